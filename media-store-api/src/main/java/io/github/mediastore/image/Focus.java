package io.github.mediastore.image;

import io.github.mediastore.FocalPoint;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stays in view when a picture is cut to a shape: a point, as near to the middle of the result
 * as the borders of the picture allow. Immutable.
 *
 * <pre>{@code
 * compressor.withFocus(Focus.at(0.3, 0.4)).compress(upload);
 * }</pre>
 */
public final class Focus {

  /** The middle of the picture. */
  public static final Focus CENTRE = new Focus(FocalPoint.CENTRE);

  /**
   * What people would look at, found by skin, strong colours and edges on a small copy of the
   * picture, which takes a few milliseconds. The same pixels always give the same point.
   */
  public static final Focus ATTENTION = new Focus(null);

  private final @Nullable FocalPoint point;

  private Focus(@Nullable FocalPoint point) {
    this.point = point;
  }

  /**
   * Returns a focus that somebody chose.
   *
   * @param x from the left edge of the upright picture, 0, to the right one, 1
   * @param y from the upper edge, 0, to the lower one, 1
   * @throws IllegalArgumentException if one of them is not from 0 to 1
   */
  public static Focus at(double x, double y) {
    return at(new FocalPoint(x, y));
  }

  /**
   * Returns a focus that somebody chose, such as the one that is kept with a medium.
   *
   * @param point the point
   */
  public static Focus at(FocalPoint point) {
    return new Focus(Objects.requireNonNull(point, "point"));
  }

  /** Returns the point; empty if it is to be found, {@link #ATTENTION}. */
  public Optional<FocalPoint> point() {
    return Optional.ofNullable(point);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Focus focus && Objects.equals(point, focus.point);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(point);
  }

  /** Returns {@code attention}, or the point. */
  @Override
  public String toString() {
    return point == null ? "attention" : "%s, %s".formatted(point.x(), point.y());
  }
}
