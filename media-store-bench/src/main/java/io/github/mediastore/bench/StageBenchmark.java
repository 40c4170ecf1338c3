package io.github.mediastore.bench;

import io.github.mediastore.bench.Upload.Stages;
import io.github.mediastore.image.internal.StagedUpload;
import io.github.mediastore.internal.raster.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Measures each stage of the compressor by itself. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StageBenchmark {

  private static final int QUALITY = 85;

  /** Decodes at the scale that leaves the resampler enough. */
  @Benchmark
  public Picture decode(Upload upload) throws IOException {
    return upload.stages().staged().decode();
  }

  /** Decodes, then scales to the exact target. */
  @Benchmark
  public Picture decodeAndResample(Upload upload) throws IOException {
    StagedUpload staged = upload.stages().staged();
    return staged.resample(staged.decode());
  }

  /** Scales to the exact target what was decoded. */
  @Benchmark
  public Picture resample(Upload upload) {
    Stages stages = upload.stages();
    return stages.staged().resample(stages.decoded());
  }

  /** Makes sRGB pixels of the small planes. */
  @Benchmark
  public BufferedImage toSrgb(Upload upload) {
    Stages stages = upload.stages();
    return stages.staged().toSrgb(stages.resampled());
  }

  /** Turns the small picture, if its camera was held so. */
  @Benchmark
  public BufferedImage turnUpright(Upload upload) {
    Stages stages = upload.stages();
    return stages.staged().turnUpright(stages.colours());
  }

  /** Encodes once with the least effort, libwebp's method 2. */
  @Benchmark
  public byte[] encodeFast(Upload upload) {
    return encode(upload, 2);
  }

  /** Encodes once with the default effort, libwebp's method 4. */
  @Benchmark
  public byte[] encodeBalanced(Upload upload) {
    return encode(upload, 4);
  }

  /** Encodes once with the most effort, libwebp's method 6. */
  @Benchmark
  public byte[] encodeSmallest(Upload upload) {
    return encode(upload, 6);
  }

  private static byte[] encode(Upload upload, int method) {
    return upload.compressor().encode(upload.stages().upright(), QUALITY, method);
  }
}
