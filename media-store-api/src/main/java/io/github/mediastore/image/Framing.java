package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.internal.raster.Region;

/**
 * Which part of an upright picture a result shows, and where it lies in the result.
 *
 * @param region the part that is shown
 * @param canvas the size of the result
 * @param left pixels to the left of the part
 * @param top pixels above the part
 * @param inner the size of the part in the result
 */
record Framing(Region region, Dimensions canvas, int left, int top, Dimensions inner) {

  /** All of a picture, at a size of about the same shape. */
  static Framing scaled(Dimensions size) {
    return padded(size, size);
  }

  /** All of a picture, in the middle of the result. */
  static Framing padded(Dimensions inner, Dimensions canvas) {
    int left = (canvas.width() - inner.width()) / 2;
    int top = (canvas.height() - inner.height()) / 2;
    return new Framing(Region.WHOLE, canvas, left, top, inner);
  }

  /**
   * A part of a picture.
   *
   * @param whole the size that the whole picture is scaled to
   * @param canvas the size of the result, which is cut from that
   */
  static Framing cut(Dimensions whole, Dimensions canvas, FocalPoint focus) {
    int left = offset(whole.width(), canvas.width(), focus.x());
    int top = offset(whole.height(), canvas.height(), focus.y());
    Region region =
        whole.equals(canvas)
            ? Region.WHOLE
            : new Region(
                (double) left / whole.width(),
                (double) top / whole.height(),
                (double) canvas.width() / whole.width(),
                (double) canvas.height() / whole.height());
    return new Framing(region, canvas, 0, 0, canvas);
  }

  /** Returns how much is cut off before a part, so that the focus is near its middle. */
  private static int offset(int whole, int part, double focus) {
    long wanted = Math.round(whole * focus - part / 2.0);
    return (int) Math.max(0, Math.min(whole - part, wanted));
  }

  /** Returns whether some of the picture is cut off. */
  boolean isCropped() {
    return !region.equals(Region.WHOLE);
  }

  /** Returns whether the result has more than the picture. */
  boolean isPadded() {
    return !inner.equals(canvas);
  }

  /** Returns the size that the result would have if its part were not scaled. */
  Dimensions naturalSize(Dimensions picture) {
    double across = region.width() * picture.width() / inner.width();
    double down = region.height() * picture.height() / inner.height();
    return new Dimensions(
        (int) Math.max(1, Math.round(canvas.width() * across)),
        (int) Math.max(1, Math.round(canvas.height() * down)));
  }

  /** Returns where a point of the picture lies in the result; the nearest one if it was cut off. */
  FocalPoint seen(FocalPoint point) {
    double x = (point.x() - region.left()) / region.width();
    double y = (point.y() - region.top()) / region.height();
    return new FocalPoint(
        seen(x, left, inner.width(), canvas.width()),
        seen(y, top, inner.height(), canvas.height()));
  }

  /** Where there are bars the point is within a pixel of the picture, not on its very edge. */
  private static double seen(double fraction, int before, int length, int all) {
    double margin = length == all ? 0 : 0.5;
    double pixels = Math.max(margin, Math.min(length - margin, fraction * length));
    return (before + pixels) / all;
  }

  /** Returns what the result of a framing of this result shows of the picture. */
  Framing then(Framing next) {
    Region own =
        new Region(
            (double) left / canvas.width(),
            (double) top / canvas.height(),
            (double) inner.width() / canvas.width(),
            (double) inner.height() / canvas.height());
    if (!own.overlaps(next.region)) {
      return new Framing(
          region, next.canvas, 0, 0, next.canvas); // Less than a pixel of it is left.
    }
    Region seen = own.intersection(next.region);
    Region place = seen.within(next.region);
    int width = within(place.width() * next.inner.width(), next.inner.width());
    int height = within(place.height() * next.inner.height(), next.inner.height());
    return new Framing(
        seen.within(own).of(region),
        next.canvas,
        next.left + offset(place.left() * next.inner.width(), next.inner.width() - width),
        next.top + offset(place.top() * next.inner.height(), next.inner.height() - height),
        new Dimensions(width, height));
  }

  private static int offset(double pixels, int most) {
    return (int) Math.max(0, Math.min(most, Math.round(pixels)));
  }

  /** Returns the same at another size. */
  Framing at(Dimensions size) {
    if (!isPadded()) {
      return new Framing(region, size, 0, 0, size);
    }
    double x = (double) size.width() / canvas.width();
    double y = (double) size.height() / canvas.height();
    int width = within(inner.width() * x, size.width());
    int height = within(inner.height() * y, size.height());
    return new Framing(
        region,
        size,
        offset(left * x, size.width() - width),
        offset(top * y, size.height() - height),
        new Dimensions(width, height));
  }

  private static int within(double pixels, int most) {
    return (int) Math.max(1, Math.min(most, Math.round(pixels)));
  }
}
