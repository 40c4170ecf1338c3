package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import java.util.Locale;

/**
 * How a picture is brought to a size and a shape. Nothing is ever enlarged: a picture that is too
 * small becomes the same shape at the size that it has.
 *
 * <pre>{@code
 * CompressionSettings.builder()
 *     .rendition("thumb", 128) // the same as Fit.inside(128)
 *     .rendition("avatar", Fit.cover(128, 128))
 *     .rendition("card", Fit.cover(640, 360), 60_000)
 *     .build();
 * }</pre>
 *
 * @param kind what is done where the shapes differ
 * @param width the most pixels in a row of the result, 1 to 16383 (WebP's limit)
 * @param height the most rows of the result, 1 to 16383; as many as the width if inside
 */
public record Fit(Kind kind, int width, int height) {

  /** What is done where the picture has another shape than the result. */
  public enum Kind {
    /** The result has the shape of the picture. */
    INSIDE,
    /** What is too much of the picture is cut off. */
    COVER,
    /** What is missing is filled up. */
    CONTAIN
  }

  /**
   * Checks both sides.
   *
   * @throws IllegalArgumentException if a side is out of range, or the sides of {@link Kind#INSIDE}
   *     differ
   */
  public Fit {
    SettingRanges.side("width", width);
    SettingRanges.side("height", height);
    if (kind == Kind.INSIDE && width != height) {
      throw new IllegalArgumentException(
          "A picture fits inside one length, not %d x %d".formatted(width, height));
    }
  }

  /**
   * Scales down until the longer side fits; the shape stays. The shorter side is rounded, and at
   * least 1: 2000 x 1333 pixels inside 1024 are 1024 x 682.
   *
   * @param pixels the most pixels of the longer side, 1 to 16383
   */
  public static Fit inside(int pixels) {
    SettingRanges.side("pixels", pixels);
    return new Fit(Kind.INSIDE, pixels, pixels);
  }

  /**
   * Fills a rectangle: scales down until one side fits and the other is no shorter than asked for,
   * and cuts off what is too long, about the {@link Focus}. Scaling makes one side exact and rounds
   * the other; then whole pixels are cut off, so the result has what the whole picture scaled would
   * have there.
   *
   * <p>If a side of the picture is shorter than asked for, the result is the largest rectangle of
   * the same shape within the picture: one side is the picture's, the other is rounded to the
   * nearest pixel, and at least 1. {@code cover(128, 128)} of 100 x 60 pixels is 60 x 60.
   *
   * @param width pixels in a row, 1 to 16383
   * @param height rows, 1 to 16383
   */
  public static Fit cover(int width, int height) {
    return new Fit(Kind.COVER, width, height);
  }

  /**
   * Fits the whole picture into a rectangle and fills up the rest, evenly on both sides, with the
   * matte; with transparency if that is kept. Scaling makes one side exact and rounds the other, to
   * at least 1; of an odd rest the larger half is to the right or below.
   *
   * <p>If the picture is smaller than the rectangle in both directions it is not scaled, and the
   * result is the smallest rectangle of the same shape around it: one side is the picture's, the
   * other is rounded to the nearest pixel. {@code contain(128, 128)} of 100 x 60 pixels is 100 x
   * 100.
   *
   * @param width pixels in a row, 1 to 16383
   * @param height rows, 1 to 16383
   */
  public static Fit contain(int width, int height) {
    return new Fit(Kind.CONTAIN, width, height);
  }

  /** Returns the most pixels of the longer side of a result. */
  public int longerSide() {
    return Math.max(width, height);
  }

  /** Returns the most pixels of a result. */
  long pixels() {
    return (long) width * height;
  }

  /**
   * Returns the size of the result.
   *
   * @param picture the size of the upright picture
   */
  public Dimensions sizeOf(Dimensions picture) {
    return framing(picture, FocalPoint.CENTRE).canvas();
  }

  /** Returns where everything goes, of a picture of that size and with that focus. */
  Framing framing(Dimensions picture, FocalPoint focus) {
    return switch (kind) {
      case INSIDE -> Framing.scaled(picture.fitWithin(width));
      case COVER -> cover(picture, focus);
      case CONTAIN -> contain(picture);
    };
  }

  private Framing cover(Dimensions picture, FocalPoint focus) {
    if (picture.width() < width || picture.height() < height) {
      return Framing.cut(picture, largestWithin(picture), focus);
    }
    boolean wider = isWider(picture);
    Dimensions whole =
        wider
            ? new Dimensions(proportional(picture.width(), height, picture.height()), height)
            : new Dimensions(width, proportional(picture.height(), width, picture.width()));
    return Framing.cut(whole, new Dimensions(width, height), focus);
  }

  private Dimensions largestWithin(Dimensions picture) {
    return isWider(picture)
        ? new Dimensions(
            Math.min(picture.width(), proportional(width, picture.height(), height)),
            picture.height())
        : new Dimensions(
            picture.width(),
            Math.min(picture.height(), proportional(height, picture.width(), width)));
  }

  private Framing contain(Dimensions picture) {
    boolean wider = isWider(picture);
    if (picture.width() <= width && picture.height() <= height) {
      Dimensions canvas =
          wider
              ? new Dimensions(
                  picture.width(),
                  Math.max(picture.height(), proportional(height, picture.width(), width)))
              : new Dimensions(
                  Math.max(picture.width(), proportional(width, picture.height(), height)),
                  picture.height());
      return Framing.padded(picture, canvas);
    }
    Dimensions whole =
        wider
            ? new Dimensions(width, proportional(picture.height(), width, picture.width()))
            : new Dimensions(proportional(picture.width(), height, picture.height()), height);
    return Framing.padded(whole, new Dimensions(width, height));
  }

  /** Returns whether the picture is wider than this shape, or has it. */
  private boolean isWider(Dimensions picture) {
    return (long) picture.width() * height >= (long) picture.height() * width;
  }

  /** Returns {@code side * to / from}, rounded and at least 1. */
  private static int proportional(int side, int to, int from) {
    return (int) Math.max(1, ((long) side * to * 2 + from) / (2L * from));
  }

  /** Returns the way people write it, such as {@code cover 128 x 128} or {@code inside 1024}. */
  @Override
  public String toString() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return kind == Kind.INSIDE ? name + " " + width : "%s %d x %d".formatted(name, width, height);
  }
}
