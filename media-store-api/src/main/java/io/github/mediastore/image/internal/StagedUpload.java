package io.github.mediastore.image.internal;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.raster.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** An upload whose header was read, ready for the stages that make pixels of it. Immutable. */
public interface StagedUpload {

  /**
   * Decodes, at the scale that leaves the resampler enough.
   *
   * @throws IOException if the upload is damaged
   */
  Picture decode() throws IOException;

  /** Scales what was decoded to the exact target. */
  Picture resample(Picture decoded);

  /** Packs the planes into sRGB pixels, on white. */
  BufferedImage toSrgb(Picture resampled);

  /** Turns a picture the way the camera of this upload was held. */
  BufferedImage turnUpright(BufferedImage picture);

  /**
   * Runs all stages: returns the pixels that are encoded.
   *
   * @throws IOException if the upload is damaged
   */
  BufferedImage toPixels() throws IOException;

  /**
   * Runs all stages to another size, as the ladder does where no quality fits.
   *
   * @param upright the size of the result, as it is looked at
   * @throws IOException if the upload is damaged
   */
  BufferedImage toPixels(Dimensions upright) throws IOException;
}
