package io.github.mediastore.internal.tiff.codec;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.Arrays;
import java.util.Random;

/** Reads whole segments in tests, and turns the bits of their bytes round. */
final class Segments {

  private static final byte UNTOUCHED = 0x5A;

  private Segments() {}

  /** Opens a codec on part of an array. */
  interface Opener {
    SegmentStream open(byte[] file, int offset, int length, boolean lsbFirst);
  }

  /**
   * Reads {@code segment} in pieces of any size, from amid other bytes, and checks that only what
   * is asked is filled.
   */
  static byte[] read(Opener opener, byte[] segment, int most, boolean lsbFirst)
      throws DecodeException {
    Random random = new Random(most);
    byte[] file = new byte[segment.length + 20];
    random.nextBytes(file);
    byte[] stored = lsbFirst ? reversed(segment) : segment;
    System.arraycopy(stored, 0, file, 9, stored.length);
    byte[] read = new byte[most + 16];
    Arrays.fill(read, UNTOUCHED);
    int filled = 0;
    try (SegmentStream stream = opener.open(file, 9, stored.length, lsbFirst)) {
      int asked;
      int count;
      do {
        asked = Math.min(most - filled, 1 + random.nextInt(random.nextBoolean() ? 9 : 5000));
        count = stream.read(read, filled, asked);
        filled += count;
        for (int i = filled; i < read.length; i++) {
          if (count == asked && read[i] != UNTOUCHED) {
            throw new AssertionError("filled beyond what was asked");
          }
        }
      } while (count == asked && filled < most);
    }
    return Arrays.copyOf(read, filled);
  }

  static byte[] read(Opener opener, byte[] segment, int most) throws DecodeException {
    return read(opener, segment, most, false);
  }

  static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        reversed[i] |= (byte) ((bytes[i] >> bit & 1) << (7 - bit));
      }
    }
    return reversed;
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
