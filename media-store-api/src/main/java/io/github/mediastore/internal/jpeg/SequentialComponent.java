package io.github.mediastore.internal.jpeg;

import java.util.Arrays;

/** What decoding one component in a sequential scan needs at hand. */
final class SequentialComponent {

  /** Takes the coefficients that the scale does not use; nothing reads it. */
  private static final int SINK = 64;

  /** Coefficients and the sink; a power of two, so that masked positions are within bounds. */
  static final int BLOCK_LENGTH = 128;

  /** The index after a block whose first AC symbol is its end. */
  static final int FLAT = SkipTable.endOfBlock(0);

  final ComponentPlane plane;
  final int horizontal;
  final int vertical;

  /** Samples across a unit. */
  final int unitWidth;

  final int[] dcEntries;
  final HuffmanTable dc;
  final HuffmanTable ac;
  final long[] pairEntries;
  final short[] skipEntries;

  /**
   * For each zig-zag index, the quantization step times 128 plus the position in the block. An
   * index can go on after 63 by the advance of one entry.
   */
  final int[] placements = new int[63 + 128];

  /** Zig-zag index of the last coefficient that the scale uses. */
  final int lastKept;

  /** The DC coefficient of the block before (F.2.1.3.1). */
  int prediction;

  SequentialComponent(
      ComponentPlane plane,
      boolean interleaved,
      QuantizationTable quantization,
      HuffmanTable dc,
      AcTables ac) {
    this.plane = plane;
    this.horizontal = interleaved ? plane.component.horizontal() : 1;
    this.vertical = interleaved ? plane.component.vertical() : 1;
    this.unitWidth = horizontal * plane.size;
    this.dc = dc;
    this.ac = ac.symbols();
    this.dcEntries = dc.entries;
    this.pairEntries = ac.pairs().entries;
    this.skipEntries = ac.skips().entries;
    this.lastKept = ZigZag.lastKept(plane.size);
    Arrays.fill(placements, SINK);
    for (int i = 0; i < 64; i++) {
      if (ZigZag.isKept(i, plane.size)) {
        placements[i] = quantization.step(i) * BLOCK_LENGTH + ZigZag.position(i);
      }
    }
  }
}
