package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.WebpImageCompressor;
import javax.imageio.ImageIO;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.Test;

/** What {@code docs/formats.md} shows, run with a reader that every JDK has. */
class FormatsPageTest {

  @Test
  void aReaderOfTheHostAddsAFormat() {
    ImageReaderSpi wbmp =
        ImageIO.getImageReadersByFormatName("wbmp").next().getOriginatingProvider();
    CompressionSettings settings = CompressionSettings.builder().reader(wbmp).build();

    assertThat(
            WebpImageCompressor.with(settings)
                .compress(PagePictures.file("wbmp", 90, 60))
                .receipt()
                .format())
        .isEqualToIgnoringCase("wbmp");
  }
}
