package io.github.mediastore.internal.bmp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes BMP files with headers of any length, right or wrong ones. */
final class BmpBuilder {

  static final int CORE = 12;
  static final int INFO = 40;
  static final int V4 = 108;
  static final int V5 = 124;

  private static final int FILE_HEADER = 14;

  private final int headerLength;
  private final int width;
  private final int height;
  private final int bits;
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private int compression;
  private int[] masks = {};
  private byte[] palette = {};
  private int colorsUsed;
  private int imageBytes;
  private int gap;
  private long offset = -1;

  /**
   * Starts a file.
   *
   * @param height negative if the first row stored is the top one
   */
  BmpBuilder(int headerLength, int width, int height, int bits) {
    this.headerLength = headerLength;
    this.width = width;
    this.height = height;
    this.bits = bits;
  }

  BmpBuilder compression(int compression) {
    this.compression = compression;
    return this;
  }

  /** Puts masks where a header of 40 bytes ends, in it if it is longer. */
  BmpBuilder masks(int... masks) {
    this.masks = masks;
    return this;
  }

  BmpBuilder palette(int... rgb) {
    int step = headerLength == CORE ? 3 : 4;
    palette = new byte[rgb.length * step];
    for (int i = 0; i < rgb.length; i++) {
      palette[i * step] = (byte) rgb[i];
      palette[i * step + 1] = (byte) (rgb[i] >> 8);
      palette[i * step + 2] = (byte) (rgb[i] >> 16);
    }
    return this;
  }

  BmpBuilder colorsUsed(int count) {
    this.colorsUsed = count;
    return this;
  }

  BmpBuilder imageBytes(int bytes) {
    this.imageBytes = bytes;
    return this;
  }

  /** Leaves unused bytes before the pixels. */
  BmpBuilder gap(int bytes) {
    this.gap = bytes;
    return this;
  }

  /** States another offset of the pixels than the right one. */
  BmpBuilder offset(long offset) {
    this.offset = offset;
    return this;
  }

  BmpBuilder data(int... bytes) {
    for (int value : bytes) {
      data.write(value);
    }
    return this;
  }

  /** Appends a row and its padding. */
  BmpBuilder row(byte[] row) {
    data.writeBytes(row);
    data.writeBytes(new byte[-row.length & 3]);
    return this;
  }

  /**
   * Appends rows of pixels, given from the top, in the order that the height asks for.
   *
   * @param pixels as they are stored, {@code width} for each row
   */
  BmpBuilder pixels(int... pixels) {
    int rows = Math.abs(height);
    for (int i = 0; i < rows; i++) {
      int y = height < 0 ? i : rows - 1 - i;
      row(packed(Arrays.copyOfRange(pixels, y * width, (y + 1) * width)));
    }
    return this;
  }

  private byte[] packed(int[] pixels) {
    byte[] row = new byte[(pixels.length * bits + 7) / 8];
    for (int x = 0; x < pixels.length; x++) {
      for (int i = 0; i < bits / 8; i++) {
        row[x * bits / 8 + i] = (byte) (pixels[x] >> (8 * i));
      }
      if (bits < 8) {
        row[x * bits / 8] |= (byte) (pixels[x] << (8 - bits - x * bits % 8));
      }
    }
    return row;
  }

  byte[] bytes() {
    int masksEnd = masks.length == 0 ? 0 : INFO + 4 * masks.length;
    int paletteAt = FILE_HEADER + Math.max(headerLength, masksEnd);
    int pixelsAt = paletteAt + palette.length + gap;
    // Large enough for the longest header: what is beyond this one's length is overwritten.
    ByteBuffer file =
        ByteBuffer.allocate(Math.max(FILE_HEADER + 256, pixelsAt) + data.size())
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'B').put((byte) 'M').putInt(pixelsAt + data.size()).putInt(0);
    file.putInt((int) (offset < 0 ? pixelsAt : offset)).putInt(headerLength);
    if (headerLength == CORE) {
      file.putShort((short) width).putShort((short) height).putShort((short) 1);
      file.putShort((short) bits);
    } else {
      file.putInt(width).putInt(height).putShort((short) 1).putShort((short) bits);
      file.putInt(compression).putInt(imageBytes).putInt(2835).putInt(2835);
      file.putInt(colorsUsed).putInt(0);
    }
    Arrays.fill(file.array(), FILE_HEADER + headerLength, file.capacity(), (byte) 0);
    for (int i = 0; i < masks.length; i++) {
      file.putInt(FILE_HEADER + INFO + 4 * i, masks[i]);
    }
    file.put(paletteAt, palette);
    file.put(pixelsAt, data.toByteArray());
    return Arrays.copyOf(file.array(), pixelsAt + data.size());
  }
}
