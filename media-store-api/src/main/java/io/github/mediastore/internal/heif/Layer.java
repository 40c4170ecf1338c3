package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.FrameFormat.Chroma;
import io.github.mediastore.decoder.PictureCodec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The colours of a picture, or its transparency: one coded picture, or a grid of equal ones.
 *
 * @param codec how they are coded
 * @param width of the whole as it is stored
 * @param height of the whole
 * @param columns how many lie side by side, 1 or more
 * @param rows how many lie below each other, 1 or more
 * @param tileWidth of one of them
 * @param tileHeight of one of them
 * @param chroma what their configuration says of their samples
 * @param bitDepth what it says too
 * @param tiles the items, row by row
 */
record Layer(
    PictureCodec codec,
    int width,
    int height,
    int columns,
    int rows,
    int tileWidth,
    int tileHeight,
    Chroma chroma,
    int bitDepth,
    List<Item> tiles) {

  private static final int PADDING = 64;
  private static final int INTS_IN_A_ROW = 8;

  /** Returns the items, each once, however many places it has. */
  Set<Item> distinctTiles() {
    return new LinkedHashSet<>(tiles);
  }

  /** Returns how many pixels all tiles have side by side. */
  long codedWidth() {
    return (long) columns * tileWidth;
  }

  /** Returns how many pixels all tiles have below each other. */
  long codedHeight() {
    return (long) rows * tileHeight;
  }

  /** Returns how many bytes decoding takes at most: tables, rows, a tile, and a row of tiles. */
  long memory() {
    int bytesPerSample = bitDepth > 8 ? 2 : 1;
    long tile =
        new PlaneLayout(tileWidth + PADDING, tileHeight + PADDING, chroma, bytesPerSample).bytes();
    long band =
        tiles.size() == 1
            ? 0
            : new PlaneLayout(columns * tileWidth, tileHeight, chroma, bytesPerSample).bytes();
    long tables = (long) Integer.BYTES << bitDepth;
    return tile + band + tables + (long) INTS_IN_A_ROW * Integer.BYTES * columns * tileWidth;
  }
}
