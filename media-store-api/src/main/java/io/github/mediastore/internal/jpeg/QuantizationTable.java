package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;

/** The steps that the 64 coefficients were divided by, in zig-zag order (ITU-T T.81, B.2.4.1). */
final class QuantizationTable {

  private final int[] steps;

  private QuantizationTable(int[] steps) {
    this.steps = steps;
  }

  /**
   * Reads the table after its precision and destination.
   *
   * @param wide whether the steps take 16 bits each
   */
  static QuantizationTable read(SegmentReader segment, boolean wide) throws DecodeException {
    int[] steps = new int[64];
    for (int i = 0; i < 64; i++) {
      steps[i] = wide ? segment.u16() : segment.u8();
    }
    return new QuantizationTable(steps);
  }

  int step(int index) {
    return steps[index];
  }
}
