package io.github.mediastore.internal.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG files chunk by chunk, right or wrong ones. */
final class PngBuilder {

  /** Which pass each pixel of a square of eight is in, as the PNG specification draws it in 8.2. */
  private static final String[] ADAM7 = {
    "16462646", "77777777", "56565656", "77777777", "36463646", "77777777", "56565656", "77777777"
  };

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  PngBuilder() {
    file.writeBytes(ByteBuffer.allocate(8).putLong(0x89504E470D0A1A0AL).array());
  }

  /** Returns a complete file of these rows, each with its filter type in front. */
  static byte[] png(int width, int depth, int colorType, byte[]... rows) {
    return new PngBuilder()
        .header(width, rows.length, depth, colorType)
        .imageData(rows)
        .chunk("IEND")
        .bytes();
  }

  PngBuilder header(int width, int height, int depth, int colorType) {
    return header(width, height, depth, colorType, 0, 0, 0);
  }

  PngBuilder header(int width, int height, int... rest) {
    ByteBuffer data = ByteBuffer.allocate(13).putInt(width).putInt(height);
    for (int value : rest) {
      data.put((byte) value);
    }
    return chunk("IHDR", data.array());
  }

  PngBuilder chunk(String type, int... data) {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      bytes[i] = (byte) data[i];
    }
    return chunk(type, bytes);
  }

  PngBuilder chunk(String type, byte[] data) {
    return chunk(type, data, 0);
  }

  /** Appends a chunk whose check value is wrong. */
  PngBuilder brokenChunk(String type, byte[] data) {
    return chunk(type, data, 1);
  }

  private PngBuilder chunk(String type, byte[] data, int damage) {
    byte[] body = new byte[4 + data.length];
    System.arraycopy(type.getBytes(StandardCharsets.ISO_8859_1), 0, body, 0, 4);
    System.arraycopy(data, 0, body, 4, data.length);
    CRC32 crc = new CRC32();
    crc.update(body);
    file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    file.writeBytes(body);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue() + damage).array());
    return this;
  }

  PngBuilder imageData(byte[]... rows) {
    return chunk("IDAT", deflated(rows));
  }

  byte[] bytes() {
    return file.toByteArray();
  }

  /** Returns the rows as zlib data. */
  static byte[] deflated(byte[]... rows) {
    Deflater deflater = new Deflater();
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    for (byte[] row : rows) {
      deflater.setInput(row);
      while (!deflater.needsInput()) {
        result.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      result.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return result.toByteArray();
  }

  /** Filters rows with types 0 to 4 in turn, straight from the definition. */
  static byte[][] filtered(byte[][] rows, int distance) {
    List<byte[]> result = new ArrayList<>();
    byte[] above = new byte[rows[0].length];
    for (byte[] row : rows) {
      byte[] line = new byte[row.length + 1];
      int type = result.size() % 5;
      line[0] = (byte) type;
      for (int i = 0; i < row.length; i++) {
        int left = i < distance ? 0 : row[i - distance] & 0xFF;
        int up = above[i] & 0xFF;
        int corner = i < distance ? 0 : above[i - distance] & 0xFF;
        int prediction =
            switch (type) {
              case 0 -> 0;
              case 1 -> left;
              case 2 -> up;
              case 3 -> (left + up) / 2;
              default -> paeth(left, up, corner);
            };
        line[i + 1] = (byte) (row[i] - prediction);
      }
      result.add(line);
      above = Arrays.copyOf(row, row.length);
    }
    return result.toArray(byte[][]::new);
  }

  /**
   * Returns the rows of the seven passes one after the other, filtered.
   *
   * @param rows the rows of the whole picture, unfiltered
   * @param width pixels in a row
   * @param pixelBits bits of a pixel
   */
  static byte[][] interlaced(byte[][] rows, int width, int pixelBits) {
    List<byte[]> result = new ArrayList<>();
    for (char pass = '1'; pass <= '7'; pass++) {
      List<byte[]> passRows = new ArrayList<>();
      for (int y = 0; y < rows.length; y++) {
        byte[] row = passRow(rows[y], width, pixelBits, ADAM7[y % 8], pass);
        if (row.length > 0) {
          passRows.add(row);
        }
      }
      if (!passRows.isEmpty()) {
        byte[][] unfiltered = passRows.toArray(byte[][]::new);
        result.addAll(Arrays.asList(filtered(unfiltered, Math.max(1, pixelBits / 8))));
      }
    }
    return result.toArray(byte[][]::new);
  }

  private static byte[] passRow(byte[] row, int width, int pixelBits, String pattern, char pass) {
    BitSet bits = new BitSet();
    int count = 0;
    for (int x = 0; x < width; x++) {
      if (pattern.charAt(x % 8) == pass) {
        for (int bit = 0; bit < pixelBits; bit++) {
          int from = x * pixelBits + bit;
          bits.set(count++, (row[from / 8] >> (7 - from % 8) & 1) != 0);
        }
      }
    }
    byte[] packed = new byte[(count + 7) / 8];
    for (int bit = 0; bit < count; bit++) {
      packed[bit / 8] |= (byte) (bits.get(bit) ? 0x80 >> bit % 8 : 0);
    }
    return packed;
  }

  /** The predictor as the PNG specification writes it, 9.4. */
  static int paeth(int left, int up, int corner) {
    int estimate = left + up - corner;
    int toLeft = Math.abs(estimate - left);
    int toUp = Math.abs(estimate - up);
    int toCorner = Math.abs(estimate - corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }
}
