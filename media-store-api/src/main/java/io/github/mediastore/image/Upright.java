package io.github.mediastore.image;

import java.awt.image.BufferedImage;
import org.imgscalr.Scalr;
import org.imgscalr.Scalr.Rotation;

/** Turns a picture the way its camera was held (Exif 2.32, section 4.6.4, tag 0x0112). */
final class Upright {

  private Upright() {}

  /**
   * Turns a picture upright.
   *
   * @param picture the picture as it is stored
   * @param orientation the Exif orientation, 1 to 8
   * @return the picture as it is meant to be looked at; the same one if nothing is to be done
   */
  static BufferedImage turn(BufferedImage picture, int orientation) {
    return switch (orientation) {
      case 2 -> Scalr.rotate(picture, Rotation.FLIP_HORZ);
      case 3 -> Scalr.rotate(picture, Rotation.CW_180);
      case 4 -> Scalr.rotate(picture, Rotation.FLIP_VERT);
      case 5 -> Scalr.rotate(Scalr.rotate(picture, Rotation.CW_90), Rotation.FLIP_HORZ);
      case 6 -> Scalr.rotate(picture, Rotation.CW_90);
      case 7 -> Scalr.rotate(Scalr.rotate(picture, Rotation.CW_270), Rotation.FLIP_HORZ);
      case 8 -> Scalr.rotate(picture, Rotation.CW_270);
      default -> picture;
    };
  }
}
