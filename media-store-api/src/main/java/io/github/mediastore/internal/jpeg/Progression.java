package io.github.mediastore.internal.jpeg;

import java.util.Arrays;

/** How precisely the scans so far have given each coefficient of a progressive picture. */
final class Progression {

  private static final int UNKNOWN = 16;

  /** For each component and zig-zag index, the low bits that are still missing. */
  private final int[][] missingBits;

  Progression(int components) {
    missingBits = new int[components][64];
    for (int[] bits : missingBits) {
      Arrays.fill(bits, UNKNOWN);
    }
  }

  void add(ScanHeader scan) {
    for (ScanHeader.Selection component : scan.components()) {
      Arrays.fill(
          missingBits[component.index()],
          scan.spectralStart(),
          scan.spectralEnd() + 1,
          scan.approximationLow());
    }
  }

  /** Whether there is a picture at all: something of every DC coefficient. */
  boolean hasPicture() {
    return Arrays.stream(missingBits).allMatch(bits -> bits[0] < UNKNOWN);
  }

  /** Whether nothing can follow. */
  boolean isComplete() {
    return Arrays.stream(missingBits).flatMapToInt(Arrays::stream).allMatch(bits -> bits == 0);
  }
}
