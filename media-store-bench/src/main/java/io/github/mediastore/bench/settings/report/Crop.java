package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.quality.WebpPictures;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Base64;

/** A part of a picture as a file that holds its very pixels. Immutable. */
final class Crop {

  private final byte[] file;

  private Crop(byte[] file) {
    this.file = file;
  }

  static Crop of(BufferedImage picture, Rectangle part) {
    BufferedImage crop = new BufferedImage(part.width, part.height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < part.height; y++) {
      for (int x = 0; x < part.width; x++) {
        crop.setRGB(x, y, picture.getRGB(part.x + x, part.y + y));
      }
    }
    return new Crop(WebpPictures.encodeLossless(crop));
  }

  byte[] file() {
    return file.clone();
  }

  String dataUri() {
    return "data:image/webp;base64," + Base64.getEncoder().encodeToString(file);
  }
}
