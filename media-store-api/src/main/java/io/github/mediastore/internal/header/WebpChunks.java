package io.github.mediastore.internal.header;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;
import java.nio.ByteOrder;

/** The chunks of a WebP file and their types (RFC 9649, section 2). */
final class WebpChunks {

  /** Where the first chunk stands: after "RIFF", a length and "WEBP". */
  static final int FIRST = 12;

  static final int HEADER = 8;

  static final int VP8 = 0x56503820;
  static final int VP8L = 0x5650384C;
  static final int VP8X = 0x56503858;
  static final int ALPH = 0x414C5048;
  static final int ANMF = 0x414E4D46;
  static final int ICCP = 0x49434350;
  static final int EXIF = 0x45584946;

  private WebpChunks() {}

  static int type(UploadBuffer upload, long chunk) throws IOException {
    return (int) upload.u32(chunk, ByteOrder.BIG_ENDIAN);
  }

  static long length(UploadBuffer upload, long chunk) throws IOException {
    return upload.u32(chunk + 4, LITTLE_ENDIAN);
  }

  /** Returns where the chunk after this one starts; chunks are padded to an even length. */
  static long next(UploadBuffer upload, long chunk) throws IOException {
    long length = length(upload, chunk);
    return chunk + HEADER + length + (length & 1);
  }

  /** Reads three bytes, least significant first. */
  static int u24(UploadBuffer upload, long offset) throws IOException {
    return upload.u16(offset, LITTLE_ENDIAN) | (upload.u8(offset + 2) << 16);
  }
}
