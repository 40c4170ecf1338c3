package io.github.mediastore.bench;

import io.github.mediastore.MediaInfo;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the store on a column with metadata. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@State(Scope.Benchmark)
public class ColumnBenchmark {

  /** Looks up the picture's facts. */
  @Benchmark
  public MediaInfo columnInfo(ColumnDatabase database) {
    return database.store().info(ColumnDatabase.PICTURE).orElseThrow();
  }

  /** Reads the picture. */
  @Benchmark
  public byte[] columnFind(ColumnDatabase database) {
    return database.store().find(ColumnDatabase.PICTURE).orElseThrow().bytes();
  }
}
