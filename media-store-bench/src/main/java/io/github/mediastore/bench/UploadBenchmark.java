package io.github.mediastore.bench;

import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.CompressionSettings.Effort;
import io.github.mediastore.image.WebpImageCompressor;
import java.io.IOException;
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

/** Measures an upload from its bytes to its WebP file, beside the usual ways in Java. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class UploadBenchmark {

  private static final int QUALITY = 85;
  private static final int METHOD = 4;

  private final WebpImageCompressor balanced = WebpImageCompressor.create();
  private final WebpImageCompressor fast =
      WebpImageCompressor.with(CompressionSettings.builder().effort(Effort.FAST).build());

  /** Runs the library with its defaults. */
  @Benchmark
  public CompressedImage mediaStore(Upload upload) {
    return balanced.compress(upload.stages().file());
  }

  /** Runs the library with its fast effort. */
  @Benchmark
  public CompressedImage mediaStoreFast(Upload upload) {
    return fast.compress(upload.stages().file());
  }

  /** Runs ImageIO, imgscalr and webp-imageio. */
  @Benchmark
  public byte[] imgscalr(Upload upload) throws IOException {
    byte[] file = upload.stages().file();
    return PlainPipelines.encode(PlainPipelines.scaleWithImgscalr(file), QUALITY, METHOD);
  }

  /** Runs Thumbnailator and webp-imageio. */
  @Benchmark
  public byte[] thumbnailator(Upload upload) throws IOException {
    byte[] file = upload.stages().file();
    return PlainPipelines.encode(PlainPipelines.scaleWithThumbnailator(file), QUALITY, METHOD);
  }
}
