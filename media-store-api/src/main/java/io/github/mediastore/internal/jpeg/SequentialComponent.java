package io.github.mediastore.internal.jpeg;

import java.util.Arrays;

/** What decoding one component in a sequential scan needs at hand. */
final class SequentialComponent {

  /** Takes the coefficients that the scale does not use; nothing reads it. */
  private static final int SINK = 64;

  /** Coefficients and the sink; a power of two, so that masked positions are within bounds. */
  static final int BLOCK_LENGTH = 128;

  final ComponentPlane plane;
  final int horizontal;
  final int vertical;
  final int[] dcEntries;
  final HuffmanTable dc;
  final int[] acEntries;
  final HuffmanTable ac;
  final short[] skipEntries;

  /**
   * For each zig-zag index, the quantization step times 128 plus the position in the block. An
   * index can go on after 63 by the advance of one entry.
   */
  final int[] placements = new int[64 + HuffmanTable.END_OF_BLOCK];

  /** Zig-zag index of the last coefficient that the scale uses. */
  final int lastKept;

  /** The DC coefficient of the block before (F.2.1.3.1). */
  int prediction;

  SequentialComponent(
      ComponentPlane plane,
      boolean interleaved,
      QuantizationTable quantization,
      HuffmanTable dc,
      HuffmanTable ac,
      SkipTable skip) {
    this.plane = plane;
    this.horizontal = interleaved ? plane.component.horizontal() : 1;
    this.vertical = interleaved ? plane.component.vertical() : 1;
    this.dc = dc;
    this.ac = ac;
    this.dcEntries = dc.entries;
    this.acEntries = ac.entries;
    this.skipEntries = skip.entries;
    this.lastKept = ZigZag.lastKept(plane.size);
    Arrays.fill(placements, SINK);
    for (int i = 0; i < 64; i++) {
      if (ZigZag.isKept(i, plane.size)) {
        placements[i] = quantization.step(i) * BLOCK_LENGTH + ZigZag.position(i);
      }
    }
  }
}
