package io.github.mediastore.internal.video;

import io.github.mediastore.internal.png.PngDecoder;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Plane;
import java.io.IOException;
import java.util.List;

/**
 * How bright a frame is, and how much there is to see in it.
 *
 * @param brightness the mean of its luma (ITU-R BT.601), 0 to 255
 * @param contrast the standard deviation of its luma
 */
public record FrameLook(double brightness, double contrast) {

  /** Details do not count: what is judged is what one sees of a thumbnail. */
  private static final int SIDE = 48;

  /** The frames of a decoder that was told to make none larger. */
  private static final DecodeLimits LIMITS = new DecodeLimits(1L << 28, 16_383);

  private static final double DARKEST = 28;
  private static final double BRIGHTEST = 232;
  private static final double LEAST_CONTRAST = 16;

  /**
   * Looks at a frame.
   *
   * @param png the frame, not changed meanwhile
   * @throws IOException if it is no PNG
   */
  public static FrameLook of(byte[] png) throws IOException {
    PngDecoder frame = PngDecoder.open(png, LIMITS);
    int width = Math.min(SIDE, frame.width());
    int height = Math.min(SIDE, frame.height());
    return of(frame.decode(width, height, false).planes());
  }

  private static FrameLook of(List<Plane> planes) {
    Plane first = planes.get(0);
    Plane red = first;
    Plane green = planes.size() < 3 ? first : planes.get(1);
    Plane blue = planes.size() < 3 ? first : planes.get(2);
    double sum = 0;
    double squares = 0;
    for (int y = 0; y < first.height(); y++) {
      for (int x = 0; x < first.width(); x++) {
        int i = y * first.stride() + x;
        double luma = 0.299 * at(red, i) + 0.587 * at(green, i) + 0.114 * at(blue, i);
        sum += luma;
        squares += luma * luma;
      }
    }
    double count = (double) first.width() * first.height();
    double mean = sum / count;
    return new FrameLook(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
  }

  private static int at(Plane plane, int index) {
    return plane.samples()[index] & 0xFF;
  }

  /** Returns whether there is something to see, so that no other moment need be tried. */
  public boolean isGood() {
    return brightness >= DARKEST && brightness <= BRIGHTEST && contrast >= LEAST_CONTRAST;
  }

  /** Compares by what there is to see; of two blank ones the one that is less black. */
  public boolean isBetterThan(FrameLook other) {
    return worth() > other.worth();
  }

  private double worth() {
    return contrast + Math.min(brightness, DARKEST) / DARKEST;
  }
}
