package io.github.mediastore.internal.jpeg;

import org.jspecify.annotations.Nullable;

/**
 * The coefficients of one component between the scans of a progressive picture.
 *
 * <p>Only coefficients that the scale uses are kept. Of the others refinement scans need one bit,
 * whether it is nonzero (ITU-T T.81, G.1.2.3), so that at 3/8 a block takes 26 bytes, not 128.
 */
final class CoefficientStore {

  final ComponentPlane plane;

  /** Kept coefficients of all blocks, and one last place that takes what is not kept. */
  final short[] kept;

  final int keptPerBlock;

  /** For each zig-zag index, the place among a block's kept coefficients; -1 if it is not kept. */
  final int[] places = new int[64];

  /** Zig-zag indices of the kept AC coefficients, a bit for each. */
  final long keptMask;

  private long @Nullable [] nonzero;

  CoefficientStore(ComponentPlane plane) {
    this.plane = plane;
    int size = plane.size;
    keptPerBlock = size * size;
    long mask = 0;
    for (int i = 0; i < 64; i++) {
      boolean keep = ZigZag.isKept(i, size);
      places[i] = keep ? ZigZag.row(i) * size + ZigZag.column(i) : -1;
      mask |= keep && i > 0 ? 1L << i : 0;
    }
    keptMask = mask;
    kept = new short[Math.toIntExact(plane.component.paddedBlocks() * keptPerBlock + 1)];
  }

  /** Returns the most bytes that a store takes. */
  static long bytes(FrameComponent component, int size) {
    return component.paddedBlocks() * (2L * size * size + Long.BYTES) + 1;
  }

  int block(int column, int row) {
    return row * plane.component.paddedColumns() + column;
  }

  /** For each block, which AC coefficients are nonzero: a bit for each zig-zag index. */
  long[] nonzero() {
    if (nonzero == null) {
      nonzero = new long[Math.toIntExact(plane.component.paddedBlocks())];
    }
    return nonzero;
  }

  /** Dequantizes and transforms all blocks into the plane (A.3.4). */
  void reconstruct(QuantizationTable quantization) {
    int[] steps = new int[keptPerBlock];
    int[] positions = new int[keptPerBlock];
    for (int i = 0; i < 64; i++) {
      if (places[i] >= 0) {
        steps[places[i]] = quantization.step(i);
        positions[places[i]] = ZigZag.position(i);
      }
    }
    int[] block = new int[64];
    long[] nonzero = this.nonzero;
    for (int row = 0; row < plane.component.paddedRows(); row++) {
      for (int column = 0; column < plane.component.paddedColumns(); column++) {
        int index = block(column, row);
        int first = index * keptPerBlock;
        int offset = plane.offset(column, row);
        if (nonzero == null || (nonzero[index] & keptMask) == 0) {
          plane.transform.applyFlat(kept[first] * steps[0], plane.samples, offset, plane.stride);
        } else {
          for (int i = 0; i < keptPerBlock; i++) {
            block[positions[i]] = kept[first + i] * steps[i];
          }
          plane.transform.apply(block, plane.samples, offset, plane.stride);
        }
      }
    }
  }
}
