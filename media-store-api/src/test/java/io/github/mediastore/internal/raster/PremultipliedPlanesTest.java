package io.github.mediastore.internal.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PremultipliedPlanesTest {

  @Test
  void multipliesAndDividesToTheNearestInteger() {
    for (int alpha = 0; alpha < 256; alpha++) {
      for (int value = 0; value < 256; value++) {
        assertThat(PremultipliedPlanes.multiply(value, alpha))
            .isEqualTo((int) Math.round(value * alpha / 255.0));
        int back = alpha == 0 ? 0 : (int) Math.round(value * 255.0 / alpha);
        assertThat(PremultipliedPlanes.divide(value, alpha)).isEqualTo(Math.min(255, back));
      }
    }
  }

  @Test
  void anOpaquePictureKeepsItsExactColours() {
    int[] pixels = new Random(1).ints(1000).map(pixel -> pixel | 0xFF000000).toArray();

    assertThat(PremultipliedPlanes.of(pixels, 50, 20).toPixels()).isEqualTo(pixels);
  }

  @Test
  void whatCannotBeSeenHasNoColour() {
    int[] pixels = {0x00FF8040, 0x00FFFFFF};

    assertThat(PremultipliedPlanes.of(pixels, 2, 1).toPixels()).containsExactly(0, 0);
  }

  @Test
  void aRedDiscOnTransparentBlackHasNoDarkFringe() {
    int size = 240;
    int[] pixels = new int[size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        boolean inside = Math.hypot(x - 119.5, y - 119.5) < 90;
        pixels[y * size + x] = inside ? 0xFFFF0000 : 0;
      }
    }

    int[] small = PremultipliedPlanes.of(pixels, size, size).resample(71, 67).toPixels();

    for (int pixel : small) {
      int alpha = pixel >>> 24;
      int red = PremultipliedPlanes.multiply(pixel >> 16 & 0xFF, alpha) + 255 - alpha;
      assertThat(red).as("red of %08x on white", pixel).isGreaterThanOrEqualTo(253);
      assertThat(pixel & 0xFFFF).isZero();
    }
    assertThat(small[33 * 71 + 35]).isEqualTo(0xFFFF0000);
    assertThat(small[0]).isZero();
  }
}
