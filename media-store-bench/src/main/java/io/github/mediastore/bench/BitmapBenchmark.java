package io.github.mediastore.bench;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.bmp.BmpDecoder;
import io.github.mediastore.internal.imageio.FramePlacement;
import io.github.mediastore.internal.imageio.ImageIoDecoder;
import io.github.mediastore.internal.png.PngDecoder;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
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

/**
 * Measures BMP and interlaced PNG of 12 megapixels, decoded and scaled to 1024 pixels, beside the
 * JDK's readers with the same resampler behind them. {@code -prof gc} adds the memory.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class BitmapBenchmark {

  private static final Dimensions SIZE = new Dimensions(3968, 2976);
  private static final Dimensions TARGET = SIZE.fitWithin(1024);

  /** What the file holds. */
  @Param public BitmapFiles kind = BitmapFiles.BMP_24;

  private byte[] file = {};

  /** Writes the file. */
  @Setup
  public void write() {
    file = kind.write(SIZE.width(), SIZE.height());
  }

  /** Decodes straight to the target. */
  @Benchmark
  public Object mediaStore() throws IOException {
    return kind.format().equals("png")
        ? PngDecoder.open(file, DecodeLimits.DEFAULT).decode(TARGET.width(), TARGET.height(), false)
        : BmpDecoder.open(file, DecodeLimits.DEFAULT)
            .decode(TARGET.width(), TARGET.height(), false);
  }

  /** Decodes with the JDK's reader, then scales row by row. */
  @Benchmark
  public Picture jdk() throws IOException {
    ImageIoDecoder decoder =
        ImageIoDecoder.with(
            ImageIO.getImageReadersByFormatName(kind.format()).next().getOriginatingProvider());
    return decoder.decode(file, SIZE, FramePlacement.NONE, TARGET, false, param -> {});
  }
}
