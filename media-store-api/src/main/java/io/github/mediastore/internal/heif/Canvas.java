package io.github.mediastore.internal.heif;

import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Plane;
import io.github.mediastore.internal.raster.PremultipliedPlanes;
import java.util.Arrays;
import java.util.List;

/** The pixels of an overlay: red, green, blue and opacity, the colours multiplied by it. */
final class Canvas {

  private static final int ALPHA = 3;
  private static final int OPAQUE = 0xFF;

  private final int width;
  private final int height;
  private final byte[][] channels;

  Canvas(Overlay overlay) {
    this.width = overlay.width();
    this.height = overlay.height();
    this.channels = new byte[ALPHA + 1][Math.multiplyExact(width, height)];
    int opacity = overlay.fill() >>> 24;
    Arrays.fill(channels[ALPHA], (byte) opacity);
    for (int i = 0; i < ALPHA; i++) {
      int level = overlay.fill() >> (16 - 8 * i) & 0xFF;
      Arrays.fill(channels[i], (byte) PremultipliedPlanes.multiply(level, opacity));
    }
  }

  /**
   * Lays a picture over what is there.
   *
   * @param picture as it is stored, in its own size
   * @param turned how it is to be looked at
   * @param left where it begins, when it is turned; what lies beside the canvas is left out
   * @param top where it begins
   */
  void lay(Picture picture, Placement turned, int left, int top) {
    List<Plane> planes = picture.planes();
    Plane alpha = picture.alpha();
    for (int y = 0; y < turned.height(); y++) {
      for (int x = 0; x < turned.width(); x++) {
        long column = (long) left + turned.uprightX(x, y);
        long row = (long) top + turned.uprightY(x, y);
        if (column >= 0 && column < width && row >= 0 && row < height) {
          int target = (int) (row * width + column);
          int opacity = alpha == null ? OPAQUE : sample(alpha, x, y);
          for (int i = 0; i < ALPHA; i++) {
            mix(channels[i], target, sample(planes.get(planes.size() == 1 ? 0 : i), x, y), opacity);
          }
          mix(channels[ALPHA], target, opacity, opacity);
        }
      }
    }
  }

  private static int sample(Plane plane, int x, int y) {
    return plane.samples()[y * plane.stride() + x] & 0xFF;
  }

  private static void mix(byte[] channel, int at, int level, int opacity) {
    int below = PremultipliedPlanes.multiply(channel[at] & 0xFF, OPAQUE - opacity);
    channel[at] = (byte) Math.min(OPAQUE, level + below);
  }

  /** Copies a part of a row, of as many channels as there are targets. */
  void copy(int row, int left, byte[][] targets) {
    for (int i = 0; i < targets.length; i++) {
      System.arraycopy(channels[i], row * width + left, targets[i], 0, targets[i].length);
    }
  }
}
