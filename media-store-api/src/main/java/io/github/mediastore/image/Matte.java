package io.github.mediastore.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/** The opaque colour that transparent pictures are laid on; blends in sRGB as browsers do. */
final class Matte {

  private final int red;
  private final int green;
  private final int blue;

  Matte(int rgb) {
    this.red = rgb >> 16 & 255;
    this.green = rgb >> 8 & 255;
    this.blue = rgb & 255;
  }

  /**
   * Lays a picture on the matte.
   *
   * @param picture a picture of packed integers with straight (not premultiplied) alpha, or an
   *     opaque one
   * @return an opaque picture; the same one if it is opaque already
   */
  BufferedImage flatten(BufferedImage picture) {
    if (!picture.getColorModel().hasAlpha()) {
      return picture;
    }
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage flat = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] target = ((DataBufferInt) flat.getRaster().getDataBuffer()).getData();
    picture.getRGB(0, 0, width, height, target, 0, width);
    for (int i = 0; i < target.length; i++) {
      target[i] = blend(target[i]);
    }
    return flat;
  }

  /**
   * Lays a picture on an area of the matte, or of nothing.
   *
   * @param picture a picture of packed integers
   * @param framing where it lies
   * @param transparent whether the area is transparent
   * @return a new picture
   */
  BufferedImage surround(BufferedImage picture, Framing framing, boolean transparent) {
    int width = framing.canvas().width();
    int height = framing.canvas().height();
    BufferedImage canvas =
        new BufferedImage(
            width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    int[] target = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
    if (!transparent) {
      Arrays.fill(target, red << 16 | green << 8 | blue);
    }
    picture.getRGB(
        0,
        0,
        picture.getWidth(),
        picture.getHeight(),
        target,
        framing.top() * width + framing.left(),
        width);
    return canvas;
  }

  private int blend(int argb) {
    int alpha = argb >>> 24;
    return blend(argb >> 16 & 255, red, alpha) << 16
        | blend(argb >> 8 & 255, green, alpha) << 8
        | blend(argb & 255, blue, alpha);
  }

  private static int blend(int over, int under, int alpha) {
    return (over * alpha + under * (255 - alpha) + 127) / 255;
  }
}
