package io.github.mediastore.internal.heif;

/**
 * A piece of an item's data.
 *
 * @param start where it begins in the file
 * @param length how many bytes; {@link #TO_THE_END} if it goes on to the end of the file
 */
record Extent(long start, long length) {

  static final long TO_THE_END = 0;

  /** Lies in another file, or is made of other items. */
  static final Extent ELSEWHERE = new Extent(-1, 0);
}
