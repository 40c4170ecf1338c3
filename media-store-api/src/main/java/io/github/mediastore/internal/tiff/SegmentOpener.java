package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.tiff.Segments.Segment;
import io.github.mediastore.internal.tiff.codec.Ccitt;
import io.github.mediastore.internal.tiff.codec.CcittScheme;
import io.github.mediastore.internal.tiff.codec.PackBits;
import io.github.mediastore.internal.tiff.codec.RawSegment;
import io.github.mediastore.internal.tiff.codec.SegmentStream;
import io.github.mediastore.internal.tiff.codec.TiffDeflate;
import io.github.mediastore.internal.tiff.codec.TiffLzw;
import io.github.mediastore.internal.tiff.directory.Compression;
import io.github.mediastore.internal.tiff.directory.TiffDirectory;
import io.github.mediastore.internal.tiff.directory.TiffTag;
import java.io.IOException;

/** Opens segments of any compression but JPEG as streams of what they were before. */
final class SegmentOpener {

  private static final int TWO_DIMENSIONAL = 1;
  private static final int UNCOMPRESSED_MODE = 2;

  private final byte[] file;
  private final Compression compression;
  private final boolean lsbFirst;
  private final CcittScheme faxScheme;

  SegmentOpener(byte[] file, TiffDirectory directory, TiffLayout layout) throws IOException {
    this.file = file;
    this.compression = layout.compression();
    this.lsbFirst = layout.lsbFirst();
    this.faxScheme = faxScheme(directory, compression);
  }

  /** Options matter to two of the schemes (TIFF 6.0, section 11). */
  private static CcittScheme faxScheme(TiffDirectory directory, Compression compression)
      throws IOException {
    if (compression == Compression.CCITT_GROUP_3) {
      long options = directory.optionalValue(TiffTag.T4_OPTIONS, 0);
      requireNoUncompressedMode(options);
      return (options & TWO_DIMENSIONAL) != 0 ? CcittScheme.GROUP_3_2D : CcittScheme.GROUP_3_1D;
    }
    if (compression == Compression.CCITT_GROUP_4) {
      requireNoUncompressedMode(directory.optionalValue(TiffTag.T6_OPTIONS, 0));
      return CcittScheme.GROUP_4;
    }
    return CcittScheme.MODIFIED_HUFFMAN;
  }

  private static void requireNoUncompressedMode(long options) throws DecodeException {
    if ((options & UNCOMPRESSED_MODE) != 0) {
      throw DecodeException.uncovered("TIFF with a fax in uncompressed mode is not read");
    }
  }

  /**
   * Opens a segment.
   *
   * @param columns samples in a row of it, for a fax
   * @param rows its rows, for a fax
   */
  SegmentStream open(Segment segment, int columns, int rows) throws DecodeException {
    int offset = segment.offset();
    int length = segment.length();
    return switch (compression) {
      case NONE -> RawSegment.open(file, offset, length, lsbFirst);
      case PACK_BITS -> PackBits.open(file, offset, length, lsbFirst);
      case LZW -> TiffLzw.open(file, offset, length, lsbFirst);
      case DEFLATE, OLD_DEFLATE -> TiffDeflate.open(file, offset, length, lsbFirst);
      case CCITT_RLE, CCITT_GROUP_3, CCITT_GROUP_4 ->
          Ccitt.open(file, offset, length, faxScheme, columns, rows, lsbFirst);
      case JPEG -> throw new IllegalStateException("JPEG is no stream of rows");
    };
  }
}
