package io.github.mediastore.internal.gif;

import io.github.mediastore.internal.raster.DecodeException;
import java.nio.charset.StandardCharsets;

/** Reads the parts of a GIF one after the other (GIF89a specification, 15 to 26). */
final class BlockReader {

  private static final int SIGNATURE_LENGTH = 6;

  private final byte[] gif;
  private int position;

  /**
   * Starts behind the signature.
   *
   * @throws DecodeException if there is none
   */
  BlockReader(byte[] gif) throws DecodeException {
    this.gif = gif;
    int length = Math.min(SIGNATURE_LENGTH, gif.length);
    String signature = new String(gif, 0, length, StandardCharsets.ISO_8859_1);
    if (!"GIF87a".startsWith(signature) && !"GIF89a".startsWith(signature)) {
      throw DecodeException.corrupt("The GIF does not begin with its signature");
    }
    skip(SIGNATURE_LENGTH);
  }

  /** Returns the offset of what is read next. */
  int position() {
    return position;
  }

  /** Returns the next byte, 0 to 255. */
  int u8() throws DecodeException {
    skip(1);
    return gif[position - 1] & 0xFF;
  }

  /** Returns the next two bytes as a number. */
  int u16() throws DecodeException {
    int low = u8();
    return u8() << 8 | low;
  }

  /** Passes over bytes that must be there. */
  void skip(int bytes) throws DecodeException {
    if (bytes > gif.length - position) {
      throw DecodeException.truncated("The GIF ends before its first frame does");
    }
    position += bytes;
  }

  /** Passes over the rest of an extension: sub-blocks up to an empty one. */
  void skipSubBlocks() throws DecodeException {
    for (int length = u8(); length > 0; length = u8()) {
      skip(length);
    }
  }
}
