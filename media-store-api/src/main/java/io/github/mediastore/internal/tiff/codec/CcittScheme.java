package io.github.mediastore.internal.tiff.codec;

/**
 * The ways in which a TIFF holds the bits of a bilevel picture as a fax would (TIFF 6.0, sections
 * 10 and 11).
 */
public enum CcittScheme {
  /** Compression 2: one-dimensional, each row from a whole byte. */
  MODIFIED_HUFFMAN,
  /** Compression 32771: one-dimensional, each row from a whole 16-bit word of the segment. */
  MODIFIED_HUFFMAN_WORDS,
  /** Compression 3 with bit 0 of T4Options clear: one-dimensional (ITU-T T.4, clause 4.1). */
  GROUP_3_1D,
  /**
   * Compression 3 with bit 0 of T4Options set: one- and two-dimensional rows, told by a bit (T.4,
   * clause 4.2).
   */
  GROUP_3_2D,
  /** Compression 4: two-dimensional (ITU-T T.6). */
  GROUP_4
}
