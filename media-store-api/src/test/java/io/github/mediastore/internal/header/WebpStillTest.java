package io.github.mediastore.internal.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.UploadBuffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class WebpStillTest {

  @Test
  void liftsTheFirstFrameSoThatADecoderReadsIt() throws IOException {
    byte[] original = SampleFiles.written("webp");

    byte[] still = WebpStill.firstFrame(UploadBuffer.of(SampleFiles.animatedWebp(), 1 << 20));

    assertThat(still).isEqualTo(original);
  }

  @Test
  void keepsTheAlphaOfALossyFrame() throws IOException {
    byte[] translucent =
        SampleFiles.written("webp", SampleFiles.picture(BufferedImage.TYPE_INT_ARGB), false);
    assertThat(SampleFiles.read(translucent).hasAlpha()).isTrue();
    byte[] chunks = Arrays.copyOfRange(translucent, 12 + 18, translucent.length);
    byte[] animated =
        SampleFiles.webp(
            SampleFiles.vp8x(0x12, 60, 50),
            SampleFiles.animationFrame(0, 0, SampleFiles.WIDTH, SampleFiles.HEIGHT, chunks));

    byte[] still = WebpStill.firstFrame(UploadBuffer.of(animated, 1 << 20));

    assertThat(pixels(still)).isEqualTo(pixels(translucent));
    assertThat(SampleFiles.read(still).hasAlpha()).isTrue();
  }

  @Test
  void refusesAFrameThatIsCutOff() throws IOException {
    byte[] animated = SampleFiles.animatedWebp();
    UploadBuffer cut = UploadBuffer.of(Arrays.copyOf(animated, animated.length / 3), 1 << 20);

    assertThatExceptionOfType(HeaderException.class)
        .isThrownBy(() -> WebpStill.firstFrame(cut))
        .matches(e -> e.kind() == HeaderException.Kind.TRUNCATED);
  }

  private static int[] pixels(byte[] webp) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(webp));
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
