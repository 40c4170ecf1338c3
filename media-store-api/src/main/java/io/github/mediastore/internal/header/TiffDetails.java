package io.github.mediastore.internal.header;

/**
 * What a TIFF's first directory tells beyond the common facts (TIFF 6.0).
 *
 * @param compression the value of tag 259, one that the JDK's reader knows
 * @param photometric the value of tag 262
 * @param planar whether components are stored apart (tag 284)
 * @param floatingPoint whether samples are floating point numbers (tag 339)
 * @param tiled whether the picture is stored in tiles, not strips
 * @param segmentWidth the width of a tile, or of the picture, in pixels
 * @param segmentHeight the rows of a tile or strip
 * @param segments how many tiles or strips there are
 * @param largestSegment the most bytes a tile or strip claims to take in the file; a reader may
 *     allocate that many, so compare it to the size of the upload
 */
public record TiffDetails(
    int compression,
    int photometric,
    boolean planar,
    boolean floatingPoint,
    boolean tiled,
    int segmentWidth,
    int segmentHeight,
    int segments,
    long largestSegment)
    implements FormatDetails {

  private static final int OLD_JPEG = 6;
  private static final int JPEG = 7;

  /** Returns whether the strips or tiles are JPEG files. */
  public boolean holdsJpeg() {
    return compression == OLD_JPEG || compression == JPEG;
  }
}
