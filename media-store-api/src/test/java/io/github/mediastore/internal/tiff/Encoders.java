package io.github.mediastore.internal.tiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;

/** The simplest encoder of each compression: decoders have tests of their own for all they know. */
final class Encoders {

  private static final int CLEAR = 256;
  private static final int END = 257;

  private Encoders() {}

  /** Gives each byte as a code of 9 bits, and clears the table before codes would grow. */
  static byte[] lzw(byte[] raw) {
    int codes = 0;
    BitWriter bits = new BitWriter();
    for (byte value : raw) {
      if (codes++ % 200 == 0) {
        bits.put(CLEAR);
      }
      bits.put(value & 0xFF);
    }
    bits.put(END);
    return bits.finish();
  }

  static byte[] deflate(byte[] raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(raw);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Gives runs of two or more as runs, and the rest byte by byte. */
  static byte[] packBits(byte[] raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < raw.length; ) {
      int run = 1;
      while (run < 128 && i + run < raw.length && raw[i + run] == raw[i]) {
        run++;
      }
      bytes.write(1 - run);
      bytes.write(raw[i]);
      i += run;
    }
    return bytes.toByteArray();
  }

  /** Writes codes of 9 bits, the first bit highest. */
  private static final class BitWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int buffer;
    private int count;

    void put(int code) {
      buffer = buffer << 9 | code;
      count += 9;
      while (count >= 8) {
        count -= 8;
        bytes.write(buffer >> count);
      }
    }

    byte[] finish() {
      if (count > 0) {
        bytes.write(buffer << (8 - count));
      }
      return bytes.toByteArray();
    }
  }
}
