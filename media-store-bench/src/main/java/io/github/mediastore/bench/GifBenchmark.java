package io.github.mediastore.bench;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.gif.GifDecoder;
import io.github.mediastore.internal.imageio.FramePlacement;
import io.github.mediastore.internal.imageio.ImageIoDecoder;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
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
 * Measures decoding and scaling a GIF of 12 megapixels, beside the JDK's reader with the same
 * resampler; run it with {@code -prof gc} to see the memory.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class GifBenchmark {

  private static final Dimensions SIZE = new Dimensions(4000, 3000);
  private static final Dimensions TARGET = SIZE.fitWithin(PlainPipelines.MAX_DIMENSION);

  /** Whether the rows come in four passes. */
  @Param({"false", "true"})
  public boolean interlaced;

  /** What it shows: a photo, dithered, or a graphic of flat colours. */
  @Param({"photo", "graphic"})
  public String picture = "";

  private byte[] file = {};
  private final ImageIoDecoder jdk = jdk();

  private static ImageIoDecoder jdk() {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    return ImageIoDecoder.with(reader.getOriginatingProvider());
  }

  /** Makes the file. */
  @Setup
  public void write() {
    BufferedImage painted =
        picture.equals("photo")
            ? GeneratedPictures.photo(SIZE.width(), SIZE.height())
            : GeneratedPictures.graphic(SIZE.width(), SIZE.height());
    file = PictureFiles.gif(painted, interlaced);
  }

  /** Runs the library's decoder. */
  @Benchmark
  public Picture mediaStore() throws IOException {
    return GifDecoder.open(file, DecodeLimits.DEFAULT)
        .decode(TARGET.width(), TARGET.height(), false);
  }

  /** Runs the JDK's reader, and scales the rows of its picture. */
  @Benchmark
  public Picture jdkReader() throws IOException {
    return jdk.decode(file, SIZE, FramePlacement.NONE, TARGET, false, param -> {});
  }
}
