package io.github.mediastore.image;

import io.github.mediastore.internal.raster.Region;
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

  /**
   * Returns where a part of an upright picture lies in the picture as it is stored.
   *
   * @param upright the part as it is looked at
   * @param orientation the Exif orientation, 1 to 8
   */
  static Region asStored(Region upright, int orientation) {
    double left = upright.left();
    double top = upright.top();
    double width = upright.width();
    double height = upright.height();
    double right = Math.max(0, 1 - left - width);
    double bottom = Math.max(0, 1 - top - height);
    return switch (orientation) {
      case 2 -> new Region(right, top, width, height);
      case 3 -> new Region(right, bottom, width, height);
      case 4 -> new Region(left, bottom, width, height);
      case 5 -> new Region(top, left, height, width);
      case 6 -> new Region(top, right, height, width);
      case 7 -> new Region(bottom, right, height, width);
      case 8 -> new Region(bottom, left, height, width);
      default -> upright;
    };
  }
}
