package io.github.mediastore.internal.tiff.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Literals, runs and the byte that does nothing (TIFF 6.0, section 9). */
final class PackBitsTest {

  private static final byte[] PACKED = {-128, 2, 10, 20, 30, -3, 7, 0, 9};
  private static final byte[] RAW = {10, 20, 30, 7, 7, 7, 7, 9};

  @Test
  void literalsAndRunsAreUnpacked() {
    assertArrayEquals(RAW, unpack(PACKED, false));
  }

  @Test
  void bytesOfFillOrder2AreTurnedRoundFirst() {
    byte[] reversed = new byte[PACKED.length];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = (byte) (Integer.reverse(PACKED[i]) >>> 24);
    }
    assertArrayEquals(RAW, unpack(reversed, true));
  }

  @Test
  void aLiteralThatBreaksOffEndsTheStream() {
    assertEquals(2, unpack(new byte[] {5, 1, 2}, false).length);
  }

  private static byte[] unpack(byte[] packed, boolean lsbFirst) {
    byte[] into = new byte[100];
    int filled = PackBits.open(packed, 0, packed.length, lsbFirst).read(into, 0, into.length);
    return Arrays.copyOf(into, filled);
  }
}
