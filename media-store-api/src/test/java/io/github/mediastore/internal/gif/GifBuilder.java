package io.github.mediastore.internal.gif;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes GIF files block by block, right or wrong ones. */
public final class GifBuilder {

  /** Flag of a frame whose rows come in four passes. */
  public static final int INTERLACED = 0x40;

  /** Label of a comment. */
  public static final int COMMENT = 0xFE;

  /** Label of a text to be drawn. */
  public static final int PLAIN_TEXT = 0x01;

  /** Label of what some application adds. */
  public static final int APPLICATION = 0xFF;

  private static final int GRAPHIC_CONTROL = 0xF9;
  private static final int TABLE = 0x80;
  private static final int LONGEST_SUB_BLOCK = 255;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  /** Starts with the signature of a version, such as GIF89a. */
  public GifBuilder(String signature) {
    file.writeBytes(signature.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Starts a file whose frames lie on a canvas. */
  public static GifBuilder canvas(int width, int height, int... colors) {
    GifBuilder gif = new GifBuilder("GIF89a").u16(width, height);
    return gif.bytes(tableFlags(colors), 0, 0).table(colors);
  }

  /** Returns a complete file of one frame, with as many colours as its codes have indexes. */
  public static byte[] gif(int width, int flags, int[] colors, byte[] indexes) {
    int height = indexes.length / width;
    int bits = Math.max(2, Integer.numberOfTrailingZeros(colors.length));
    return canvas(width, height, colors)
        .frame(0, 0, width, height, flags)
        .imageData(bits, (flags & INTERLACED) != 0 ? interlaced(indexes, width) : indexes)
        .trailer()
        .build();
  }

  /** Appends an extension, its contents in sub-blocks of the greatest length. */
  public GifBuilder extension(int label, byte... contents) {
    return bytes('!', label).subBlocks(contents, LONGEST_SUB_BLOCK).bytes(0);
  }

  /** Appends a graphic control extension of the usual length. */
  public GifBuilder graphicControl(int flags, int transparent) {
    return extension(GRAPHIC_CONTROL, (byte) flags, (byte) 0, (byte) 0, (byte) transparent);
  }

  /** Appends an image descriptor with a table of its own, if there are colours. */
  public GifBuilder frame(int x, int y, int width, int height, int flags, int... colors) {
    return bytes(',').u16(x, y, width, height).bytes(flags | tableFlags(colors)).table(colors);
  }

  /** Appends indexes, compressed. */
  public GifBuilder imageData(int leastCodeSize, byte[] indexes) {
    return codes(leastCodeSize, new GifCodes(leastCodeSize).compress(indexes).end());
  }

  /** Appends codes. */
  public GifBuilder codes(int leastCodeSize, GifCodes codes) {
    return bytes(leastCodeSize).subBlocks(codes.bytes(), LONGEST_SUB_BLOCK).bytes(0);
  }

  /** Appends sub-blocks of a length, without the empty one at the end. */
  public GifBuilder subBlocks(byte[] contents, int length) {
    for (int at = 0; at < contents.length; at += length) {
      int count = Math.min(length, contents.length - at);
      file.write(count);
      file.write(contents, at, count);
    }
    return this;
  }

  /** Appends the last byte of a file. */
  public GifBuilder trailer() {
    return bytes(';');
  }

  /** Appends bytes. */
  public GifBuilder bytes(int... values) {
    for (int value : values) {
      file.write(value);
    }
    return this;
  }

  /** Appends bytes that were built before. */
  public GifBuilder raw(byte[] bytes) {
    file.writeBytes(bytes);
    return this;
  }

  private GifBuilder u16(int... values) {
    for (int value : values) {
      bytes(value & 0xFF, value >> 8);
    }
    return this;
  }

  /** Returns the file. */
  public byte[] build() {
    return file.toByteArray();
  }

  /** Puts rows into the order of the four passes. */
  static byte[] interlaced(byte[] indexes, int width) {
    int height = indexes.length / width;
    int[][] passes = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (int[] pass : passes) {
      for (int y = pass[0]; y < height; y += pass[1]) {
        rows.write(indexes, y * width, width);
      }
    }
    return rows.toByteArray();
  }

  private static int tableFlags(int[] colors) {
    return colors.length == 0 ? 0 : TABLE | (Integer.numberOfTrailingZeros(colors.length) - 1);
  }

  private GifBuilder table(int[] colors) {
    for (int rgb : colors) {
      bytes(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
    }
    return this;
  }
}
