package io.github.mediastore.internal.header;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;

/**
 * What the picture data of a WebP says about itself: the frame header of VP8 (RFC 6386, section
 * 9.1) or the image header of VP8L (RFC 9649, section 3.4).
 */
record WebpBitstream(boolean lossless, int width, int height, boolean alpha) {

  private static final int SIDE = 0x3FFF;

  /** Reads the header in the chunk at an offset, which is of one of the two types. */
  static WebpBitstream read(UploadBuffer upload, long chunk) throws IOException {
    long data = chunk + WebpChunks.HEADER;
    if (WebpChunks.type(upload, chunk) == WebpChunks.VP8L) {
      long sizes = upload.u32(data + 1, LITTLE_ENDIAN);
      if (upload.u8(data) != 0x2F || sizes >> 29 != 0) {
        throw HeaderException.corrupt(ImageFormat.WEBP, "its lossless data has no signature");
      }
      return new WebpBitstream(
          true,
          (int) (sizes & SIDE) + 1,
          (int) ((sizes >> 14) & SIDE) + 1,
          ((sizes >> 28) & 1) != 0);
    }
    boolean keyFrame = (upload.u8(data) & 1) == 0;
    if (!keyFrame || !upload.matches(data + 3, "\u009D\1*")) {
      throw HeaderException.corrupt(ImageFormat.WEBP, "its lossy data has no key frame");
    }
    int width = upload.u16(data + 6, LITTLE_ENDIAN) & SIDE;
    int height = upload.u16(data + 8, LITTLE_ENDIAN) & SIDE;
    return new WebpBitstream(false, width, height, false);
  }
}
