package io.github.mediastore.internal.header;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;

/**
 * Reads a BMP's header in all its versions: OS/2 1.x and 2.x, Windows 3, 4 and 5 (BITMAPCOREHEADER,
 * BITMAPINFOHEADER, BITMAPV4HEADER, BITMAPV5HEADER).
 */
final class BmpHeaderReader {

  /** The second header follows the file header. */
  private static final int INFO = 14;

  private static final int CORE_LENGTH = 12;
  private static final int OS2_LENGTH = 64;
  private static final int WITH_ALPHA_MASK = 56;
  private static final int V5_LENGTH = 124;
  private static final int PROFILE_EMBEDDED = 0x4D424544;

  private final UploadBuffer upload;
  private final HeaderLimits limits;

  BmpHeaderReader(UploadBuffer upload, HeaderLimits limits) {
    this.upload = upload;
    this.limits = limits;
  }

  ImageHeader read() throws IOException {
    long length = upload.u32(INFO, LITTLE_ENDIAN);
    if (length == CORE_LENGTH) {
      return header(upload.u16(18, LITTLE_ENDIAN), upload.u16(20, LITTLE_ENDIAN), 24, 0, length);
    }
    if (length < 16 || length > 256) {
      throw HeaderException.corrupt(ImageFormat.BMP, "a header of " + length + " bytes");
    }
    int compression = length < 20 ? 0 : (int) upload.u32(30, LITTLE_ENDIAN);
    if (compression == 4 || compression == 5 || (length == OS2_LENGTH && compression > 2)) {
      throw HeaderException.unsupported(ImageFormat.BMP, "BMP with compression " + compression);
    }
    if (compression < 0 || compression > 6) {
      throw HeaderException.corrupt(ImageFormat.BMP, "an unknown compression " + compression);
    }
    int width = (int) upload.u32(18, LITTLE_ENDIAN);
    int height = (int) upload.u32(22, LITTLE_ENDIAN);
    return header(width, height, 28, compression, length);
  }

  private ImageHeader header(int width, int height, int bitsOffset, int compression, long length)
      throws IOException {
    long rows = Math.abs((long) height);
    limits.checkSize(ImageFormat.BMP, "picture", width, rows);
    int bits = upload.u16(bitsOffset, LITTLE_ENDIAN);
    ImageHeader.Builder header = ImageHeader.builder(ImageFormat.BMP);
    boolean alpha = bits == 32 && length >= WITH_ALPHA_MASK && upload.u32(66, LITTLE_ENDIAN) != 0;
    switch (bits) {
      case 1, 2, 4, 8 -> header.samples(ColorEncoding.PALETTE, 1, bits);
      case 16 -> header.samples(ColorEncoding.RGB, 3, 5);
      case 24 -> header.samples(ColorEncoding.RGB, 3, 8);
      case 32 -> header.samples(ColorEncoding.RGB, alpha ? 4 : 3, 8);
      default -> throw HeaderException.corrupt(ImageFormat.BMP, bits + " bits a pixel");
    }
    return header
        .dimensions(width, rows)
        .alpha(alpha)
        .details(new BmpDetails(compression, height < 0))
        .build();
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
