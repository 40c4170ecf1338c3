package io.github.mediastore.internal.raster;

import java.util.List;

/**
 * A part of a picture at a size: what a decoder is asked for.
 *
 * @param region the part
 * @param width pixels in a row of the result
 * @param height rows of the result
 */
public record View(Region region, int width, int height) {

  private static final double LITTLE = 1e-6;

  /** Returns a view of the whole picture. */
  public static View whole(int width, int height) {
    return new View(Region.WHOLE, width, height);
  }

  /** Returns how many pixels a row would have if the whole picture were scaled like this part. */
  public int wholeWidth() {
    return (int) Math.ceil(width / region.width() - LITTLE);
  }

  /** Returns how many rows there would be if the whole picture were scaled like this part. */
  public int wholeHeight() {
    return (int) Math.ceil(height / region.height() - LITTLE);
  }

  /**
   * Returns the size of the whole picture that the most demanding view needs in each direction.
   *
   * @param views one or more
   * @return a view of the whole picture
   */
  public static View demanded(List<View> views) {
    int width = views.stream().mapToInt(View::wholeWidth).max().orElseThrow();
    int height = views.stream().mapToInt(View::wholeHeight).max().orElseThrow();
    return whole(width, height);
  }

  /**
   * Returns whether another view can be resampled from this one: lies within it, and is left 1.3
   * times its size. Less would cost detail that can be seen.
   */
  boolean serves(View other) {
    return equals(other)
        || (region.contains(other.region)
            && 10L * wholeWidth() >= 13L * other.wholeWidth()
            && 10L * wholeHeight() >= 13L * other.wholeHeight());
  }
}
