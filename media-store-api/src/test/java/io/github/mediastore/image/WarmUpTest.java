package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  @Test
  void changesNothingThatCanBeSeen() {
    byte[] file = TestPictures.file(TestPictures.scene(1300, 900), "jpg");
    boolean cache = ImageIO.getUseCache();
    // As strict as can be: the warm-up has settings of its own.
    WebpImageCompressor compressor =
        WebpImageCompressor.with(
            CompressionSettings.builder().maxInputPixels(1_300 * 900).maxDimension(300).build());
    byte[] cold = compressor.compress(file).bytes();

    compressor.warmUp();

    assertThat(compressor.compress(file).bytes()).isEqualTo(cold);
    assertThat(ImageIO.getUseCache()).isEqualTo(cache);
  }
}
