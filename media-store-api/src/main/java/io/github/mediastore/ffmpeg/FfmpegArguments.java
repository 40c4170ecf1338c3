package io.github.mediastore.ffmpeg;

import io.github.mediastore.decoder.CodedPictures;
import io.github.mediastore.decoder.FrameFormat;
import io.github.mediastore.decoder.PictureCodec;
import io.github.mediastore.decoder.VideoFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Says in ffmpeg's words what a child is to do (ffmpeg(1), ffmpeg-protocols(1)). Each says what the
 * input is, so that none of some 300 demultiplexers is chosen by the bytes, and which protocol may
 * be used, so that nothing is fetched.
 */
final class FfmpegArguments {

  private final FfmpegProgram program;
  private final List<String> arguments = new ArrayList<>();

  private FfmpegArguments(FfmpegProgram program, ChildLimits limits) {
    this.program = program;
    add(program.path().toString(), "-nostdin", "-hide_banner", "-nostats", "-loglevel", "error");
    add("-xerror");
    // The system's limit is the better one, and both at once are refused.
    if (program.confinement().prlimit().isEmpty()) {
      add("-timelimit", Long.toString(limits.processorSeconds()));
    }
  }

  /** Coded pictures from standard input to samples on standard output, as they are. */
  static List<String> pictures(FfmpegProgram program, CodedPictures pictures, ChildLimits limits) {
    FfmpegArguments line = new FfmpegArguments(program, limits);
    FrameFormat format = pictures.format();
    line.maximum(format.bytes());
    line.add("-protocol_whitelist", "pipe");
    line.add("-f", pictures.codec() == PictureCodec.HEVC ? "hevc" : "ivf");
    line.add("-c:v", Objects.requireNonNull(program.decoders().get(pictures.codec())));
    line.add("-threads", Integer.toString(limits.threads()));
    line.add(
        "-max_pixels",
        Long.toString((long) alignedUp(format.width()) * alignedUp(format.height())));
    line.add("-noautorotate", "-i", "pipe:0");
    line.add("-map", "0:v:0", "-noautoscale");
    line.add("-frames:v", Integer.toString(pictures.pictures().size()));
    line.everyFrameOnce();
    // Without a pixel format of ours there is no conversion either.
    line.add("-f", "rawvideo", "pipe:1");
    return line.arguments;
  }

  /** A frame of a video to a PNG on standard output. */
  static List<String> frame(FfmpegProgram program, VideoFrame frame, ChildLimits limits) {
    FfmpegArguments line = new FfmpegArguments(program, limits);
    line.add("-protocol_whitelist", "file");
    line.add("-ss", seconds(frame.at()));
    line.add("-f", frame.container() == VideoFrame.Container.ISO_MEDIA ? "mov" : "matroska");
    line.add("-threads", Integer.toString(limits.threads()));
    line.add("-i", "file:" + frame.file().toAbsolutePath());
    line.add("-map", "0:V:0", "-frames:v", "1"); // Not the cover of a piece of music.
    line.everyFrameOnce();
    line.add("-vf", scaled(frame.longerSide()), "-pix_fmt", "rgb24");
    line.add(
        "-c:v",
        "png",
        "-threads",
        "1",
        "-f",
        "image2pipe",
        "-protocol_whitelist",
        "pipe",
        "pipe:1");
    return line.arguments;
  }

  /** Square pixels first, along the side where they are longer; then the size, never larger. */
  private static String scaled(int longerSide) {
    return ("scale=w='iw*max(1,sar)':h='ih/min(1,sar)',setsar=1,"
                + "scale=w='min(iw,%1$d)':h='min(ih,%1$d)':force_original_aspect_ratio=decrease:flags=lanczos")
        .formatted(longerSide);
  }

  private void maximum(long frameBytes) {
    add("-max_alloc", Long.toString(Math.max(64L << 20, 4 * frameBytes)));
  }

  /** Neither repeats nor drops a frame for the sake of a rate. */
  private void everyFrameOnce() {
    add(program.isAtLeast(5, 1) ? "-fps_mode" : "-vsync", "passthrough");
  }

  /** Coded pictures are whole blocks: of HEVC and of AV1 up to 128 pixels a side. */
  private static int alignedUp(int side) {
    return side + 127 & -128;
  }

  private static String seconds(Duration duration) {
    return "%d.%09d".formatted(duration.getSeconds(), duration.getNano());
  }

  private void add(String... more) {
    arguments.addAll(List.of(more));
  }
}
