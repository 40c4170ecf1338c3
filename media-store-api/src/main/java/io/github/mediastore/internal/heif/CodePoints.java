package io.github.mediastore.internal.heif;

/**
 * What samples mean, by the code points of ITU-T H.273.
 *
 * @param primaries colour primaries (table 2)
 * @param transfer transfer characteristics (table 3)
 * @param matrix matrix coefficients (table 4)
 * @param fullRange whether samples use all values, not the narrow range of video
 */
record CodePoints(int primaries, int transfer, int matrix, boolean fullRange) {

  static final int UNSPECIFIED = 2;
  static final int IDENTITY = 0;

  private static final int BT_709 = 1;
  private static final int SRGB = 13;
  private static final int BT_601 = 6;

  /** What a coded picture means that does not say. */
  static CodePoints unspecified(boolean fullRange) {
    return new CodePoints(UNSPECIFIED, UNSPECIFIED, UNSPECIFIED, fullRange);
  }

  /** Returns these where they say something, and else what a coded picture says. */
  CodePoints or(CodePoints other) {
    return new CodePoints(
        specified(primaries, other.primaries),
        specified(transfer, other.transfer),
        specified(matrix, other.matrix),
        fullRange);
  }

  /** Returns the same with what is meant where nothing is said (MIAF, section 7.3.6.4). */
  CodePoints withDefaults() {
    return or(new CodePoints(BT_709, SRGB, BT_601, fullRange));
  }

  private static int specified(int first, int second) {
    return first == UNSPECIFIED ? second : first;
  }
}
