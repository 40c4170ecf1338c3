package io.github.mediastore.ffmpeg;

import io.github.mediastore.decoder.CodedPictures;
import io.github.mediastore.decoder.FrameFormat;
import io.github.mediastore.decoder.FrameFormat.Chroma;
import io.github.mediastore.decoder.PictureCodec;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that decodes with what plays a decoder, and is killed meanwhile. */
final class DecodingHost {

  private DecodingHost() {}

  /** Takes the decoder, and how many seconds it may live. */
  public static void main(String[] arguments) throws Exception {
    FfmpegDecoder decoder =
        FfmpegDecoder.builder(Path.of(arguments[0]))
            .timeLimit(Duration.ofSeconds(Long.parseLong(arguments[1])))
            .build();
    FrameFormat format = new FrameFormat(16, 16, Chroma.C420, 8);
    List<ByteBuffer> picture = List.of(ByteBuffer.allocate(1));
    decoder.decode(
        new CodedPictures(PictureCodec.HEVC, format, List.of(picture)),
        frame -> {},
        Duration.ofSeconds(30));
  }
}
