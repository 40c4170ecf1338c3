package io.github.mediastore.internal.tiff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes TIFF files in strips for tests, independently of the decoder. */
final class TiffFiles {

  static final int NONE = 1;
  static final int DEFLATE = 8;
  static final int PACK_BITS = 32773;
  static final int OLD_DEFLATE = 32946;

  private final Map<Integer, long[]> tags = new TreeMap<>();
  private final int width;
  private final int height;
  private final int samples;
  private final int bits;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private boolean bigTiff;
  private boolean planar;
  private int compression = NONE;

  TiffFiles(int width, int height, int samples, int bits, int photometric) {
    this.width = width;
    this.height = height;
    this.samples = samples;
    this.bits = bits;
    tag(256, width).tag(257, height).tag(262, photometric).tag(277, samples);
    long[] depths = new long[samples];
    Arrays.fill(depths, bits);
    tag(258, depths);
  }

  TiffFiles tag(int tag, long... values) {
    tags.put(tag, values);
    return this;
  }

  TiffFiles bigEndian(boolean bigEndian) {
    order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return this;
  }

  TiffFiles bigTiff(boolean big) {
    bigTiff = big;
    return this;
  }

  TiffFiles planar(boolean apart) {
    planar = apart;
    return tag(284, apart ? 2 : 1);
  }

  TiffFiles compression(int scheme) {
    compression = scheme;
    return tag(259, scheme);
  }

  /** Writes the samples, pixel by pixel, in strips of {@code rows} rows. */
  byte[] write(int[] values, int rows) {
    List<byte[]> strips = new ArrayList<>();
    for (int plane = 0; plane < (planar ? samples : 1); plane++) {
      for (int top = 0; top < height; top += rows) {
        strips.add(compress(pack(values, plane, top, Math.min(height, top + rows))));
      }
    }
    tag(278, rows);
    int offset = bigTiff ? 16 : 8;
    long[] offsets = new long[strips.size()];
    long[] counts = new long[strips.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = offset;
      counts[i] = strips.get(i).length;
      offset += strips.get(i).length;
    }
    tag(273, offsets).tag(279, counts);
    ByteBuffer file = ByteBuffer.allocate(offset + 10_000).order(order);
    file.put((byte) (order == ByteOrder.BIG_ENDIAN ? 77 : 73));
    file.put((byte) (order == ByteOrder.BIG_ENDIAN ? 77 : 73));
    if (bigTiff) {
      file.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(offset);
    } else {
      file.putShort((short) 42).putInt(offset);
    }
    strips.forEach(file::put);
    directory(file);
    return Arrays.copyOf(file.array(), file.position());
  }

  /** Every value is a LONG, or a LONG8 in BigTIFF. */
  private void directory(ByteBuffer file) {
    int value = bigTiff ? 8 : 4;
    int outside = file.position() + tags.size() * (bigTiff ? 20 : 12) + (bigTiff ? 16 : 6);
    if (bigTiff) {
      file.putLong(tags.size());
    } else {
      file.putShort((short) tags.size());
    }
    for (Map.Entry<Integer, long[]> entry : tags.entrySet()) {
      long[] values = entry.getValue();
      file.putShort((short) (int) entry.getKey()).putShort((short) (bigTiff ? 16 : 4));
      put(file, values.length);
      if (values.length == 1) {
        put(file, values[0]);
      } else {
        put(file, outside);
        int here = file.position();
        file.position(outside);
        for (long each : values) {
          put(file, each);
        }
        outside += value * values.length;
        file.position(here);
      }
    }
    put(file, 0);
    file.position(outside);
  }

  private void put(ByteBuffer file, long value) {
    if (bigTiff) {
      file.putLong(value);
    } else {
      file.putInt((int) value);
    }
  }

  private byte[] pack(int[] values, int plane, int top, int bottom) {
    int perPixel = planar ? 1 : samples;
    int rowBytes = (width * perPixel * bits + 7) / 8;
    byte[] packed = new byte[rowBytes * (bottom - top)];
    for (int y = top; y < bottom; y++) {
      for (int i = 0; i < width * perPixel; i++) {
        int index = planar ? (y * width + i) * samples + plane : y * width * samples + i;
        for (int bit = 0; bit < bits; bit++) {
          int from = bits == 16 && order == ByteOrder.LITTLE_ENDIAN ? (bit + 8) % 16 : bit;
          int at = i * bits + bit;
          if ((values[index] >> (bits - 1 - from) & 1) != 0) {
            packed[(y - top) * rowBytes + at / 8] |= (byte) (0x80 >> at % 8);
          }
        }
      }
    }
    return packed;
  }

  private byte[] compress(byte[] raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (compression == PACK_BITS) {
      for (int i = 0; i < raw.length; i += 128) {
        int count = Math.min(128, raw.length - i);
        out.write(count - 1);
        out.write(raw, i, count);
      }
      return out.toByteArray();
    }
    if (compression == NONE) {
      return raw;
    }
    Deflater deflater = new Deflater();
    deflater.setInput(raw);
    deflater.finish();
    byte[] chunk = new byte[raw.length + 100];
    out.write(chunk, 0, deflater.deflate(chunk));
    deflater.end();
    return out.toByteArray();
  }
}
