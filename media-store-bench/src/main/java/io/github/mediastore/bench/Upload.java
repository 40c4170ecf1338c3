package io.github.mediastore.bench;

import io.github.mediastore.image.internal.CompressorStages;
import io.github.mediastore.image.internal.StagedUpload;
import io.github.mediastore.internal.raster.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One photo and what each stage makes of it. */
@State(Scope.Benchmark)
public class Upload {

  /** Name of the photo, see {@link Photos#load}. */
  @Param({"jpeg-420", "jpeg-422", "jpeg-progressive", "png-photo", "png-graphic"})
  public String photo = "";

  private final CompressorStages compressor = CompressorStages.load();

  private @Nullable Stages stages;

  /** Loads the photo and runs the stages once. */
  @Setup
  public void load() throws IOException {
    byte[] file = Photos.load(photo);
    StagedUpload staged = compressor.open(file, PlainPipelines.MAX_DIMENSION);
    Picture decoded = staged.decode();
    Picture resampled = staged.resample(decoded);
    BufferedImage colours = staged.toSrgb(resampled);
    BufferedImage upright = staged.turnUpright(colours);
    stages = new Stages(file, staged, decoded, resampled, colours, upright);
  }

  CompressorStages compressor() {
    return compressor;
  }

  Stages stages() {
    return Objects.requireNonNull(stages, "stages");
  }

  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  record Stages(
      byte[] file,
      StagedUpload staged,
      Picture decoded,
      Picture resampled,
      BufferedImage colours,
      BufferedImage upright) {}
}
