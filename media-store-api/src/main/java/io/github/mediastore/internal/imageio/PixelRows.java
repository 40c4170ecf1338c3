package io.github.mediastore.internal.imageio;

import io.github.mediastore.internal.imageio.ReaderException.Kind;
import io.github.mediastore.internal.raster.Picture.Colour;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * Reads the rows of a decoded picture as the file's own 8-bit samples.
 *
 * <p>{@link BufferedImage#getRGB} would convert colours on the way, and wrongly so for grey, which
 * it takes to be linear. Here samples stay what the file says; only more than 8 bits are rounded to
 * 8, and fewer are widened.
 */
abstract class PixelRows {

  final Raster raster;

  private PixelRows(BufferedImage picture) {
    this.raster = picture.getRaster();
  }

  /**
   * Chooses how to read a picture.
   *
   * @throws ReaderException if the picture has samples that are no integers, or more bands than
   *     grey or RGB with alpha
   */
  static PixelRows of(BufferedImage picture) throws ReaderException {
    ColorModel model = picture.getColorModel();
    if (model instanceof IndexColorModel) {
      return new Palette(picture);
    }
    if ((model instanceof ComponentColorModel || model instanceof DirectColorModel)
        && Components.canRead(picture)) {
      return new Components(picture);
    }
    throw new ReaderException(
        Kind.UNSUPPORTED,
        "pixels of "
            + model.getNumComponents()
            + " components of "
            + model.getPixelSize()
            + " bit");
  }

  /** Returns what the colour samples of a pixel mean. */
  abstract Colour colour();

  /** Returns whether the last sample of a pixel is its alpha. */
  abstract boolean hasAlpha();

  /** Returns whether the colour samples are multiplied by alpha already. */
  abstract boolean isPremultiplied();

  /** Returns the number of samples a pixel has, alpha included. */
  final int samplesPerPixel() {
    return colour().components() + (hasAlpha() ? 1 : 0);
  }

  /**
   * Reads a row.
   *
   * @param y which
   * @param samples where to put {@link #samplesPerPixel} samples of 0 to 255 for each pixel
   */
  abstract void read(int y, int[] samples);

  /** Pixels are indexes of a palette, whose colours are sRGB by its class. */
  private static final class Palette extends PixelRows {

    private final BufferedImage picture;
    private final boolean alpha;
    private final boolean grey;
    private final int[] row;

    Palette(BufferedImage picture) {
      super(picture);
      this.picture = picture;
      this.alpha = picture.getColorModel().hasAlpha();
      this.grey = isGrey(picture.getColorModel());
      this.row = new int[picture.getWidth()];
    }

    /** Fax pages and other palettes of greys are a third of the work as what they are. */
    private static boolean isGrey(ColorModel model) {
      if (!(model instanceof IndexColorModel palette)) {
        return false;
      }
      int[] colours = new int[palette.getMapSize()];
      palette.getRGBs(colours);
      return Arrays.stream(colours)
          .allMatch(c -> (c >> 16 & 255) == (c & 255) && (c >> 8 & 255) == (c & 255));
    }

    @Override
    Colour colour() {
      return grey ? Colour.GREY : Colour.RGB;
    }

    @Override
    boolean hasAlpha() {
      return alpha;
    }

    /** {@link BufferedImage#getRGB} divides by alpha. */
    @Override
    boolean isPremultiplied() {
      return false;
    }

    @Override
    void read(int y, int[] samples) {
      picture.getRGB(0, y, row.length, 1, row, 0, row.length);
      int i = 0;
      for (int argb : row) {
        if (!grey) {
          samples[i++] = argb >> 16 & 255;
          samples[i++] = argb >> 8 & 255;
        }
        samples[i++] = argb & 255;
        if (alpha) {
          samples[i++] = argb >>> 24;
        }
      }
    }
  }

  /** Pixels are the samples themselves, side by side or packed. */
  private static final class Components extends PixelRows {

    private final int bands;
    private final Colour colour;
    private final boolean premultiplied;
    private final int[] maxima;

    Components(BufferedImage picture) {
      super(picture);
      this.bands = raster.getNumBands();
      this.colour = colour(picture.getColorModel());
      this.premultiplied = picture.isAlphaPremultiplied();
      this.maxima =
          Arrays.stream(picture.getSampleModel().getSampleSize())
              .map(bits -> (1 << bits) - 1)
              .toArray();
    }

    private static Colour colour(ColorModel model) {
      return switch (model.getColorSpace().getType()) {
        case ColorSpace.TYPE_GRAY -> Colour.GREY;
        case ColorSpace.TYPE_CMYK -> Colour.CMYK;
        case ColorSpace.TYPE_Lab -> Colour.LAB;
        default -> Colour.RGB;
      };
    }

    static boolean canRead(BufferedImage picture) {
      ColorModel model = picture.getColorModel();
      int colours = colour(model).components();
      int bands = picture.getRaster().getNumBands();
      return (bands == colours || (model.hasAlpha() && bands == colours + 1))
          && Arrays.stream(picture.getSampleModel().getSampleSize())
              .allMatch(bits -> bits >= 1 && bits <= 16);
    }

    @Override
    Colour colour() {
      return colour;
    }

    @Override
    boolean hasAlpha() {
      return bands > colour.components();
    }

    @Override
    boolean isPremultiplied() {
      return premultiplied;
    }

    @Override
    void read(int y, int[] samples) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, samples);
      int count = raster.getWidth() * bands;
      for (int i = 0; i < count; i++) {
        int max = maxima[i % bands];
        if (max != 255) {
          samples[i] = (samples[i] * 255 + max / 2) / max;
        }
      }
    }
  }
}
