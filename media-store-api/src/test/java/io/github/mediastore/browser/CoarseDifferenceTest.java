package io.github.mediastore.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoarseDifferenceTest {

  @Test
  void noiseAndAnotherFigureAreNoDifference() {
    BufferedImage page = page(300, "107 KB");
    BufferedImage again = page(300, "112 KB");
    Random noise = new Random(1);
    for (int y = 0; y < again.getHeight(); y++) {
      for (int x = 0; x < again.getWidth(); x++) {
        again.setRGB(x, y, again.getRGB(x, y) ^ noise.nextInt(4) * 0x010101);
      }
    }

    assertThat(CoarseDifference.of(page, again)).isLessThan(0.005);
  }

  @Test
  void aPanelThatMovedOrIsGoneIsADifference() {
    BufferedImage page = page(300, "107 KB");

    assertThat(CoarseDifference.of(page, page(360, "107 KB"))).isGreaterThan(0.05);
    assertThat(CoarseDifference.of(page, page(2000, "107 KB"))).isGreaterThan(0.1);
  }

  @Test
  void anotherSizeIsAllTheDifferenceThereCanBe() {
    assertThat(CoarseDifference.of(page(300, ""), new BufferedImage(1280, 801, 1))).isOne();
  }

  private static BufferedImage page(int top, String figure) {
    BufferedImage page = new BufferedImage(1280, 800, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = page.createGraphics();
    graphics.setColor(new Color(0xF6F7F9));
    graphics.fillRect(0, 0, 1280, 800);
    graphics.setColor(new Color(0x2457C5));
    graphics.fillRect(100, top, 1080, 200);
    graphics.setColor(Color.WHITE);
    graphics.setFont(graphics.getFont().deriveFont(20f));
    graphics.drawString(figure, 120, top + 60);
    graphics.dispose();
    return page;
  }
}
