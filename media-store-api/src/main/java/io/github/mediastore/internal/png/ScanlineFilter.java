package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * Undoes the filter of a row (PNG specification, 9.2).
 *
 * <p>Rows have their filter type at index 0 and their bytes from index 1 on.
 */
final class ScanlineFilter {

  private static final int NONE = 0;
  private static final int SUB = 1;
  private static final int UP = 2;
  private static final int AVERAGE = 3;
  private static final int PAETH = 4;

  private ScanlineFilter() {}

  /**
   * Turns a filtered row into the row itself.
   *
   * @param row the row
   * @param above the row above it, without its filter; zeros above the first
   * @param distance bytes from one pixel to the next, at least 1
   * @throws DecodeException if the filter type is not defined
   */
  static void reverse(byte[] row, byte[] above, int distance) throws DecodeException {
    switch (row[0]) {
      case NONE -> {}
      case SUB -> reverseSub(row, distance);
      case UP -> reverseUp(row, above);
      case AVERAGE -> reverseAverage(row, above, distance);
      case PAETH -> reversePaeth(row, above, distance);
      default ->
          throw DecodeException.corrupt("Filter type " + (row[0] & 0xFF) + " does not exist");
    }
  }

  private static void reverseSub(byte[] row, int distance) {
    for (int i = 1 + distance; i < row.length; i++) {
      row[i] += row[i - distance];
    }
  }

  private static void reverseUp(byte[] row, byte[] above) {
    for (int i = 1; i < row.length; i++) {
      row[i] += above[i];
    }
  }

  private static void reverseAverage(byte[] row, byte[] above, int distance) {
    for (int i = 1; i <= distance && i < row.length; i++) {
      row[i] += (byte) ((above[i] & 0xFF) >> 1);
    }
    for (int i = 1 + distance; i < row.length; i++) {
      row[i] += (byte) (((row[i - distance] & 0xFF) + (above[i] & 0xFF)) >> 1);
    }
  }

  private static void reversePaeth(byte[] row, byte[] above, int distance) {
    if (distance == 3) {
      reversePaethOfThree(row, above);
      return;
    }
    for (int channel = 1; channel <= distance; channel++) {
      int left = 0;
      int aboveLeft = 0;
      for (int i = channel; i < row.length; i += distance) {
        int up = above[i] & 0xFF;
        left = (row[i] + paeth(left, up, aboveLeft)) & 0xFF;
        row[i] = (byte) left;
        aboveLeft = up;
      }
    }
  }

  /** Does the three bytes of a pixel at once: each waits for its left neighbour only. */
  private static void reversePaethOfThree(byte[] row, byte[] above) {
    int left0 = 0;
    int left1 = 0;
    int left2 = 0;
    int aboveLeft0 = 0;
    int aboveLeft1 = 0;
    int aboveLeft2 = 0;
    for (int i = 1; i + 2 < row.length; i += 3) {
      int up0 = above[i] & 0xFF;
      int up1 = above[i + 1] & 0xFF;
      int up2 = above[i + 2] & 0xFF;
      left0 = (row[i] + paeth(left0, up0, aboveLeft0)) & 0xFF;
      left1 = (row[i + 1] + paeth(left1, up1, aboveLeft1)) & 0xFF;
      left2 = (row[i + 2] + paeth(left2, up2, aboveLeft2)) & 0xFF;
      row[i] = (byte) left0;
      row[i + 1] = (byte) left1;
      row[i + 2] = (byte) left2;
      aboveLeft0 = up0;
      aboveLeft1 = up1;
      aboveLeft2 = up2;
    }
  }

  /**
   * Returns whichever of three neighbours is nearest to {@code left + up - aboveLeft}; of equally
   * near ones the first.
   *
   * <p>Without branches, which the data of a photograph would mispredict: with {@code low <= high}
   * the two neighbours, {@code low} is nearest if {@code 3 * aboveLeft - left - up >= high}, {@code
   * high} if it is {@code <= low}, else {@code aboveLeft}.
   */
  static int paeth(int left, int up, int aboveLeft) {
    int low = Math.min(left, up);
    int high = Math.max(left, up);
    int threshold = 3 * aboveLeft - left - up;
    int notLow = (threshold - high) >> 31;
    int notHigh = (low - threshold) >> 31;
    int lowOrCorner = low ^ ((low ^ aboveLeft) & notLow);
    return high ^ ((high ^ lowOrCorner) & notHigh);
  }
}
