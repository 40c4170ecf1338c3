package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearnessTest {

  /** One for each scale the decoder works at; 4000 pixels to 1024 are 3/8. */
  private static final int[] SIDES = {100, 200, 256, 350, 420, 500, 560, 700};

  @Test
  void everyScaleComesNearToTheWholePicture() throws IOException {
    byte[] jpeg = TestPictures.file(photo(1000, 750), "jpg");
    for (int side : SIDES) {
      assertThat(Nearness.decibels(jpeg, side)).as("%d pixels", side).isGreaterThan(45);
    }
  }

  /** Paints round waves of all lengths, an edge, and a sensor's noise. */
  private static BufferedImage photo(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(3);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double wave = Math.sin((double) x * x / width / 3) + Math.cos((double) y * y / height / 4);
        int light = (int) (110 + 25 * wave) + (x > 2 * y ? 40 : 0) + random.nextInt(8);
        picture.setRGB(x, y, ((light - 20) << 16) | (light << 8) | (light * 3 / 4));
      }
    }
    return picture;
  }
}
