package io.github.mediastore.internal.color;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads lookup tables of the type {@code lutAToBType} (ICC.1:2022, 10.12): "A" curves and a grid,
 * "M" curves and a matrix, "B" curves; any but the last may be missing.
 */
final class LutAToBType {

  private static final int OUTPUTS = 3;

  private LutAToBType() {}

  static LookupConversion read(IccProfile profile, TagData data, int inputs)
      throws UnusableProfileException {
    long bCurves = data.u32(12);
    long matrix = data.u32(16);
    long mCurves = data.u32(20);
    long grid = data.u32(24);
    long aCurves = data.u32(28);
    if (grid == 0 && inputs != OUTPUTS) {
      throw new UnusableProfileException("damaged, its lookup table lacks the grid");
    }
    TransferCurve[] first = new TransferCurve[inputs];
    Arrays.fill(first, TransferCurve.IDENTITY);
    List<ColorStage> stages = new ArrayList<>();
    if (aCurves != 0) {
      first = curves(data.from(aCurves), inputs);
    }
    if (grid != 0) {
      stages.add(readGrid(data.from(grid), inputs));
    }
    if (mCurves != 0) {
      stages.add(new CurveStage(curves(data.from(mCurves), OUTPUTS)));
    }
    if (matrix != 0) {
      stages.add(new MatrixStage(data.from(matrix)));
    }
    if (bCurves != 0) {
      stages.add(new CurveStage(curves(data.from(bCurves), OUTPUTS)));
    }
    return new LookupConversion(
        first,
        stages,
        profile.connectsThroughLab() ? ConnectionEncoding.LAB : ConnectionEncoding.XYZ);
  }

  private static TransferCurve[] curves(TagData data, int count) throws UnusableProfileException {
    TransferCurve[] curves = new TransferCurve[count];
    TagData rest = data;
    for (int i = 0; i < count; i++) {
      curves[i] = TransferCurve.read(rest);
      long bytes = TransferCurve.bytesRead(rest);
      rest = rest.from(i < count - 1 ? (bytes + 3) & ~3L : bytes);
    }
    return curves;
  }

  private static ColorGrid readGrid(TagData data, int inputs) throws UnusableProfileException {
    int[] sides = new int[inputs];
    for (int i = 0; i < inputs; i++) {
      sides[i] = data.u8(i);
    }
    int bytes = data.u8(16);
    if (bytes != 1 && bytes != 2) {
      throw new UnusableProfileException("damaged, its grid has numbers of " + bytes + " bytes");
    }
    return ColorGrid.read(data, 20, sides, bytes);
  }
}
