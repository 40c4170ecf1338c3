package io.github.mediastore.internal.heif;

import io.github.mediastore.internal.format.HeaderException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The items of a file as its {@code meta} box lists them (ISO/IEC 14496-12, section 8.11): which is
 * the picture, what they are, where their data lie, how they belong together and what is said of
 * them.
 */
final class ItemTable {

  /** A picture of 200 megapixels has some 800 tiles. */
  private static final int MOST_ITEMS = 1 << 16;

  /** No phone's is a tenth of this. */
  private static final int MOST_BYTES = 4 << 20;

  private static final int MOST_BOXES = 1 << 16;
  private static final int MOST_ENTRIES = 1 << 20;

  private static final int FROM_FILE = 0;
  private static final int FROM_META = 1;

  private final BoxReader reader;
  private final Map<Long, Item> items = new HashMap<>();
  private final List<Reference> references = new ArrayList<>();
  private final Map<Long, List<Long>> auxiliaries = new HashMap<>();
  private OptionalLong primary = OptionalLong.empty();
  private @Nullable Box data;
  private int handler;
  private int entries;

  private ItemTable(BoxReader reader) {
    this.reader = reader;
  }

  /**
   * Reads the table.
   *
   * @param reader of the file
   * @param meta the box
   */
  static ItemTable read(BoxReader reader, Box meta) throws IOException {
    ItemTable table = new ItemTable(reader);
    BoxReader contents = reader.of(meta);
    contents.full();
    List<Box> boxes = contents.boxes(MOST_BOXES);
    table.readAll(boxes, "idat", box -> table.data = box);
    table.readAll(boxes, "hdlr", table::readHandler);
    table.readAll(boxes, "pitm", table::readPrimary);
    table.readAll(boxes, "iinf", table::readInformation);
    table.readAll(boxes, "iloc", table::readLocations);
    table.readAll(boxes, "iref", table::readReferences);
    table.readAll(boxes, "iprp", table::readProperties);
    return table;
  }

  private void readAll(List<Box> boxes, String type, Visitor visitor) throws IOException {
    int number = Box.type(type);
    for (Box box : boxes) {
      if (box.type() == number) {
        requireModest(box);
        visitor.visit(box);
      }
    }
  }

  /** Only the data may be large, which are not read here. */
  private void requireModest(Box box) throws HeaderException {
    if (box.end() - box.start() > MOST_BYTES && box.type() != Box.type("idat")) {
      throw HeaderException.metadataTooLarge(
          reader.format(), "box '" + Box.name(box.type()) + "'", MOST_BYTES);
    }
  }

  /** Returns whether the items are pictures. */
  boolean holdsPictures() {
    return handler == Box.type("pict");
  }

  /** Returns the item that is the picture; empty if none is named. */
  Optional<Item> primary() {
    return primary.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(items.get(primary.getAsLong()));
  }

  /** Returns an item that is referred to. */
  Item require(long id) throws HeaderException {
    Item item = items.get(id);
    if (item == null) {
      throw reader.corrupt("it has no item " + id);
    }
    return item;
  }

  /** Returns the items that one refers to, in their order. */
  List<Long> targets(String type, Item from) {
    int number = Box.type(type);
    return references.stream()
        .filter(reference -> reference.type() == number && reference.from() == from.id())
        .findFirst()
        .map(Reference::to)
        .orElse(List.of());
  }

  /**
   * Returns the auxiliary pictures of one, in their order; some phone names one that is not there.
   */
  List<Item> auxiliaries(Item of) {
    return auxiliaries.getOrDefault(of.id(), List.of()).stream()
        .map(items::get)
        .filter(Objects::nonNull)
        .toList();
  }

  private void readHandler(Box box) throws IOException {
    BoxReader fields = reader.of(box);
    fields.skip(8);
    handler = fields.i32();
  }

  private void readPrimary(Box box) throws IOException {
    BoxReader fields = reader.of(box);
    primary = OptionalLong.of(fields.full() >>> 24 == 0 ? fields.u16() : fields.u32());
  }

  private void readInformation(Box box) throws IOException {
    BoxReader fields = reader.of(box);
    long count = fields.full() >>> 24 == 0 ? fields.u16() : fields.u32();
    if (count > MOST_ITEMS) {
      throw reader.corrupt("it claims " + count + " items");
    }
    for (Box entry : fields.boxes(MOST_ITEMS)) {
      BoxReader information = reader.of(entry);
      int version = information.full() >>> 24;
      // Those before version 2 are of files that have no pictures as items.
      if (version >= 2) {
        long id = version == 2 ? information.u16() : information.u32();
        information.skip(2);
        item(id).type = information.i32();
      }
    }
  }

