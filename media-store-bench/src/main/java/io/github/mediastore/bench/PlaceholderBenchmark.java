package io.github.mediastore.bench;

import io.github.mediastore.Placeholder;
import io.github.mediastore.jdbc.JdbcPlaceholder;
import org.openjdk.jmh.annotations.Benchmark;

/** Stands where the benchmarks will be. */
public class PlaceholderBenchmark {

  /** Asks the encoder for its compression types. */
  @Benchmark
  public int compressionTypes() {
    return Placeholder.compressionTypes().length + JdbcPlaceholder.compressionTypes();
  }
}
