package io.github.mediastore.internal.heif;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged containers end in a picture or in a refusal, and never in anything else. */
class HeifMutationTest {

  private static final int MUTATIONS = 2_000;

  @Test
  void ofAHeic() throws IOException {
    mutate(Samples.heic());
  }

  @Test
  void ofAnAvifWithTransparency() throws IOException {
    mutate(Samples.avif());
  }

  @Test
  void ofAnOverlay() throws IOException {
    mutate(HeifFuzz.overlay());
  }

  private static void mutate(byte[] good) {
    Random random = new Random(42);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] file = mutated(good, random);
      assertThatCode(() -> HeifFuzz.fuzzerTestOneInput(file))
          .as("mutation %d", i)
          .doesNotThrowAnyException();
    }
  }

  static byte[] mutated(byte[] good, Random random) {
    byte[] file = good.clone();
    switch (random.nextInt(4)) {
      case 0 -> file = Arrays.copyOf(file, random.nextInt(file.length));
      case 1 -> file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
      case 2 -> {
        int start = random.nextInt(file.length - 4);
        int[] extremes = {0, 1, -1, Integer.MAX_VALUE, 0x10000, 255};
        int value = extremes[random.nextInt(extremes.length)];
        for (int shift = 24; shift >= 0; shift -= 8) {
          file[start++] = (byte) (value >> shift);
        }
      }
      default -> {
        int length = 1 + random.nextInt(16);
        for (int j = 0; j < length; j++) {
          file[random.nextInt(file.length)] = (byte) random.nextInt(256);
        }
      }
    }
    return file;
  }
}
