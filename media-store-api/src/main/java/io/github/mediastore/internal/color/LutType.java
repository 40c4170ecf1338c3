package io.github.mediastore.internal.color;

import java.util.Arrays;
import java.util.List;

/**
 * Reads lookup tables of the types {@code lut8Type} and {@code lut16Type} (ICC.1:2022, 10.10 and
 * 10.11): curves, a grid, curves. Their matrix is for pictures in CIEXYZ only, which are none.
 */
final class LutType {

  private static final int OUTPUTS = 3;

  private LutType() {}

  static LookupConversion read(IccProfile profile, TagData data, int inputs)
      throws UnusableProfileException {
    boolean wide = data.signature(0).equals("mft2");
    int bytes = wide ? 2 : 1;
    long inputEntries = wide ? data.u16(48) : 256;
    long outputEntries = wide ? data.u16(50) : 256;
    int[] sides = new int[inputs];
    Arrays.fill(sides, data.u8(10));

    long offset = wide ? 52 : 48;
    TransferCurve[] first = curves(data, offset, inputs, inputEntries, bytes);
    offset += inputs * inputEntries * bytes;
    ColorGrid grid = ColorGrid.read(data, offset, sides, bytes);
    offset += (long) Math.pow(sides[0], inputs) * OUTPUTS * bytes;
    TransferCurve[] last = curves(data, offset, OUTPUTS, outputEntries, bytes);
    return new LookupConversion(
        first, List.of(grid, new CurveStage(last)), encoding(profile, wide));
  }

  private static TransferCurve[] curves(
      TagData data, long offset, int count, long entries, int bytes)
      throws UnusableProfileException {
    TransferCurve[] curves = new TransferCurve[count];
    for (int i = 0; i < count; i++) {
      curves[i] = SampledCurve.read(data, offset + i * entries * bytes, entries, bytes);
    }
    return curves;
  }

  private static ConnectionEncoding encoding(IccProfile profile, boolean wide) {
    if (!profile.connectsThroughLab()) {
      return ConnectionEncoding.XYZ;
    }
    return wide ? ConnectionEncoding.LEGACY_LAB : ConnectionEncoding.LAB;
  }
}
