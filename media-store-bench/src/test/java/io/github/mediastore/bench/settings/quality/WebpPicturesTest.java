package io.github.mediastore.bench.settings.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class WebpPicturesTest {

  @Test
  void whatIsEncodedWithoutLossComesBackPixelForPixel() {
    BufferedImage picture = TestPairs.paint(97, 71, TestPairs::scene);

    BufferedImage back = WebpPictures.decode(WebpPictures.encodeLossless(picture));

    assertThat(Psnr.decibels(back, picture)).isInfinite();
  }
}
