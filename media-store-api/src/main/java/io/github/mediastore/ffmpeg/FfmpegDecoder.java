package io.github.mediastore.ffmpeg;

import io.github.mediastore.CodecUnavailableException;
import io.github.mediastore.decoder.CodedPictures;
import io.github.mediastore.decoder.DecoderException;
import io.github.mediastore.decoder.DecoderException.Kind;
import io.github.mediastore.decoder.ExternalDecoder;
import io.github.mediastore.decoder.FrameSink;
import io.github.mediastore.decoder.PictureCodec;
import io.github.mediastore.decoder.VideoFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes with {@code ffmpeg}, one process for each call.
 *
 * <p>A child gets coded pictures by a pipe, and no file; a video by the name of its file. It has an
 * empty environment, a directory of its own, no network, one input format, and limits on its time,
 * its threads, its memory and its output. It is killed with whatever it started when it reaches
 * one, or when the thread that waits is interrupted. Safe for use by several threads; make one and
 * keep it.
 */
public final class FfmpegDecoder implements ExternalDecoder {

  private static final Logger LOG = LoggerFactory.getLogger(FfmpegDecoder.class);

  /** A program with its libraries and buffers. */
  private static final long FIXED_MEMORY = 64L << 20;

  /** A decoder holds a picture once for itself, for each thread, and on its way out. */
  private static final int FRAMES_BESIDE_THREADS = 4;

  /** What a frame of the largest video takes, of 8192 by 4320 pixels and 10 bits. */
  private static final long VIDEO_FRAME = 8192L * 4320 * 3;

  /** What those say that were to start it (POSIX, exec). */
  private static final int NOT_RUN = 126;

  private static final int NOT_FOUND = 127;

  private static final int KILLED = 137;
  private static final int OUT_OF_TIME = 152;

  private final FfmpegProgram program;
  private final Duration timeLimit;
  private final int threads;
  private final ChildBudget budget;

  FfmpegDecoder(FfmpegProgram program, FfmpegDecoderBuilder settings) {
    this.program = program;
    this.timeLimit = settings.timeLimit;
    this.threads = settings.threads;
    this.budget = new ChildBudget(settings.memory);
    try {
      WorkingDirectory.sweep();
    } catch (IOException e) {
      LOG.warn("Directories of earlier decoders may be left in the temporary folder", e);
    }
    LOG.info("HEIC and AVIF are decoded by {}", this);
  }

  /**
   * Finds ffmpeg: in the dependency {@code org.bytedeco:ffmpeg} if that is there, else on the path.
   *
   * @return the decoder, with default limits
   * @throws CodecUnavailableException if there is none, or none that can be used; the message says
   *     why
   */
  public static FfmpegDecoder find() {
    return builder().build();
  }

  /**
   * Uses the program at a place.
   *
   * @param program the program {@code ffmpeg}
   * @return the decoder, with default limits
   * @throws CodecUnavailableException if it cannot be used; the message says why
   */
  public static FfmpegDecoder at(Path program) {
    return builder(program).build();
  }

  /**
   * Finds ffmpeg as {@link #find} does, to be given other limits.
   *
   * @return a builder
   * @throws CodecUnavailableException if there is none
   */
  public static FfmpegDecoderBuilder builder() {
    return builder(
        Programs.bundled()
            .or(Programs::onPath)
            .orElseThrow(
                () ->
                    new CodecUnavailableException(
                        "There is no ffmpeg to decode with: add the dependency %s with the classifier of this platform, or put the program on the path"
                            .formatted(Programs.DEPENDENCY),
                        null)));
  }

  /**
   * Uses the program at a place, with other limits.
   *
   * @param program the program {@code ffmpeg}
   * @return a builder
   */
  public static FfmpegDecoderBuilder builder(Path program) {
    return new FfmpegDecoderBuilder(Objects.requireNonNull(program, "program"));
  }

  @Override
  public Set<PictureCodec> codecs() {
    return program.decoders().keySet();
  }

  @Override
  public void decode(CodedPictures pictures, FrameSink sink, Duration patience) throws IOException {
    long frame = pictures.format().bytes();
    if (frame > Integer.MAX_VALUE - 16) {
      throw new DecoderException(Kind.TOO_EXPENSIVE, "its samples take " + frame + " bytes", null);
    }
    ChildLimits limits = limits(frame, pictures.bytesDecoded());
    FrameAssembler frames = new FrameAssembler(pictures, sink);
    Child.Ending ending =
        run(
            FfmpegArguments.pictures(program, pictures, limits),
            limits,
            new CodedInput(pictures),
            frames,
            patience);
    if (ending.status() != 0 || !frames.isComplete()) {
      throw failure(ending, "its decoder gave " + frames);
    }
  }

  @Override
  public byte[] frame(VideoFrame frame, Duration patience) throws DecoderException {
    long pixels = (long) frame.longerSide() * frame.longerSide();
    ChildLimits limits = limits(VIDEO_FRAME, 4 * pixels + (64 << 10));
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    Child.Ending ending;
    try {
      ending =
          run(
              FfmpegArguments.frame(program, frame, limits),
              limits,
              ChildInput.NOTHING,
              (bytes, length) -> png.write(bytes, 0, length),
              patience);
    } catch (DecoderException e) {
      throw e;
    } catch (IOException e) {
      throw new DecoderException(Kind.UNAVAILABLE, "its decoder could not be run", e);
    }
    if (ending.status() != 0) {
      throw failure(ending, "no frame of it can be decoded");
    }
    return png.toByteArray();
  }

  private ChildLimits limits(long frameBytes, long output) {
    long memory = FIXED_MEMORY + (FRAMES_BESIDE_THREADS + threads) * frameBytes;
    return new ChildLimits(timeLimit, threads, memory, output);
  }

  private Child.Ending run(
      List<String> command,
      ChildLimits limits,
      ChildInput input,
      ChildOutput output,
      Duration patience)
      throws IOException {
    ChildBudget.Grant memory = budget.take(limits.memory(), patience);
    try {
      return Child.run(
          program.confinement().around(command, limits),
          FfmpegProgram.environment(),
          limits,
          input,
          output);
    } finally {
      memory.giveBack();
    }
  }

  private static DecoderException failure(Child.Ending ending, String what) {
    IOException said =
        new IOException(
            "The decoder ended with status %d and said: %s"
                .formatted(ending.status(), ending.errors()));
    if (ending.status() == NOT_RUN || ending.status() == NOT_FOUND) {
      return new DecoderException(Kind.UNAVAILABLE, "its decoder cannot be started", said);
    }
    if (ending.status() == OUT_OF_TIME || ending.status() == KILLED) {
      return new DecoderException(Kind.TOO_EXPENSIVE, "its decoder was ended by a limit", said);
    }
    if (ending.errors().contains("Cannot allocate memory")) {
      return new DecoderException(
          Kind.TOO_EXPENSIVE, "its decoder needs more memory than it may take", said);
    }
    return new DecoderException(Kind.CORRUPT, what, said);
  }

  /** Returns what decodes, and what holds it. */
  @Override
  public String toString() {
    return "%s, ffmpeg %s (%s), held by %s, within %d s"
        .formatted(
            program.path(),
            program.version(),
            String.join(", ", program.decoders().values()),
            program.confinement(),
            timeLimit.toSeconds());
  }
}
