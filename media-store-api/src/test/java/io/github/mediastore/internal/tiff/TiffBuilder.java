package io.github.mediastore.internal.tiff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes TIFF files of every kind, right or wrong ones (TIFF 6.0, BigTIFF). */
final class TiffBuilder {

  static final int BYTE = 1;
  static final int SHORT = 3;
  static final int LONG = 4;
  static final int RATIONAL = 5;
  static final int UNDEFINED = 7;
  static final int LONG8 = 16;

  static final int NONE = 1;
  static final int LZW = 5;
  static final int DEFLATE = 8;
  static final int OLD_DEFLATE = 32946;
  static final int PACK_BITS = 32773;

  /** The samples of a picture. */
  @FunctionalInterface
  interface Samples {

    /** Returns a sample of a pixel. */
    int at(int x, int y, int sample);
  }

  private final int width;
  private final int height;
  private final int samples;
  private final int bits;
  private final Map<Integer, Entry> entries = new TreeMap<>();
  private ByteOrder order = ByteOrder.BIG_ENDIAN;
  private boolean big;
  private boolean planar;
  private boolean tiled;
  private int segmentWidth;
  private int segmentHeight;
  private int compression = NONE;
  private boolean differences;
  private boolean lsbFirst;

  /** Starts a picture of one strip without compression. */
  TiffBuilder(int width, int height, int samples, int bits) {
    this.width = width;
    this.height = height;
    this.samples = samples;
    this.bits = bits;
    this.segmentWidth = width;
    this.segmentHeight = height;
    long[] depths = new long[samples];
    Arrays.fill(depths, bits);
    tag(256, LONG, width).tag(257, LONG, height).tag(258, SHORT, depths);
    tag(277, SHORT, samples).tag(262, SHORT, samples < 3 ? 1 : 2);
  }

  TiffBuilder order(ByteOrder value) {
    order = value;
    return this;
  }

  TiffBuilder big() {
    big = true;
    return this;
  }

  TiffBuilder planar() {
    planar = true;
    return tag(284, SHORT, 2);
  }

  TiffBuilder tiles(int tileWidth, int tileHeight) {
    tiled = true;
    segmentWidth = tileWidth;
    segmentHeight = tileHeight;
    return tag(322, SHORT, tileWidth).tag(323, SHORT, tileHeight);
  }

  TiffBuilder strips(int rows) {
    segmentHeight = rows;
    return tag(278, LONG, rows);
  }

  TiffBuilder compression(int value) {
    compression = value;
    return tag(259, SHORT, value);
  }

  TiffBuilder differences() {
    differences = true;
    return tag(317, SHORT, 2);
  }

  TiffBuilder lsbFirst() {
    lsbFirst = true;
    return tag(266, SHORT, 2);
  }

  TiffBuilder photometric(int value) {
    return tag(262, SHORT, value);
  }

  TiffBuilder without(int tag) {
    entries.remove(tag);
    return this;
  }

  TiffBuilder tag(int tag, int type, long... values) {
    entries.put(tag, new Entry(type, values));
    return this;
  }

  /** Writes the file: the segments cut out of these samples. */
  byte[] write(Samples picture) {
    List<byte[]> segments = new ArrayList<>();
    for (int plane = 0; plane < (planar ? samples : 1); plane++) {
      for (int y = 0; y < height; y += segmentHeight) {
        for (int x = 0; x < width; x += segmentWidth) {
          segments.add(segment(picture, plane, x, y));
        }
      }
    }
    return write(segments);
  }

