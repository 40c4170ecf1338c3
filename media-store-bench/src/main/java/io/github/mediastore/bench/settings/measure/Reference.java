package io.github.mediastore.bench.settings.measure;

import io.github.mediastore.Dimensions;
import io.github.mediastore.image.Fit;
import io.github.mediastore.image.internal.CompressorStages;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** The pixels that a result was encoded from, before anything was lost to the encoder. */
public final class Reference {

  private static final CompressorStages COMPRESSOR = CompressorStages.load();

  private Reference() {}

  /**
   * Makes the picture again.
   *
   * @param upload the upload
   * @param fit of the setting
   * @param size of the result
   * @throws IOException if the upload is damaged
   */
  public static BufferedImage of(byte[] upload, Fit fit, Dimensions size) throws IOException {
    return fit.kind() == Fit.Kind.INSIDE
        ? COMPRESSOR.open(upload, fit.longerSide()).toPixels(size)
        : COMPRESSOR.fitted(upload, fit.kind().name(), fit.width(), fit.height(), size);
  }
}
