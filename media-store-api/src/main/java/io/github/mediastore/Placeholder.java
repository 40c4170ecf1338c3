package io.github.mediastore;

import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.imgscalr.Scalr;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands where the library will be, and touches each dependency once. */
public final class Placeholder {

  private static final Logger LOG = LoggerFactory.getLogger(Placeholder.class);

  private Placeholder() {}

  /**
   * Returns the compression types that the WebP encoder offers.
   *
   * @return their names
   */
  public static String[] compressionTypes() {
    LOG.debug("Asking the encoder");
    return new WebPWriteParam(Locale.ROOT).getCompressionTypes();
  }

  /**
   * Halves a picture.
   *
   * @param picture the picture
   * @return a smaller one
   */
  public static BufferedImage halve(BufferedImage picture) {
    return Scalr.resize(picture, Math.max(1, picture.getWidth() / 2));
  }
}
