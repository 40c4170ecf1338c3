package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.FrameFormat.Chroma;
import io.github.mediastore.decoder.PictureCodec;
import io.github.mediastore.internal.format.HeaderException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads what an item is made of: a coded picture, or a grid of them (HEIF, section 6.6.2.3). */
final class LayerReader {

  private static final int ALL_LAYERS = 0xFFFF;
  private static final int MOST_GRID_BYTES = 12;

  private final BoxReader reader;
  private final ItemTable table;

  LayerReader(BoxReader reader, ItemTable table) {
    this.reader = reader;
    this.table = table;
  }

  /**
   * Reads an item.
   *
   * @throws HeaderException if it is damaged, or of a kind that is not read
   */
  Layer read(Item item) throws IOException {
    return item.type == Box.type("grid") ? grid(item) : single(item);
  }

  private Layer single(Item item) throws IOException {
    Box extent = item.property("ispe").orElseThrow(() -> reader.corrupt("a picture has no size"));
    BoxReader size = reader.of(extent);
    size.full();
    int width = side(reader, size.u32());
    int height = side(reader, size.u32());
    Configuration configuration = configuration(item);
    return new Layer(
        configuration.codec,
        width,
        height,
        1,
        1,
        width,
        height,
        configuration.chroma,
        configuration.bitDepth,
        List.of(item));
  }

  private Layer grid(Item grid) throws IOException {
    byte[] data = new ItemData(reader, grid).start(MOST_GRID_BYTES);
    boolean wide = data.length > 1 && (data[1] & 1) != 0;
    if (data.length < (wide ? 12 : 8)) {
      throw reader.corrupt("its grid is cut off");
    }
    int rows = (data[2] & 0xFF) + 1;
    int columns = (data[3] & 0xFF) + 1;
    int width = side(reader, number(data, 4, wide));
    int height = side(reader, number(data, wide ? 8 : 6, wide));
    List<Long> ids = table.targets("dimg", grid);
    if (ids.size() != rows * columns) {
      throw reader.corrupt("its grid of %d x %d has %d tiles".formatted(columns, rows, ids.size()));
    }
    List<Item> tiles = new ArrayList<>();
    for (long id : ids) {
      tiles.add(table.require(id));
    }
    return tiled(width, height, columns, rows, tiles);
  }

  /** Reads pictures that lie as those of another grid do. */
  Layer like(Layer grid, List<Item> tiles) throws IOException {
    return tiled(grid.width(), grid.height(), grid.columns(), grid.rows(), tiles);
  }

  private Layer tiled(int width, int height, int columns, int rows, List<Item> tiles)
      throws IOException {
    Layer first = single(tiles.get(0));
    for (Item tile : new LinkedHashSet<>(tiles)) {
      requireLike(first, tile);
    }
    requireCovered(width, columns, first.tileWidth());
    requireCovered(height, rows, first.tileHeight());
    return new Layer(
        first.codec(),
        width,
        height,
        columns,
        rows,
        first.tileWidth(),
        first.tileHeight(),
        first.chroma(),
        first.bitDepth(),
        List.copyOf(tiles));
  }

  private void requireLike(Layer first, Item item) throws IOException {
    Layer tile = single(item);
    if (tile.codec() != first.codec()
        || tile.width() != first.width()
        || tile.height() != first.height()
        || tile.chroma() != first.chroma()
        || tile.bitDepth() != first.bitDepth()) {
      throw reader.corrupt("the tiles of its grid are not alike");
    }
    boolean turned =
        List.of("irot", "imir", "clap").stream().anyMatch(type -> item.property(type).isPresent());
    if (turned) {
      throw reader.unsupported("with tiles that are turned or cut");
    }
  }

  private void requireCovered(int side, int tiles, int tile) throws HeaderException {
    if ((long) tiles * tile < side || (long) (tiles - 1) * tile >= side) {
      throw reader.corrupt(
          "%d tiles of %d pixels are not its %d pixels".formatted(tiles, tile, side));
    }
  }

  /** Returns the length of a side of a picture, if it can be one. */
  static int side(BoxReader reader, long pixels) throws HeaderException {
    if (pixels < 1) {
      throw reader.corrupt("a picture has no pixels");
    }
    if (pixels > Integer.MAX_VALUE) {
      throw HeaderException.tooManyPixels(reader.format(), "A side has " + pixels + " pixels");
    }
    return (int) pixels;
  }

  private static long number(byte[] data, int offset, boolean wide) {
    long value = 0;
    for (int i = offset; i < offset + (wide ? 4 : 2); i++) {
      value = value << 8 | (data[i] & 0xFF);
    }
    return value;
  }

  private Configuration configuration(Item item) throws IOException {
    switch (Box.name(item.type)) {
      case "hvc1", "hev1" -> {
        BoxReader fields = required(item, "hvcC");
        fields.skip(16);
        Chroma chroma =
            switch (fields.u8() & 3) {
              case 0 -> Chroma.NONE;
              case 1 -> Chroma.C420;
              case 2 -> Chroma.C422;
              default -> Chroma.C444;
            };
        return new Configuration(PictureCodec.HEVC, chroma, 8 + (fields.u8() & 7));
      }
      case "av01" -> {
        BoxReader fields = required(item, "av1C");
        fields.skip(2);
        int flags = fields.u8();
        int depth = (flags & 0x40) == 0 ? 8 : (flags & 0x20) == 0 ? 10 : 12;
        boolean grey = (flags & 0x10) != 0;
        boolean halfWidth = (flags & 8) != 0;
        boolean halfHeight = (flags & 4) != 0;
        Chroma colors = !halfWidth ? Chroma.C444 : halfHeight ? Chroma.C420 : Chroma.C422;
        return new Configuration(PictureCodec.AV1, grey ? Chroma.NONE : colors, depth);
      }
      default ->
          throw reader.unsupported("with a picture of type '%s'".formatted(Box.name(item.type)));
    }
  }

  private BoxReader required(Item item, String type) throws HeaderException {
    return reader.of(
        item.property(type).orElseThrow(() -> reader.corrupt("a picture has no '" + type + "'")));
  }

  /** Returns whether a property about layers asks for what a decoder does anyway. */
  boolean ignores(Box box) throws HeaderException {
    try {
      return switch (Box.name(box.type())) {
        case "lsel" -> reader.of(box).u16() == ALL_LAYERS;
        case "a1op" -> reader.of(box).u8() == 0;
        case "a1lx" -> true;
        default -> false;
      };
    } catch (HeaderException e) {
      throw e;
    } catch (IOException e) {
      throw reader.corrupt("a property is cut off");
    }
  }

  /** What the configuration of a codec says. */
  private record Configuration(PictureCodec codec, Chroma chroma, int bitDepth) {}
}
