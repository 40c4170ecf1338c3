package io.github.mediastore.internal.heif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads how pictures lie on a canvas (ISO/IEC 23008-12, section 6.6.2.2). */
final class OverlayReader {

  /** Each is decoded by itself. */
  private static final int MOST_PIECES = 16;

  private static final int HEADER = 10;
  private static final int BYTES_OF_A_PIECE = 8;

  private final BoxReader reader;
  private final ItemTable table;
  private final PictureFinder finder;

  OverlayReader(BoxReader reader, ItemTable table, PictureFinder finder) {
    this.reader = reader;
    this.table = table;
    this.finder = finder;
  }

  /**
   * Reads an item.
   *
   * @param depth how many other items are made of it, one of the other
   */
  Overlay read(Item item, int depth) throws IOException {
    List<Long> ids = table.targets("dimg", item);
    if (ids.isEmpty()) {
      throw reader.corrupt("its overlay has no pictures");
    }
    if (depth > 0 || ids.size() > MOST_PIECES) {
      throw reader.unsupported(
          depth > 0
              ? "with an overlay within another"
              : "with an overlay of more than %d pictures".formatted(MOST_PIECES));
    }
    int most = HEADER + BYTES_OF_A_PIECE * (ids.size() + 1);
    ByteBuffer data = ByteBuffer.wrap(new ItemData(reader, item).start(most));
    boolean wide = data.remaining() > 1 && (data.get(1) & 1) != 0;
    int needed = HEADER + (wide ? 8 : 4) * (ids.size() + 1);
    if (data.remaining() < needed) {
      throw reader.corrupt("its overlay is cut off");
    }
    int fill = fill(data.position(2));
    int width = side(data, wide);
    int height = side(data, wide);
    List<Overlay.Piece> pieces = new ArrayList<>();
    for (long id : ids) {
      HeifImage image = finder.find(table.require(id), false, depth + 1);
      requireAlike(pieces, image);
      pieces.add(new Overlay.Piece(image, offset(data, wide), offset(data, wide)));
    }
    return new Overlay(width, height, fill, List.copyOf(pieces));
  }

  /** Red, green, blue and opacity of 16 bits each. */
  private static int fill(ByteBuffer data) {
    int red = eightBits(data);
    int green = eightBits(data);
    int blue = eightBits(data);
    return eightBits(data) << 24 | red << 16 | green << 8 | blue;
  }

  private static int eightBits(ByteBuffer data) {
    return ((data.getShort() & 0xFFFF) * 255 + 32_767) / 65_535;
  }

  private int side(ByteBuffer data, boolean wide) throws IOException {
    return LayerReader.side(reader, wide ? data.getInt() & 0xFFFF_FFFFL : data.getShort() & 0xFFFF);
  }

  private static int offset(ByteBuffer data, boolean wide) {
    return wide ? data.getInt() : data.getShort();
  }

  private void requireAlike(List<Overlay.Piece> before, HeifImage image) throws IOException {
    if (before.isEmpty()) {
      return;
    }
    HeifImage first = before.get(0).image();
    if (image.codec() != first.codec()
        || !Arrays.equals(image.profile().orElse(null), first.profile().orElse(null))) {
      throw reader.unsupported("with an overlay of pictures that differ in codec or colours");
    }
  }
}
