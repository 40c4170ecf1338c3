package io.github.mediastore.internal.header;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.github.mediastore.internal.bmp.BmpHeader;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.raster.DecodeException;
import java.io.IOException;

/**
 * Reads a BMP's header in all its versions: OS/2 1.x and 2.x, Windows 3, 4 and 5 (BITMAPCOREHEADER,
 * BITMAPINFOHEADER, BITMAPV4HEADER, BITMAPV5HEADER).
 */
final class BmpHeaderReader {

  /** The second header follows the file header. */
  private static final int INFO = 14;

  private static final int V5_LENGTH = 124;
  private static final int PROFILE_EMBEDDED = 0x4D424544;

  private final UploadBuffer upload;
  private final HeaderLimits limits;

  BmpHeaderReader(UploadBuffer upload, HeaderLimits limits) {
    this.upload = upload;
    this.limits = limits;
  }

  ImageHeader read() throws IOException {
    upload.has(BmpHeader.MAX_LENGTH);
    BmpHeader bmp = parsed(upload.copy(0, Math.min(upload.size(), BmpHeader.MAX_LENGTH)));
    limits.checkSize(ImageFormat.BMP, "picture", bmp.width(), bmp.height());
    ImageHeader.Builder header = ImageHeader.builder(ImageFormat.BMP);
    return samples(header, bmp.bits(), bmp.hasAlpha())
        .dimensions(bmp.width(), bmp.height())
        .alpha(bmp.hasAlpha())
        .details(new BmpDetails(bmp.compressionCode(), bmp.isTopDown()))
        .build();
  }

  /** The decoder reads it in the same way. */
  private BmpHeader parsed(byte[] start) throws HeaderException {
    try {
      return BmpHeader.read(start);
    } catch (DecodeException e) {
      String what = String.valueOf(e.getMessage());
      HeaderException refused =
          switch (e.kind()) {
            case UNCOVERED -> HeaderException.unsupported(ImageFormat.BMP, what);
            case TRUNCATED -> HeaderException.truncated(ImageFormat.BMP, start.length);
            case CORRUPT, LIMIT -> HeaderException.corrupt(ImageFormat.BMP, what);
          };
      refused.initCause(e);
      throw refused;
    }
  }

  private static ImageHeader.Builder samples(
      ImageHeader.Builder header, int bits, boolean hasAlpha) {
    return switch (bits) {
      case 1, 4, 8 -> header.samples(ColorEncoding.PALETTE, 1, bits);
      case 16 -> header.samples(ColorEncoding.RGB, hasAlpha ? 4 : 3, 5);
      default -> header.samples(ColorEncoding.RGB, hasAlpha ? 4 : 3, 8);
    };
  }

  /** Adds the profile that version 5 may have after the pixels; a broken one is none. */
  ImageHeader complete(ImageHeader header) throws IOException {
    boolean embedded =
        upload.u32(INFO, LITTLE_ENDIAN) == V5_LENGTH
            && upload.u32(INFO + 56, LITTLE_ENDIAN) == PROFILE_EMBEDDED;
    if (!embedded) {
      return header;
    }
    long offset = INFO + upload.u32(INFO + 112, LITTLE_ENDIAN);
    long length = upload.u32(INFO + 116, LITTLE_ENDIAN);
    limits.checkProfile(ImageFormat.BMP, length);
    return upload.has(offset + length)
        ? header.toBuilder().iccProfile(upload.copy(offset, (int) length)).build()
        : header;
  }
}
