package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.tiff.PictureModel.Subsampling;
import java.io.IOException;

/**
 * Refuses files that are too small for the picture they claim to hold, before memory is taken for
 * it: no compression shrinks without bound, and no two segments share bytes.
 */
final class LeastBytes {

  /** A code of at most 12 bits stands for at most 4096 bytes; the first codes have 9 bits. */
  private static final int LZW = 4096 * 8 / 9;

  /** RFC 1951: at best a bit for a distance and a bit for a length of 258. */
  private static final int DEFLATE = 258 * 8 / 2;

  /** Two bytes stand for 128 at most (TIFF 6.0, section 9). */
  private static final int PACK_BITS = 64;

  private LeastBytes() {}

  /** Checks the sizes of all segments that the picture is made of. */
  static void require(TiffLayout layout, Segments segments, PictureModel model, int fileLength)
      throws IOException {
    long raw = rawBytes(layout, model);
    long least = raw / mostShrinking(layout);
    if (fileLength < least) {
      throw DecodeException.corrupt(
          "%d bytes cannot hold its %d x %d pixels, which take %d at least"
              .formatted(fileLength, layout.width(), layout.height(), least));
    }
  }

  /** Returns what the pixels take at least before they are compressed, without any padding. */
  private static long rawBytes(TiffLayout layout, PictureModel model) {
    Subsampling sampling = model.subsampling(1);
    long samples = (long) layout.width() * layout.height() * layout.samples();
    return samples * layout.bits() / 8 / (sampling.across() == 1 && sampling.down() == 1 ? 1 : 2);
  }

  private static long mostShrinking(TiffLayout layout) {
    return switch (layout.compression()) {
      case NONE -> 1;
      case LZW -> LZW;
      case DEFLATE, OLD_DEFLATE -> DEFLATE;
      case PACK_BITS -> PACK_BITS;
      // A row takes at least a bit of a fax; the JPEG decoder judges for itself.
      case CCITT_RLE, CCITT_GROUP_3, CCITT_GROUP_4 -> 8L * layout.width();
      case JPEG -> Long.MAX_VALUE;
    };
  }
}
