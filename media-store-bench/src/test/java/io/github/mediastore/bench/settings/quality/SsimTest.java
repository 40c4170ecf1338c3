package io.github.mediastore.bench.settings.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class SsimTest {

  @Test
  void aPictureSmallerThanTheWindowIsLikeItselfAndUnlikeAnother() {
    BufferedImage tiny = TestPairs.paint(3, 2, TestPairs::scene);
    BufferedImage other = TestPairs.paint(3, 2, (x, y) -> ~TestPairs.scene(x, y) & 0xFFFFFF);

    assertThat(Ssim.compare(tiny, tiny)).isCloseTo(1, within(1e-12));
    assertThat(Ssim.compare(tiny, other)).isLessThan(0.5);
  }

  @Test
  void picturesOfDifferentSizesAreNotCompared() {
    BufferedImage one = TestPairs.paint(30, 20, TestPairs::scene);
    BufferedImage other = TestPairs.paint(31, 20, TestPairs::scene);

    assertThatThrownBy(() -> Ssim.compare(one, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A picture of 30 x 20 cannot be compared with one of 31 x 20");
  }

  @Test
  void theWorstPartIsWhereTheErrorIs() {
    BufferedImage reference = TestPairs.paint(200, 150, TestPairs::scene);
    BufferedImage picture = TestPairs.paint(200, 150, TestPairs::scene);
    for (int y = 96; y < 104; y++) {
      for (int x = 120; x < 130; x++) {
        picture.setRGB(x, y, 0);
      }
    }

    Rectangle part = WorstPart.of(picture, reference, 40, 30);

    assertThat(part.getSize()).hasToString("java.awt.Dimension[width=40,height=30]");
    assertThat(part.contains(new Rectangle(120, 96, 10, 8))).isTrue();
  }

  @Test
  void thePartOfATinyPictureIsAllOfIt() {
    BufferedImage tiny = TestPairs.paint(3, 2, TestPairs::scene);

    assertThat(WorstPart.of(tiny, tiny, 40, 30)).isEqualTo(new Rectangle(0, 0, 3, 2));
  }
}
