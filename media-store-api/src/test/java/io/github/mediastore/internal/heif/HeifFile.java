package io.github.mediastore.internal.heif;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Builds HEIC and AVIF files box by box, as the standards have them or not. */
public final class HeifFile {

  /** Added to a property's number, makes it essential. */
  public static final int ESSENTIAL = 0x80;

  private final String brand;
  private final List<byte[]> properties = new ArrayList<>();
  private final List<ItemEntry> items = new ArrayList<>();
  private final ByteArrayOutputStream references = new ByteArrayOutputStream();
  private String handler = "pict";
  private int primary = 1;
  private boolean dataInMeta;
  private byte[] behindMeta = {};

  public HeifFile(String brand) {
    this.brand = brand;
  }

  /** Adds a property and returns its number. */
  public int property(String type, byte[] content) {
    properties.add(box(type, content));
    return properties.size();
  }

  /** Adds the size of a picture. */
  public int ispe(int width, int height) {
    return property("ispe", bytes(0, width, height));
  }

  /** Adds code points. */
  public int nclx(int primaries, int transfer, int matrix, boolean fullRange) {
    ByteBuffer colr = ByteBuffer.allocate(11);
    colr.put("nclx".getBytes(StandardCharsets.US_ASCII));
    colr.putShort((short) primaries).putShort((short) transfer).putShort((short) matrix);
    return property("colr", colr.put((byte) (fullRange ? 0x80 : 0)).array());
  }

  /** Adds a part to be shown: width, height, right and below the centre, each over 1. */
  public int clap(int width, int height, int right, int below) {
    return property("clap", bytes(width, 1, height, 1, right, 1, below, 1));
  }

  /** Adds the configuration of an HEVC without parameter sets. */
  public int hvcC(int chroma, int bitDepth) {
    byte[] hvcC = new byte[23];
    hvcC[0] = 1;
    hvcC[16] = (byte) chroma;
    hvcC[17] = (byte) (bitDepth - 8);
    hvcC[21] = 3;
    return property("hvcC", hvcC);
  }

  /** Adds the meaning of an auxiliary picture. */
  public int auxC(String urn) {
    byte[] text = (urn + "\0").getBytes(StandardCharsets.US_ASCII);
    return property("auxC", ByteBuffer.allocate(4 + text.length).putInt(0).put(text).array());
  }

  /** Adds an item with properties by their numbers, in their order. */
  public HeifFile item(int id, String type, byte[] data, int... associated) {
    items.add(new ItemEntry(id, type, data, associated));
    return this;
  }

  /** Adds the item of a grid. */
  public HeifFile grid(int id, int columns, int rows, int width, int height, int... associated) {
    byte[] data =
        ByteBuffer.allocate(8)
            .put(new byte[] {0, 0, (byte) (rows - 1), (byte) (columns - 1)})
            .putShort((short) width)
            .putShort((short) height)
            .array();
    return item(id, "grid", data, associated);
  }

  /**
   * Adds the item of an overlay.
   *
   * @param fill red, green, blue and opacity of the canvas, 0 to 65 535
   * @param offsets left and top of each picture
   */
  public HeifFile overlay(
      int id, int[] fill, int width, int height, int[] offsets, int... associated) {
    ByteBuffer data = ByteBuffer.allocate(2 + 2 * (fill.length + 2 + offsets.length));
    data.putShort((short) 0);
    for (int[] numbers : new int[][] {fill, {width, height}, offsets}) {
      for (int number : numbers) {
        data.putShort((short) number);
      }
    }
    return item(id, "iovl", data.array(), associated);
  }

  public HeifFile reference(String type, int from, int... to) {
    ByteBuffer reference = ByteBuffer.allocate(4 + 2 * to.length);
    reference.putShort((short) from).putShort((short) to.length);
    for (int id : to) {
      reference.putShort((short) id);
    }
    references.writeBytes(box(type, reference.array()));
    return this;
  }

  public HeifFile handler(String type) {
    handler = type;
    return this;
  }

  public HeifFile primary(int id) {
    primary = id;
    return this;
  }

  /** Puts the data into the box idat. */
  public HeifFile dataInMeta() {
    dataInMeta = true;
    return this;
  }

  /** Puts a box behind the list of items. */
  public HeifFile behindMeta(String type, byte[] content) {
    behindMeta = box(type, content);
    return this;
  }

  /** Returns the file. */
  public byte[] bytes() {
    byte[] ftyp = box("ftyp", join(ascii(brand), bytes(0), ascii("mif1"), ascii(brand)));
    int start = ftyp.length + meta(0).length + behindMeta.length + 8;
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    items.forEach(item -> data.writeBytes(item.data));
    byte[] meta = meta(dataInMeta ? 0 : start);
    return join(ftyp, meta, behindMeta, box("mdat", data.toByteArray()));
  }

  private byte[] meta(int start) {
    ByteArrayOutputStream infos = new ByteArrayOutputStream();
    ByteArrayOutputStream locations = new ByteArrayOutputStream();
    ByteArrayOutputStream associations = new ByteArrayOutputStream();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (ItemEntry item : items) {
      byte[] id = shorts(item.id);
      infos.writeBytes(
          box("infe", join(bytes(2 << 24), id, shorts(0), ascii(item.type), new byte[1])));
      locations.writeBytes(join(id, shorts(dataInMeta ? 1 : 0), shorts(0), shorts(1)));
      locations.writeBytes(bytes(start + data.size(), item.data.length));
      data.writeBytes(item.data);
      associations.writeBytes(id);
      associations.write(item.associated.length);
      for (int number : item.associated) {
        associations.write(number);
      }
    }
    byte[] count = shorts(items.size());
    byte[] ipco = box("ipco", join(properties.toArray(byte[][]::new)));
    byte[] ipma = box("ipma", join(bytes(0, items.size()), associations.toByteArray()));
    return box(
        "meta",
        join(
            bytes(0),
            box("hdlr", join(bytes(0, 0), ascii(handler), new byte[13])),
            box("pitm", join(bytes(0), shorts(primary))),
            box("iloc", join(bytes(1 << 24), shorts(0x4400), count, locations.toByteArray())),
            box("iinf", join(bytes(0), count, infos.toByteArray())),
            references.size() == 0
                ? new byte[0]
                : box("iref", join(bytes(0), references.toByteArray())),
            box("iprp", join(ipco, ipma)),
            dataInMeta ? box("idat", data.toByteArray()) : new byte[0]));
  }

  static byte[] box(String type, byte[] content) {
    return join(bytes(8 + content.length), ascii(type), content);
  }

  static byte[] bytes(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
    for (int number : numbers) {
      bytes.putInt(number);
    }
    return bytes.array();
  }

  private static byte[] shorts(int number) {
    return new byte[] {(byte) (number >> 8), (byte) number};
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  private record ItemEntry(int id, String type, byte[] data, int[] associated) {}
}
