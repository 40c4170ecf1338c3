package io.github.mediastore.image;

import io.github.mediastore.internal.color.ColorConverter;
import io.github.mediastore.internal.color.SourceSpace;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.raster.PackedPixels;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Picture.Colour;
import io.github.mediastore.internal.raster.Plane;
import io.github.mediastore.internal.raster.PremultipliedPlanes;
import io.github.mediastore.internal.raster.YcbcrPlanes;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings a small picture to sRGB pixels with straight alpha: unpremultiplied first, because a
 * profile describes the colours themselves.
 */
final class Srgb {

  private Srgb() {}

  /** Chooses how an upload's colours become sRGB. */
  static ColorConverter converter(Colour colour, ImageHeader header) {
    SourceSpace space =
        switch (colour) {
          case GREY -> SourceSpace.GREY;
          case RGB, YCBCR -> SourceSpace.RGB;
          case CMYK, INVERTED_CMYK, YCCK -> SourceSpace.CMYK;
          case LAB -> SourceSpace.LAB;
        };
    return header
        .iccProfile()
        .map(profile -> ColorConverter.withProfile(space, profile))
        .orElseGet(() -> ColorConverter.withoutProfile(space));
  }

  /** Returns the pixels of a picture whose planes all have the picture's size. */
  static BufferedImage pixels(Picture picture, ColorConverter converter) {
    Plane first = picture.planes().get(0);
    boolean opaque = picture.alpha() == null;
    int[] packed = pack(picture);
    converter.convert(packed);
    if (picture.colour() == Colour.CMYK && picture.alpha() != null) {
      setOpacity(packed, picture.alpha());
    }
    BufferedImage pixels =
        new BufferedImage(
            first.width(),
            first.height(),
            opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    int[] target = ((DataBufferInt) pixels.getRaster().getDataBuffer()).getData();
    System.arraycopy(packed, 0, target, 0, target.length);
    return pixels;
  }

  /** Packs planes the way the converter takes them, see {@link SourceSpace}. */
  private static int[] pack(Picture picture) {
    List<Plane> planes = picture.planes();
    return switch (picture.colour()) {
      case GREY -> pack(picture.alpha(), planes.get(0), planes.get(0), planes.get(0));
      case RGB, LAB -> pack(picture.alpha(), planes.get(0), planes.get(1), planes.get(2));
      case YCBCR -> YcbcrPlanes.toPixels(planes.get(0), planes.get(1), planes.get(2));
      case CMYK -> packInks(planes, picture.alpha());
      case INVERTED_CMYK ->
          pack(planes, PackedPixels.of(planes.get(0), planes.get(1), planes.get(2)), -1);
      // The chrominances are of what the inks leave, which is the complement of inverted inks.
      case YCCK ->
          pack(planes, YcbcrPlanes.toPixels(planes.get(0), planes.get(1), planes.get(2)), 0xFF);
    };
  }

  private static int[] pack(@Nullable Plane alpha, Plane red, Plane green, Plane blue) {
    return alpha == null
        ? PackedPixels.of(red, green, blue)
        : new PremultipliedPlanes(alpha, red, green, blue).toPixels();
  }

  /** Four inks fill a packed pixel: the converter has no room for opacity. */
  private static int[] packInks(List<Plane> planes, @Nullable Plane alpha) {
    int[] inks = pack(alpha, planes.get(0), planes.get(1), planes.get(2));
    int[] black = pack(alpha, planes.get(3), planes.get(3), planes.get(3));
    for (int i = 0; i < inks.length; i++) {
      inks[i] = (inks[i] << 8) | (black[i] & 0xFF);
    }
    return inks;
  }

  private static void setOpacity(int[] pixels, Plane alpha) {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (pixels[i] & 0xFFFFFF) | alpha.samples()[i] << 24;
    }
  }

  /** Adds black to three packed inks, and inverts the bits of the mask. */
  private static int[] pack(List<Plane> planes, int[] inks, int inverted) {
    byte[] black = planes.get(3).samples();
    for (int i = 0; i < inks.length; i++) {
      inks[i] = ((inks[i] << 8) | (black[i] & 0xFF)) ^ inverted;
    }
    return inks;
  }
}
