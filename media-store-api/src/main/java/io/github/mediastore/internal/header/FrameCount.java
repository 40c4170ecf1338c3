package io.github.mediastore.internal.header;

/**
 * How many pictures a file holds, as far as that is known.
 *
 * @param atLeast how many are certain, at least 1
 * @param exact whether there are no more than that
 */
public record FrameCount(int atLeast, boolean exact) {

  /** A single picture. */
  public static final FrameCount ONE = new FrameCount(1, true);

  /** One picture or more. */
  public static final FrameCount UNKNOWN = new FrameCount(1, false);

  /** Returns the number, with a plus sign if there may be more. */
  @Override
  public String toString() {
    return exact ? Integer.toString(atLeast) : atLeast + "+";
  }
}