  private byte[] segment(Samples picture, int plane, int left, int top) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int rows = tiled ? segmentHeight : Math.min(segmentHeight, height - top);
    int step = planar ? 1 : samples;
    for (int y = 0; y < rows; y++) {
      int[] row = new int[segmentWidth * step];
      for (int i = 0; i < row.length; i++) {
        // What lies beyond the edge of the picture repeats it.
        int fromX = Math.min(width - 1, left + i / step);
        int fromY = Math.min(height - 1, top + y);
        row[i] = picture.at(fromX, fromY, planar ? plane : i % step);
      }
      for (int i = row.length - 1; differences && i >= step; i--) {
        row[i] = row[i] - row[i - step] & (1 << bits) - 1;
      }
      bytes.writeBytes(packed(row));
    }
    return stored(bytes.toByteArray());
  }

  /** Packs samples without gaps; those of 16 bits in the order of the file. */
  private byte[] packed(int[] row) {
    if (bits == 16) {
      ByteBuffer packed = ByteBuffer.allocate(2 * row.length).order(order);
      for (int sample : row) {
        packed.putShort((short) sample);
      }
      return packed.array();
    }
    byte[] packed = new byte[(row.length * bits + 7) / 8];
    for (int bit = 0; bit < row.length * bits; bit++) {
      int value = row[bit / bits] >> (bits - 1 - bit % bits) & 1;
      packed[bit / 8] |= (byte) (value << (7 - bit % 8));
    }
    return packed;
  }

  private byte[] stored(byte[] raw) {
    byte[] stored =
        switch (compression) {
          case LZW -> Encoders.lzw(raw);
          case DEFLATE, OLD_DEFLATE -> Encoders.deflate(raw);
          case PACK_BITS -> Encoders.packBits(raw);
          default -> raw;
        };
    for (int i = 0; lsbFirst && i < stored.length; i++) {
      stored[i] = (byte) (Integer.reverse(stored[i]) >>> 24);
    }
    return stored;
  }

  /** Writes the file: these segments as they are. */
  byte[] write(List<byte[]> segments) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    long[] offsets = new long[segments.size()];
    long[] counts = new long[segments.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = (long) start() + data.size();
      counts[i] = segments.get(i).length;
      data.writeBytes(segments.get(i));
    }
    entries.putIfAbsent(tiled ? 324 : 273, new Entry(big ? LONG8 : LONG, offsets));
    entries.putIfAbsent(tiled ? 325 : 279, new Entry(LONG, counts));
    return write(data.toByteArray());
  }

  private int start() {
    return big ? 16 : 8;
  }

  private byte[] write(byte[] data) {
    int directory = start() + data.length;
    int entryBytes = big ? 20 : 12;
    int lists = directory + (big ? 16 : 6) + entries.size() * entryBytes;
    int more = entries.values().stream().mapToInt(e -> e.bytes(order).length).sum();
    ByteBuffer file = ByteBuffer.allocate(lists + more).order(order);
    file.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
    file.putShort((short) (big ? 43 : 42));
    if (big) {
      file.putShort((short) 8).putShort((short) 0).putLong(directory);
    } else {
      file.putInt(directory);
    }
    file.put(data);
    number(file, entries.size(), big ? 8 : 2);
    int list = lists;
    for (Map.Entry<Integer, Entry> entry : entries.entrySet()) {
      byte[] values = entry.getValue().bytes(order);
      file.putShort((short) (int) entry.getKey()).putShort((short) entry.getValue().type);
      number(file, entry.getValue().count(), big ? 8 : 4);
      int field = big ? 8 : 4;
      if (values.length <= field) {
        file.put(values).put(new byte[field - values.length]);
      } else {
        number(file, list, field);
        file.put(list, values);
        list += values.length;
      }
    }
    return Arrays.copyOf(file.array(), list);
  }

  private static void number(ByteBuffer file, long value, int bytes) {
    switch (bytes) {
      case 2 -> file.putShort((short) value);
      case 4 -> file.putInt((int) value);
      default -> file.putLong(value);
    }
  }

  /** A tag with its values; a rational takes two. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Entry(int type, long[] values) {

    int count() {
      return type == RATIONAL ? values.length / 2 : values.length;
    }

    byte[] bytes(ByteOrder order) {
      ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(order);
      for (long value : values) {
        switch (type) {
          case 1, 2, 6, 7 -> bytes.put((byte) value);
          case 3, 8 -> bytes.putShort((short) value);
          case 16, 17 -> bytes.putLong(value);
          default -> bytes.putInt((int) value);
        }
      }
      return Arrays.copyOf(bytes.array(), bytes.position());
    }
  }
}
