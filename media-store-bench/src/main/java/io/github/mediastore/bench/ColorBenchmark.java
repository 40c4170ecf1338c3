package io.github.mediastore.bench;

import io.github.mediastore.internal.color.ColorConverter;
import io.github.mediastore.internal.color.SourceSpace;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Random;
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

/** Measures the conversion of a picture of 1024 x 768 to sRGB, converter included. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class ColorBenchmark {

  private final int[] pixels = new Random(3).ints(1024 * 768).toArray();
  private final byte[] matrixProfile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

  /** Converts RGB with three curves and a matrix, as phones' Display P3 has them. */
  @Benchmark
  public int[] matrixProfile() {
    return converted(ColorConverter.withProfile(SourceSpace.RGB, matrixProfile));
  }

  /** Converts CMYK that has no profile. */
  @Benchmark
  public int[] bareCmyk() {
    return converted(ColorConverter.withoutProfile(SourceSpace.CMYK));
  }

  private int[] converted(ColorConverter converter) {
    int[] copy = pixels.clone();
    converter.convert(copy);
    return copy;
  }
}
