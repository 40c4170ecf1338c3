package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.DecodeException;
import java.nio.ByteBuffer;

/**
 * The image header, chunk IHDR (PNG specification, 11.2.1).
 *
 * @param width pixels in a row
 * @param height rows
 * @param depth bits of a sample
 * @param type what the samples mean
 * @param interlaced whether the rows are in the order of Adam7
 */
record PngHeader(int width, int height, int depth, ColorType type, boolean interlaced) {

  static final int LENGTH = 13;

  static PngHeader read(ByteBuffer chunk) throws DecodeException {
    if (chunk.remaining() != LENGTH) {
      throw DecodeException.corrupt(
          "The header has " + chunk.remaining() + " bytes, not " + LENGTH);
    }
    int width = chunk.getInt();
    int height = chunk.getInt();
    if (width < 1 || height < 1) {
      String size = Integer.toUnsignedString(width) + " x " + Integer.toUnsignedString(height);
      throw DecodeException.corrupt("A size of " + size + " is not possible");
    }
    int depth = chunk.get() & 0xFF;
    ColorType type = ColorType.of(chunk.get() & 0xFF, depth);
    int compression = chunk.get();
    int filter = chunk.get();
    int interlace = chunk.get();
    if (compression != 0 || filter != 0 || interlace < 0 || interlace > 1) {
      throw DecodeException.corrupt(
          String.format(
              "Compression %d, filter %d, interlace %d are not defined",
              compression, filter, interlace));
    }
    return new PngHeader(width, height, depth, type, interlace == 1);
  }

  /** Returns the bytes of a row of so many pixels without its filter type. */
  int rowBytes(int pixels) {
    return Math.toIntExact(((long) pixels * type.samples() * depth + 7) / 8);
  }

  /** Returns how many bytes lie between a byte and the one that filters compare it with. */
  int filterDistance() {
    return Math.max(1, type.samples() * depth / 8);
  }
}
