package io.github.mediastore.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;

/** Says how much the children of a {@link FfmpegDecoder} may take. Not for several threads. */
public final class FfmpegDecoderBuilder {

  private static final long LEAST_MEMORY = 128L << 20;
  private static final int MOST_THREADS = 64;

  private final Path path;
  Duration timeLimit = Duration.ofSeconds(20);
  int threads = 2;
  long memory = 1L << 30;

  FfmpegDecoderBuilder(Path path) {
    this.path = path;
  }

  /**
   * Sets how long a child may live.
   *
   * @param limit the longest life, above 0; 20 seconds by default
   * @return this builder
   */
  public FfmpegDecoderBuilder timeLimit(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("timeLimit is " + limit + "; it must be positive");
    }
    this.timeLimit = limit;
    return this;
  }

  /**
   * Sets how many threads a child decodes with.
   *
   * @param count 1 to 64; 2 by default
   * @return this builder
   */
  public FfmpegDecoderBuilder threads(int count) {
    if (count < 1 || count > MOST_THREADS) {
      throw new IllegalArgumentException("threads is " + count + ", not 1 to " + MOST_THREADS);
    }
    this.threads = count;
    return this;
  }

  /**
   * Sets how much memory all children of the decoder together may need. Each is counted with what
   * its picture needs; one that needs more than this is not started, and one for which there is no
   * room waits.
   *
   * @param bytes the most memory, at least 128 MiB; 1 GiB by default
   * @return this builder
   */
  public FfmpegDecoderBuilder memory(long bytes) {
    if (bytes < LEAST_MEMORY) {
      throw new IllegalArgumentException("memory is " + bytes + ", not at least " + LEAST_MEMORY);
    }
    this.memory = bytes;
    return this;
  }

  /**
   * Asks the program what it is and what it can decode.
   *
   * @return the decoder
   * @throws io.github.mediastore.CodecUnavailableException if it does not run, or cannot decode
   *     what is needed
   */
  public FfmpegDecoder build() {
    return new FfmpegDecoder(FfmpegProgram.ask(path), this);
  }
}
