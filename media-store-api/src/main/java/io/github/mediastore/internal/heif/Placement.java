package io.github.mediastore.internal.heif;

import java.util.Arrays;

/**
 * Which part of the stored picture is shown, and how it is turned: what the transformative
 * properties of an item (ISO/IEC 23008-12, section 6.5.9, 6.5.10, 6.5.12) come to, one after the
 * other.
 *
 * @param left of the part, in pixels of the stored picture
 * @param top of the part
 * @param width of the part
 * @param height of the part
 * @param orientation how it is turned to be looked at, as EXIF counts, 1 to 8
 */
record Placement(int left, int top, int width, int height, int orientation) {

  /**
   * For each EXIF orientation, where one step to the right and one down in the stored picture lead
   * in the upright one: x and y of the first, x and y of the second.
   */
  private static final int[][] STEPS = {
    {1, 0, 0, 1},
    {-1, 0, 0, 1},
    {-1, 0, 0, -1},
    {1, 0, 0, -1},
    {0, 1, 1, 0},
    {0, 1, -1, 0},
    {0, -1, -1, 0},
    {0, -1, 1, 0}
  };

  private static final int MIRRORED_LEFT_TO_RIGHT = 2;
  private static final int MIRRORED_TOP_TO_BOTTOM = 4;
  private static final int TURNED_LEFT = 8;

  /** Returns the placement of a whole picture as it is stored. */
  static Placement whole(int width, int height) {
    return new Placement(0, 0, width, height, 1);
  }

  /** Turns it to the left, by so many quarters. */
  Placement turned(int quarters) {
    Placement turned = this;
    for (int i = 0; i < quarters; i++) {
      turned = turned.then(TURNED_LEFT);
    }
    return turned;
  }

  /** Mirrors it: exchanges top and bottom (axis 0) or left and right (axis 1). */
  Placement mirrored(int axis) {
    return then(axis == 0 ? MIRRORED_TOP_TO_BOTTOM : MIRRORED_LEFT_TO_RIGHT);
  }

  /**
   * Cuts out a part of what is shown so far; what of it lies beside the picture is left out.
   *
   * @param cutWidth of the part, as it is shown
   * @param cutHeight of the part
   * @param rightOfCentre how far its centre lies to the right of that of the picture
   * @param belowCentre how far its centre lies below that of the picture
   * @return the part; of no size if nothing is left
   */
  Placement cut(double cutWidth, double cutHeight, double rightOfCentre, double belowCentre) {
    int[] steps = STEPS[orientation - 1];
    // The inverse of a turn is its transpose.
    double right = steps[0] * rightOfCentre + steps[1] * belowCentre;
    double below = steps[2] * rightOfCentre + steps[3] * belowCentre;
    boolean lies = orientation >= 5;
    double across = lies ? cutHeight : cutWidth;
    double down = lies ? cutWidth : cutHeight;
    long x = Math.round((width - across) / 2 + right);
    long y = Math.round((height - down) / 2 + below);
    long fromX = Math.max(0, x);
    long fromY = Math.max(0, y);
    long toX = Math.min(width, x + Math.round(across));
    long toY = Math.min(height, y + Math.round(down));
    return new Placement(
        (int) (left + Math.min(fromX, width)),
        (int) (top + Math.min(fromY, height)),
        (int) Math.max(0, toX - fromX),
        (int) Math.max(0, toY - fromY),
        orientation);
  }

  /** Returns how many pixels a row of the part has when it is turned. */
  int uprightWidth() {
    return orientation >= 5 ? height : width;
  }

  /** Returns how many rows the part has when it is turned. */
  int uprightHeight() {
    return orientation >= 5 ? width : height;
  }

  /** Returns the column of the turned part where a pixel of the stored part comes to lie. */
  int uprightX(int x, int y) {
    int[] steps = STEPS[orientation - 1];
    int along = steps[0] == 0 ? y : x;
    return steps[0] + steps[2] > 0 ? along : uprightWidth() - 1 - along;
  }

  /** Returns the row of the turned part where a pixel of the stored part comes to lie. */
  int uprightY(int x, int y) {
    int[] steps = STEPS[orientation - 1];
    int along = steps[1] == 0 ? y : x;
    return steps[1] + steps[3] > 0 ? along : uprightHeight() - 1 - along;
  }

  private Placement then(int next) {
    int[] a = STEPS[orientation - 1];
    int[] b = STEPS[next - 1];
    int[] product = {
      a[0] * b[0] + a[1] * b[2],
      a[0] * b[1] + a[1] * b[3],
      a[2] * b[0] + a[3] * b[2],
      a[2] * b[1] + a[3] * b[3]
    };
    for (int i = 0; i < STEPS.length; i++) {
      if (Arrays.equals(STEPS[i], product)) {
        return new Placement(left, top, width, height, i + 1);
      }
    }
    throw new IllegalStateException("Two turns make no turn");
  }
}