  private void readLocations(Box box) throws IOException {
    BoxReader fields = reader.of(box);
    int version = fields.full() >>> 24;
    int sizes = fields.u16();
    long count = version < 2 ? fields.u16() : fields.u32();
    for (long i = 0; i < count; i++) {
      count();
      long id = version < 2 ? fields.u16() : fields.u32();
      int construction = version == 0 ? FROM_FILE : fields.u16() & 0xF;
      int file = fields.u16();
      long base = fields.sized(sizes >> 4 & 0xF);
      int extents = fields.u16();
      List<Extent> found = new ArrayList<>();
      for (int extent = 0; extent < extents; extent++) {
        count();
        if (version > 0) {
          fields.sized(sizes & 0xF);
        }
        long start = base + fields.sized(sizes >> 12);
        found.add(extent(construction, file, start, fields.sized(sizes >> 8 & 0xF)));
      }
      item(id).extents = List.copyOf(found);
    }
  }

  /** Returns where a piece lies; one that is elsewhere is noticed if the item is needed. */
  private Extent extent(int construction, int file, long start, long length)
      throws HeaderException {
    if (start < 0 || start > Integer.MAX_VALUE) {
      throw reader.corrupt("a place in it lies beyond every file");
    }
    if (construction == FROM_FILE && file == 0) {
      return new Extent(start, length);
    }
    if (construction == FROM_META && data != null) {
      if (start > data.end() - data.start() || length > data.end() - data.start() - start) {
        throw reader.corrupt("an item lies beyond the box of its data");
      }
      long rest = data.end() - data.start() - start;
      return new Extent(data.start() + start, length == Extent.TO_THE_END ? rest : length);
    }
    return Extent.ELSEWHERE;
  }

  private void readReferences(Box box) throws IOException {
    BoxReader fields = reader.of(box);
    boolean wide = fields.full() >>> 24 != 0;
    for (Box reference : fields.boxes(MOST_BOXES)) {
      count();
      BoxReader ids = reader.of(reference);
      long from = wide ? ids.u32() : ids.u16();
      int count = ids.u16();
      List<Long> to = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        count();
        to.add(wide ? ids.u32() : (long) ids.u16());
      }
      references.add(new Reference(reference.type(), from, List.copyOf(to)));
      if (reference.type() == Box.type("auxl")) {
        to.forEach(id -> auxiliaries.computeIfAbsent(id, any -> new ArrayList<>()).add(from));
      }
    }
  }

  private void readProperties(Box box) throws IOException {
    List<Box> boxes = reader.of(box).boxes(MOST_BOXES);
    List<Box> properties = new ArrayList<>();
    readAll(boxes, "ipco", container -> properties.addAll(reader.of(container).boxes(MOST_BOXES)));
    readAll(boxes, "ipma", associations -> associate(associations, properties));
  }

  private void associate(Box box, List<Box> properties) throws IOException {
    BoxReader fields = reader.of(box);
    int versionAndFlags = fields.full();
    boolean wideIndex = (versionAndFlags & 1) != 0;
    long count = fields.u32();
    for (long i = 0; i < count; i++) {
      count();
      Item item = item(versionAndFlags >>> 24 < 1 ? fields.u16() : fields.u32());
      int associations = fields.u8();
      for (int association = 0; association < associations; association++) {
        count();
        int value = wideIndex ? fields.u16() : fields.u8();
        int flag = wideIndex ? 0x8000 : 0x80;
        int index = value & ~flag;
        if (index > properties.size()) {
          throw reader.corrupt("it has no property " + index);
        }
        if (index > 0) {
          item.properties.add(new Property(properties.get(index - 1), (value & flag) != 0));
        }
      }
    }
  }

  private Item item(long id) throws HeaderException {
    if (items.size() > MOST_ITEMS) {
      throw reader.corrupt("it has more than " + MOST_ITEMS + " items");
    }
    return items.computeIfAbsent(id, Item::new);
  }

  /** Bounds the work, whatever the file claims. */
  private void count() throws HeaderException {
    if (++entries > MOST_ENTRIES) {
      throw reader.corrupt("it lists more than " + MOST_ENTRIES + " things");
    }
  }

  /** Reads one box. */
  private interface Visitor {

    void visit(Box box) throws IOException;
  }
}
