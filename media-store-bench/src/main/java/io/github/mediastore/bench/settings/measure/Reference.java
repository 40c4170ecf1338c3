package io.github.mediastore.bench.settings.measure;

import io.github.mediastore.Dimensions;
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
   * @param maxDimension of the setting
   * @param size of the result
   * @throws IOException if the upload is damaged
   */
  public static BufferedImage of(byte[] upload, int maxDimension, Dimensions size)
      throws IOException {
    return COMPRESSOR.open(upload, maxDimension).toPixels(size);
  }
}
