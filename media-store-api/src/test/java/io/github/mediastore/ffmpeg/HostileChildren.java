package io.github.mediastore.ffmpeg;

import io.github.mediastore.decoder.CodedPictures;
import io.github.mediastore.decoder.DecoderException;
import io.github.mediastore.decoder.FrameFormat;
import io.github.mediastore.decoder.FrameFormat.Chroma;
import io.github.mediastore.decoder.PictureCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A program that decodes 48 times, many at once, with what does all that a decoder must not. */
final class HostileChildren {

  private static final List<String> ACTS =
      List.of(
          "cat /dev/zero",
          "cat /dev/zero >&2",
          "sleep 900",
          "for i in 1 2 3 4 5 6 7 8; do sleep 900 & done; wait",
          "cat > /dev/null; kill -SEGV $$",
          "head -c 100000000 /dev/urandom >&2; exit 1");

  private static final FrameFormat FORMAT = new FrameFormat(1024, 1024, Chroma.C420, 8);
  private static final Duration TIME_LIMIT = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int ROUNDS = 8;
  private static final int AT_ONCE = 6;

  private HostileChildren() {}

  /** Takes a folder for the scripts. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    List<FfmpegDecoder> decoders = new ArrayList<>();
    for (String act : ACTS) {
      decoders.add(decoder(folder, act, TIME_LIMIT));
    }
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<Boolean>> refusals = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (FfmpegDecoder decoder : decoders) {
        refusals.add(threads.submit(() -> isRefused(decoder)));
      }
    }
    int refused = 0;
    for (Future<Boolean> refusal : refusals) {
      refused += refusal.get() ? 1 : 0;
    }
    threads.shutdown();
    String frame = "head -c %d /dev/zero".formatted(FORMAT.bytes());
    boolean good = !isRefused(decoder(folder, frame, PATIENCE));
    long left = ProcessHandle.current().descendants().count();
    System.out.printf("%d refused, then well: %b, processes left: %d%n", refused, good, left);
  }

  private static FfmpegDecoder decoder(Path folder, String act, Duration limit) throws IOException {
    return FfmpegDecoder.builder(ActedDecoder.write(folder, act)).timeLimit(limit).build();
  }

  private static boolean isRefused(FfmpegDecoder decoder) throws IOException {
    List<ByteBuffer> picture = List.of(ByteBuffer.allocate(8 << 20));
    try {
      decoder.decode(
          new CodedPictures(PictureCodec.HEVC, FORMAT, List.of(picture)), frame -> {}, PATIENCE);
      return false;
    } catch (DecoderException e) {
      return true;
    }
  }
}
