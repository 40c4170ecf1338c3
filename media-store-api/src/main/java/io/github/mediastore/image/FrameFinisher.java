package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.color.ColorConverter;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.raster.Picture;
import java.awt.image.BufferedImage;

/** Takes decoded pictures to their final look: scaled, in sRGB, on the matte, upright, framed. */
final class FrameFinisher {

  private final boolean keepAlpha;
  private final Matte matte;

  FrameFinisher(CompressionSettings settings) {
    this.keepAlpha = settings.keepAlpha();
    this.matte = new Matte(settings.matte());
  }

  /** Finishes a picture, or a part of one. */
  BufferedImage finish(
      Picture decoded, ColorConverter converter, ImageHeader header, Framing framing) {
    Dimensions stored = header.turned(framing.inner());
    Picture small = decoded.resample(stored.width(), stored.height());
    BufferedImage pixels = Srgb.pixels(small, converter);
    BufferedImage flat = keepAlpha ? pixels : matte.flatten(pixels);
    BufferedImage upright = Upright.turn(flat, header.orientation());
    return framing.isPadded() ? matte.surround(upright, framing, keepAlpha) : upright;
  }
}
