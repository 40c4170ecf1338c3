package io.github.mediastore.internal.jpeg;

import java.io.ByteArrayOutputStream;

/**
 * Builds JPEGs byte by byte, for what no writer writes.
 *
 * <p>Without a DHT segment the standard codes hold. With those of luminance the bits 00 1010 are a
 * block like the one before it, without AC coefficients.
 */
final class HandMadeJpeg {

  /** The data of one flat block, padded with ones. */
  static final int FLAT_BLOCK = 0b00_1010_11;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Starts with an SOI marker and a quantization table 0 of ones. */
  static HandMadeJpeg start() {
    int[] table = new int[65];
    java.util.Arrays.fill(table, 1);
    table[0] = 0;
    return new HandMadeJpeg().raw(0xFF, Marker.SOI).segment(Marker.DQT, table);
  }

  /** Makes a whole grey picture of one flat block. */
  static HandMadeJpeg greyBlock() {
    return start().greyFrame(Marker.SOF0, 8, 8).greyScan().raw(FLAT_BLOCK);
  }

  HandMadeJpeg raw(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  HandMadeJpeg segment(int marker, int... payload) {
    int length = payload.length + 2;
    return raw(0xFF, marker, length >> 8, length & 0xFF).raw(payload);
  }

  /** Adds a frame header; each component takes an identifier, sampling factors and a table. */
  HandMadeJpeg frame(int marker, int precision, int width, int height, int... components) {
    int[] payload = new int[6 + components.length];
    payload[0] = precision;
    payload[1] = height >> 8;
    payload[2] = height & 0xFF;
    payload[3] = width >> 8;
    payload[4] = width & 0xFF;
    payload[5] = components.length / 3;
    System.arraycopy(components, 0, payload, 6, components.length);
    return segment(marker, payload);
  }

  HandMadeJpeg greyFrame(int marker, int width, int height) {
    return frame(marker, 8, width, height, 1, 0x11, 0);
  }

  HandMadeJpeg greyScan() {
    return scan(0, 63, 0, 1);
  }

  /** Adds the header of a scan over components that use the tables 0. */
  HandMadeJpeg scan(int start, int end, int approximation, int... ids) {
    int[] payload = new int[4 + 2 * ids.length];
    payload[0] = ids.length;
    for (int i = 0; i < ids.length; i++) {
      payload[1 + 2 * i] = ids[i];
    }
    payload[payload.length - 3] = start;
    payload[payload.length - 2] = end;
    payload[payload.length - 1] = approximation;
    return segment(Marker.SOS, payload);
  }

  /** Adds data given as ones and zeros, with blanks where they please; ones fill the last byte. */
  HandMadeJpeg bits(String text) {
    String digits = text.replace(" ", "");
    while (digits.length() % 8 != 0) {
      digits += "1";
    }
    for (int i = 0; i < digits.length(); i += 8) {
      int value = Integer.parseInt(digits.substring(i, i + 8), 2);
      raw(value);
      if (value == 0xFF) {
        raw(0);
      }
    }
    return this;
  }

  byte[] end() {
    return raw(0xFF, Marker.EOI).bytes();
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
