package io.github.mediastore.internal.header;

import static io.github.mediastore.internal.header.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.format.HeaderException.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GifHeaderTest {

  @Test
  void tellsWhatTheFirstBlocksSay() throws IOException {
    ImageHeader header = SampleFiles.read(SampleFiles.animatedGif(3));

    assertThat(header.dimensions()).hasToString("40 x 24");
    assertThat(header.encoding()).isEqualTo(ColorEncoding.PALETTE);
    assertThat(header.frames()).isEqualTo(new FrameCount(3, true));
  }

  @Test
  void aFrameMayCoverPartOfTheScreen() throws IOException {
    ImageHeader header = SampleFiles.read(gif(100, 50, 10, 20, 30, 15, 0x40, 0));

    assertThat(header.dimensions()).hasToString("100 x 50");
    assertThat(header.details())
        .isEqualTo(new GifDetails(new FrameArea(10, 20, new Dimensions(30, 15))));
    assertThat(header.hasAlpha()).isTrue();
    assertThat(header.isProgressive()).isTrue();
  }

  @Test
  void transparencyIsAColorOfTheFrame() throws IOException {
    assertThat(SampleFiles.read(gif(30, 15, 0, 0, 30, 15, 0, 0)).hasAlpha()).isFalse();
    assertThat(SampleFiles.read(gif(30, 15, 0, 0, 30, 15, 0, 1)).hasAlpha()).isTrue();
  }

  @Test
  void aScreenWithoutASizeIsAsLargeAsItsFirstFrame() throws IOException {
    assertThat(SampleFiles.read(gif(0, 0, 2, 3, 30, 15, 0, 0)).dimensions()).hasToString("32 x 18");
  }

  @Test
  void refusesGiantScreensAndFrames() {
    assertRefused(gif(65_535, 1, 0, 0, 1, 1, 0, 0), Kind.TOO_MANY_PIXELS);
    assertRefused(gif(1, 1, 0, 0, 60_000, 60_000, 0, 0), Kind.TOO_MANY_PIXELS)
        .withMessageContaining("frame");
  }

  @Test
  void refusesAFileWithoutFrames() {
    byte[] empty = Bytes.littleEndian().latin1("GIF89a").u16(9, 9).u8(0, 0, 0, 0x3B).toByteArray();

    assertRefused(empty, Kind.CORRUPT).withMessageContaining("no frame");
    empty[13] = 0x55;
    assertRefused(empty, Kind.CORRUPT).withMessageContaining("unknown block 85");
  }

  private static byte[] gif(
      int width, int height, int x, int y, int frameWidth, int frameHeight, int flags, int alpha) {
    return Bytes.littleEndian()
        .latin1("GIF89a")
        .u16(width, height)
        .u8(0x80, 0, 0)
        .zeros(6)
        .u8(0x21, 0xFE, 2, 'h', 'i', 0)
        .u8(0x21, 0xF9, 4, alpha, 0, 0, 0, 0)
        .u8(0x2C)
        .u16(x, y, frameWidth, frameHeight)
        .u8(flags)
        .u8(2, 1, 0, 0, 0x3B)
        .toByteArray();
  }
}
