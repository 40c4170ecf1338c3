package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.Plane;
import io.github.mediastore.internal.tiff.PictureModel.Subsampling;
import io.github.mediastore.internal.tiff.directory.Compression;
import io.github.mediastore.internal.tiff.directory.TiffDirectory;
import io.github.mediastore.internal.tiff.directory.TiffEntry;
import io.github.mediastore.internal.tiff.directory.TiffTag;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How luminance and two chrominances stand for red, green and blue (TIFF 6.0, sections 20 and 21).
 *
 * <p>Conversion is linear, so it may wait until the planes have their final size.
 */
final class Chrominance {

  /** ITU-R BT.601, as JFIF has it. */
  private static final double[] COEFFICIENTS = {0.299, 0.587, 0.114};

  /** The whole range of a byte, as JFIF has it. */
  private static final double[] REFERENCE = {0, 255, 128, 255, 128, 255};

  /** Files round what they write. */
  private static final double TOLERANCE = 0.002;

  private static final double WHITE = 255;
  private static final double MOST_CHROMINANCE = 127;

  private final Subsampling subsampling;
  private final double[] coefficients;
  private final double[] reference;

  private Chrominance(Subsampling subsampling, double[] coefficients, double[] reference) {
    this.subsampling = subsampling;
    this.coefficients = coefficients;
    this.reference = reference;
  }

  static Chrominance read(TiffDirectory directory, TiffLayout layout) throws IOException {
    if (layout.compression() == Compression.JPEG) {
      // Whatever the tags say: readers decode it as JFIF has it, and the JPEG tells its sampling.
      return new Chrominance(Subsampling.NONE, COEFFICIENTS, REFERENCE);
    }
    double[] coefficients = reals(directory, TiffTag.YCBCR_COEFFICIENTS, COEFFICIENTS);
    double[] reference = reals(directory, TiffTag.REFERENCE_BLACK_WHITE, REFERENCE);
    // A reference is told in values of the file's depth.
    double scale = layout.bits() == 8 ? 1 : WHITE / ((1 << layout.bits()) - 1);
    for (int i = 0; i < reference.length && reference != REFERENCE; i++) {
      reference[i] *= scale;
    }
    return new Chrominance(
        subsampling(directory, layout),
        coefficients[1] > 0 ? coefficients : COEFFICIENTS,
        reference);
  }

  private static Subsampling subsampling(TiffDirectory directory, TiffLayout layout)
      throws IOException {
    Optional<TiffEntry> entry = directory.entry(TiffTag.YCBCR_SUBSAMPLING);
    long across = entry.isPresent() ? entry.get().value(0).orElse(2) : 2;
    long down = entry.isPresent() ? entry.get().value(1).orElse(2) : 2;
    if (!isPossible(across) || !isPossible(down)) {
      throw DecodeException.corrupt(
          "Chrominance cannot be subsampled by " + across + " and " + down);
    }
    Subsampling subsampling = new Subsampling((int) across, (int) down);
    if ((layout.across() > 1 && layout.segmentWidth() % across != 0)
        || (layout.down() > 1 && layout.segmentHeight() % down != 0)) {
      throw DecodeException.corrupt(
          "Chrominance subsampled by %d and %d does not fit into parts of %d x %d pixels"
              .formatted(across, down, layout.segmentWidth(), layout.segmentHeight()));
    }
    return subsampling;
  }

  private static boolean isPossible(long factor) {
    return factor == 1 || factor == 2 || factor == 4;
  }

  /** Reads as many numbers as there are defaults, which stand in for those that are missing. */
  private static double[] reals(TiffDirectory directory, int tag, double[] defaults)
      throws IOException {
    Optional<TiffEntry> entry = directory.optionalEntry(tag, defaults.length);
    if (entry.isEmpty()) {
      return defaults;
    }
    double[] values = new double[defaults.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = entry.get().real(i, defaults[i]);
    }
    return values;
  }

  Subsampling subsampling() {
    return subsampling;
  }

  /** Returns whether the planes mean what those of a JPEG mean. */
  boolean isThatOfJpeg() {
    return isNear(coefficients, COEFFICIENTS) && isNear(reference, REFERENCE);
  }

  private static boolean isNear(double[] values, double[] others) {
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i] - others[i]) <= TOLERANCE)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Converts planes without padding.
   *
   * @param planes luminance and the two chrominances, multiplied by the opacity if there is one
   * @param alpha the opacity
   * @return planes of red, green and blue, multiplied likewise
   */
  List<Plane> toRgb(List<Plane> planes, @Nullable Plane alpha) {
    byte[] luma = planes.get(0).samples();
    byte[] blueChroma = planes.get(1).samples();
    byte[] redChroma = planes.get(2).samples();
    byte[][] rgb = new byte[3][luma.length];
    double redOfCr = 2 - 2 * coefficients[0];
    double blueOfCb = 2 - 2 * coefficients[2];
    for (int i = 0; i < luma.length; i++) {
      double opacity = alpha == null ? 1 : (alpha.samples()[i] & 0xFF) / WHITE;
      double y = expand(luma[i], 0, WHITE, opacity);
      double cb = expand(blueChroma[i], 2, MOST_CHROMINANCE, opacity);
      double cr = expand(redChroma[i], 4, MOST_CHROMINANCE, opacity);
      double red = y + redOfCr * cr;
      double blue = y + blueOfCb * cb;
      double green = (y - coefficients[0] * red - coefficients[2] * blue) / coefficients[1];
      rgb[0][i] = level(red);
      rgb[1][i] = level(green);
      rgb[2][i] = level(blue);
    }
    int width = planes.get(0).width();
    int height = planes.get(0).height();
    return List.of(
        Plane.of(rgb[0], width, height),
        Plane.of(rgb[1], width, height),
        Plane.of(rgb[2], width, height));
  }

  private double expand(byte level, int at, double range, double opacity) {
    double black = reference[at];
    double span = reference[at + 1] - black;
    return ((level & 0xFF) - opacity * black) * range / (span == 0 ? 1 : span);
  }

  private static byte level(double value) {
    return (byte) Math.round(Math.max(0, Math.min(WHITE, value)));
  }
}
