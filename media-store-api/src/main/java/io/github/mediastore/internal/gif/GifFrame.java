package io.github.mediastore.internal.gif;

import io.github.mediastore.internal.raster.DecodeException;
import org.jspecify.annotations.Nullable;

/**
 * What stands in front of the first frame's compressed data (GIF89a specification, 18 to 23).
 *
 * @param canvasWidth pixels in a row of the canvas
 * @param canvasHeight rows of the canvas
 * @param x pixels from the left edge of the canvas to the frame, which ends on the canvas
 * @param y rows from the top edge of the canvas to the frame, which ends on the canvas
 * @param width pixels in a row of the frame
 * @param height rows of the frame
 * @param interlaced whether the rows come in four passes
 * @param colors what its indexes stand for
 * @param transparent whether one of its colours is transparent
 * @param data offset of the compressed data, which begin with the least code size
 */
record GifFrame(
    int canvasWidth,
    int canvasHeight,
    int x,
    int y,
    int width,
    int height,
    boolean interlaced,
    ColorTable colors,
    boolean transparent,
    int data) {

  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int TRAILER = 0x3B;
  private static final int GRAPHIC_CONTROL = 0xF9;

  private static final int TABLE_FLAG = 0x80;
  private static final int INTERLACE_FLAG = 0x40;
  private static final int TRANSPARENT_FLAG = 1;

  private static final int NONE = -1;

  /**
   * Reads a GIF up to the compressed data of its first frame.
   *
   * <p>A canvas that the frame reaches beyond grows, as it does in libnsgif and Pillow.
   */
  static GifFrame readFirst(byte[] gif) throws DecodeException {
    BlockReader blocks = new BlockReader(gif);
    int screenWidth = blocks.u16();
    int screenHeight = blocks.u16();
    int screenFlags = blocks.u8();
    blocks.skip(2); // The background colour, which is not shown, and the pixels' aspect ratio.
    ColorTable global = readTable(blocks, screenFlags);
    int transparent = readExtensions(blocks);
    int x = blocks.u16();
    int y = blocks.u16();
    int width = blocks.u16();
    int height = blocks.u16();
    if (width == 0 || height == 0) {
      throw DecodeException.corrupt("A frame of " + width + " x " + height + " is not possible");
    }
    int flags = blocks.u8();
    ColorTable local = readTable(blocks, flags);
    ColorTable colors = local != null ? local : global != null ? global : ColorTable.greys();
    if (transparent != NONE) {
      colors.hide(transparent);
    }
    return new GifFrame(
        Math.max(screenWidth, x + width),
        Math.max(screenHeight, y + height),
        x,
        y,
        width,
        height,
        (flags & INTERLACE_FLAG) != 0,
        colors,
        transparent != NONE,
        blocks.position());
  }

  private static @Nullable ColorTable readTable(BlockReader blocks, int flags)
      throws DecodeException {
    return (flags & TABLE_FLAG) == 0 ? null : ColorTable.read(blocks, (flags & 7) + 1);
  }

  /** Goes to the first frame; returns the index that is transparent in it, or {@link #NONE}. */
  private static int readExtensions(BlockReader blocks) throws DecodeException {
    int transparent = NONE;
    for (int type = blocks.u8(); type != IMAGE; type = blocks.u8()) {
      if (type == EXTENSION) {
        if (blocks.u8() == GRAPHIC_CONTROL) {
          transparent = readGraphicControl(blocks, transparent);
        } else {
          blocks.skipSubBlocks();
        }
      } else if (type == TRAILER) {
        throw DecodeException.corrupt("The GIF holds no frame");
      } else if (type != 0) { // Some writers leave an extra terminator behind.
        throw DecodeException.corrupt("A block of type " + type + " does not exist");
      }
    }
    return transparent;
  }

  /** Reads the first sub-block; what it lacks of four bytes counts as 0. */
  private static int readGraphicControl(BlockReader blocks, int before) throws DecodeException {
    int flags = 0;
    int index = 0;
    int length = blocks.u8();
    for (int i = 0; i < length; i++) {
      int value = blocks.u8();
      flags = i == 0 ? value : flags;
      index = i == 3 ? value : index;
    }
    if (length > 0) {
      blocks.skipSubBlocks();
    }
    return (flags & TRANSPARENT_FLAG) != 0 ? index : before;
  }

  /** Returns whether nothing of the canvas lies beside the frame. */
  boolean coversCanvas() {
    return width == canvasWidth && height == canvasHeight;
  }
}
