package io.github.mediastore.bench;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the search for the best quality that fits, under limits that are met early and late. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class LadderBenchmark {

  /** The quality at which the limit is met. */
  @Param({"85", "60", "40"})
  public int endsAt;

  private @Nullable StagedLadder ladder;

  /** Finds the limit. */
  @Setup
  public void findLimit(Upload upload) throws IOException {
    ladder = StagedLadder.endingAt(endsAt, upload);
  }

  /** Tries one quality after the other. */
  @Benchmark
  public byte[] stepByStep() {
    return ladder().climbDownStepByStep();
  }

  /** Runs the library's search, whose answer is the same. */
  @Benchmark
  public byte[] mediaStore() {
    return ladder().climbDown();
  }

  private StagedLadder ladder() {
    return Objects.requireNonNull(ladder, "ladder");
  }
}
