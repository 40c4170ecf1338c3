package io.github.mediastore.image;

import java.awt.image.BufferedImage;

/** Makes a file of a picture, smaller or better as it is told. */
@FunctionalInterface
interface LossyEncoder {

  /**
   * Encodes a picture without metadata.
   *
   * @param picture an sRGB picture
   * @param quality 0 to 100
   * @return the file
   */
  byte[] encode(BufferedImage picture, int quality);
}
