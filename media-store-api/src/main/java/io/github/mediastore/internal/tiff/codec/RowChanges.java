package io.github.mediastore.internal.tiff.codec;

import java.util.Arrays;

/**
 * A row of a bilevel picture as the places where its colour changes, the first of them from white
 * to black: T.4's changing elements.
 *
 * <p>The places ascend strictly, since a run of no pixels joins its neighbours; so there are at
 * most as many as columns, and one.
 */
final class RowChanges {

  /** How many imaginary changes follow the last: a two-dimensional row looks that far beyond it. */
  private static final int IMAGINARY = 4;

  private final int columns;
  private final int[] positions;
  private int count;

  RowChanges(int columns) {
    this.columns = columns;
    this.positions = new int[columns + 1 + IMAGINARY];
    finish(0);
  }

  void clear() {
    count = 0;
  }

  /**
   * Adds a change at {@code position}, at or after the last one and within the row or at its end.
   */
  void add(int position) {
    if (count > 0 && positions[count - 1] == position) {
      count--;
    } else {
      positions[count++] = position;
    }
  }

  boolean isBlack() {
    return (count & 1) != 0;
  }

  /**
   * Ends the row, white from {@code position} on, which is at or after the last change; and puts
   * imaginary changes just after the last pixel (T.4, clause 4.2.1.1).
   */
  void finish(int position) {
    if (isBlack()) {
      add(position);
    }
    Arrays.fill(positions, count, count + IMAGINARY, columns);
  }

  /**
   * Returns the place of change {@code index}; those beyond the last are just after the last pixel.
   */
  int position(int index) {
    return positions[index];
  }

  /**
   * Returns the first of the changes {@code index}, two on, and so forth, that comes after {@code
   * position}.
   */
  int after(int position, int index) {
    int next = index;
    while (positions[next] <= position && position < columns) {
      next += 2;
    }
    return next;
  }

  /** Paints the row, one bit a pixel from the most significant on, black as 1. */
  void paint(byte[] row) {
    Arrays.fill(row, (byte) 0);
    for (int i = 0; i < count; i += 2) {
      paint(row, positions[i], positions[i + 1]);
    }
  }

  private static void paint(byte[] row, int from, int to) {
    if (from >= to) {
      return;
    }
    int first = from >>> 3;
    int last = (to - 1) >>> 3;
    int head = 0xFF >>> (from & 7);
    int tail = 0xFF << (-to & 7);
    if (first == last) {
      row[first] |= (byte) (head & tail);
      return;
    }
    row[first] |= (byte) head;
    for (int i = first + 1; i < last; i++) {
      row[i] = (byte) 0xFF;
    }
    row[last] |= (byte) tail;
  }
}
