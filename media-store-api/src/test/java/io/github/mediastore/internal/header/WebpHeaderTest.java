package io.github.mediastore.internal.header;

import static io.github.mediastore.internal.header.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.format.HeaderException.Kind;
import java.io.IOException;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class WebpHeaderTest {

  private static final FrameArea WHOLE = new FrameArea(0, 0, new Dimensions(300, 200));

  @Test
  void tellsTheSizeOfLossyPictures() throws IOException {
    ImageHeader header = SampleFiles.read(SampleFiles.webp(lossy(300, 200)));

    assertThat(header).hasToString("WebP 300 x 200, 3 x 8 bit YCBCR, orientation 1, frames 1");
    assertThat(header.details()).isEqualTo(new WebpDetails(false, false, WHOLE));
  }

  @Test
  void tellsTheSizeAndAlphaOfLosslessPictures() throws IOException {
    ImageHeader header = SampleFiles.read(SampleFiles.webp(lossless(300, 200, 1)));

    assertThat(header).hasToString("WebP 300 x 200, 4 x 8 bit RGB, alpha, orientation 1, frames 1");
    assertThat(header.details()).isEqualTo(new WebpDetails(true, false, WHOLE));
    assertThat(SampleFiles.read(SampleFiles.webp(lossless(300, 200, 0))).hasAlpha()).isFalse();
  }

  @Test
  void findsMetadataOnEitherSideOfThePicture() throws IOException {
    byte[] profile = {1, 2, 3};
    byte[] exif = SampleFiles.exif(5, ByteOrder.LITTLE_ENDIAN);
    byte[] header = SampleFiles.vp8x(0x38, 300, 200);
    byte[] icc = SampleFiles.webpChunk("ICCP", profile);
    byte[] exifChunk = SampleFiles.webpChunk("EXIF", exif);

    ImageHeader after = SampleFiles.read(SampleFiles.webp(header, icc, lossy(300, 200), exifChunk));
    ImageHeader before =
        SampleFiles.read(SampleFiles.webp(header, exifChunk, icc, lossy(300, 200)));

    for (ImageHeader either : new ImageHeader[] {after, before}) {
      assertThat(either.orientation()).isEqualTo(5);
      assertThat(either.iccProfile()).hasValue(profile);
      assertThat(either.hasAlpha()).isTrue();
    }
  }

  @Test
  void tellsWhereTheFirstFrameOfAnAnimationLies() throws IOException {
    ImageHeader header = SampleFiles.read(SampleFiles.animatedWebp());

    assertThat(header.dimensions()).hasToString("60 x 50");
    assertThat(header.details())
        .isEqualTo(new WebpDetails(false, true, new FrameArea(4, 6, new Dimensions(40, 24))));
    assertThat(header.hasAlpha()).isTrue();
    assertThat(header.frames()).isEqualTo(new FrameCount(2, true));
  }

  @Test
  void refusesWhatContradictsItself() {
    assertRefused(SampleFiles.webp(SampleFiles.vp8x(0, 301, 200), lossy(300, 200)), Kind.CORRUPT)
        .withMessageContaining("its size");
    assertRefused(SampleFiles.webp(SampleFiles.vp8x(2, 300, 200), lossy(300, 200)), Kind.CORRUPT)
        .withMessageContaining("animation");
    assertRefused(SampleFiles.webp(SampleFiles.webpChunk("JUNK", new byte[20])), Kind.CORRUPT);
    assertRefused(SampleFiles.webp(lossy(0, 200)), Kind.CORRUPT);
    assertRefused(
            SampleFiles.webp(
                SampleFiles.vp8x(2, 300, 200),
                SampleFiles.animationFrame(0, 0, 300, 200, new byte[0])),
            Kind.CORRUPT)
        .withMessageContaining("no picture");
  }

  @Test
  void refusesGiantsAndLargeMetadata() {
    assertRefused(SampleFiles.webp(lossy(16_383, 16_383)), Kind.TOO_MANY_PIXELS);
    assertRefused(
        SampleFiles.webp(SampleFiles.vp8x(0, 1 << 24, 1), lossy(300, 200)), Kind.TOO_MANY_PIXELS);
    HeaderLimits limits = new HeaderLimits(100_000, 300, 10, 10);
    byte[] header = SampleFiles.vp8x(0, 300, 200);
    assertRefused(
        SampleFiles.webp(header, SampleFiles.webpChunk("ICCP", new byte[11]), lossy(300, 200)),
        limits,
        Kind.METADATA_TOO_LARGE);
    assertRefused(
        SampleFiles.webp(header, lossy(300, 200), SampleFiles.webpChunk("EXIF", new byte[11])),
        limits,
        Kind.METADATA_TOO_LARGE);
  }

  private static byte[] lossy(int width, int height) {
    return SampleFiles.webpChunk(
        "VP8 ", Bytes.littleEndian().u24(0).u8(0x9D, 1, 0x2A).u16(width, height).toByteArray());
  }

  private static byte[] lossless(int width, int height, long alpha) {
    long bits = (width - 1) | ((height - 1L) << 14) | (alpha << 28);
    return SampleFiles.webpChunk(
        "VP8L", Bytes.littleEndian().u8(0x2F).u32(bits).zeros(4).toByteArray());
  }
}
