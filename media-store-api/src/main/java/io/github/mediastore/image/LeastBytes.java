package io.github.mediastore.image;

import io.github.mediastore.internal.header.BmpDetails;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.TiffDetails;
import io.github.mediastore.internal.imageio.ReaderException;
import io.github.mediastore.internal.imageio.ReaderException.Kind;

/**
 * Refuses files that are too small for the picture they claim to hold, before a reader takes memory
 * for it: no compression shrinks without bound.
 */
final class LeastBytes {

  /** A code of at most 12 bits stands for at most 4096 pixels; the first codes have 3 bits. */
  private static final int LZW = 4096 * 8 / 3;

  /** RFC 1951: at best a bit for a distance and a bit for a length of 258. */
  private static final int DEFLATE = 258 * 8 / 2;

  /** Two bytes stand for 128 at most (TIFF 6.0, section 9). */
  private static final int PACK_BITS = 64;

  private LeastBytes() {}

  /**
   * Checks a file against its header.
   *
   * @param bytes of the file
   * @param header its header
   * @param truncated whether the file may be cut off
   * @throws ReaderException if it cannot hold what its header says
   */
  static void require(int bytes, ImageHeader header, boolean truncated) throws ReaderException {
    long raw = rawBytes(header);
    if (header.details() instanceof TiffDetails tiff
        && tiff.largestSegment() > Math.max(bytes, raw)) {
      throw new ReaderException(
          Kind.CORRUPT, "a part of it claims to have " + tiff.largestSegment() + " bytes");
    }
    long least = raw / mostShrinking(header);
    if (bytes < least && !truncated) {
      throw new ReaderException(
          Kind.CORRUPT,
          "%d bytes cannot hold its %s pixels, which take %d at least"
              .formatted(bytes, header.dimensions(), least));
    }
  }

  /** Returns what the pixels take at least before they are compressed, without any padding. */
  private static long rawBytes(ImageHeader header) {
    long bitsPerPixel = (long) header.components() * header.bitsPerSample();
    return header.dimensions().height() * ((header.dimensions().width() * bitsPerPixel + 7) / 8);
  }

  private static long mostShrinking(ImageHeader header) {
    if (header.details() instanceof BmpDetails bmp) {
      // Run lengths may skip whole areas.
      return bmp.compression() == 1 || bmp.compression() == 2 ? Long.MAX_VALUE : 1;
    }
    if (header.details() instanceof TiffDetails tiff) {
      return switch (tiff.compression()) {
        // Chroma may be stored for blocks of up to 4 x 4 pixels.
        case 1 -> tiff.photometric() == 6 ? 3 : 1;
        case 5 -> LZW;
        case 8, 32946 -> DEFLATE;
        case 32773 -> PACK_BITS;
        default -> Long.MAX_VALUE;
      };
    }
    return DEFLATE;
  }
}
