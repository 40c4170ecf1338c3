package io.github.mediastore.image;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which values settings may have. */
final class SettingRanges {

  /** A side has 14 bits in a key frame of VP8 (RFC 6386, section 9.1). */
  private static final int MAX_WEBP_SIDE = 16_383;

  /** The least that a limit on the bytes of a result may be. */
  static final int MIN_BYTES = 1_000;

  private SettingRanges() {}

  /** Checks the longer side of a result. */
  static int side(String name, int pixels) {
    return between(name, pixels, 1, MAX_WEBP_SIDE);
  }

  /** Checks the most bytes of a result. */
  static int bytes(String name, int bytes) {
    return between(name, bytes, MIN_BYTES, Integer.MAX_VALUE);
  }

  /** Checks the steps of a quality ladder. */
  static List<Integer> ladder(int... qualities) {
    if (qualities.length == 0) {
      throw new IllegalArgumentException("The quality ladder has no step");
    }
    for (int i = 0; i < qualities.length; i++) {
      between("quality", qualities[i], 0, 100);
      if (i > 0 && qualities[i] >= qualities[i - 1]) {
        throw new IllegalArgumentException(
            "The quality ladder does not fall: " + Arrays.toString(qualities));
      }
    }
    return IntStream.of(qualities).boxed().toList();
  }

  /**
   * Checks any number.
   *
   * @return the value
   * @throws IllegalArgumentException if it is less than the least or more than the most
   */
  static int between(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + "; it must be between " + least + " and " + most);
    }
    return value;
  }
}
