package io.github.mediastore.internal.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.internal.jpeg.JpegPictures.Encoding;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.Plane;
import java.awt.image.Raster;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JpegDecoderTest {

  private static final Encoding BASELINE = Encoding.baseline();

  @Test
  void baselineEqualsLibjpegAtFullSize() throws IOException {
    int[][] cases = {{1, 1}, {8, 8}, {7, 9}, {16, 16}, {17, 33}, {131, 99}, {200, 3}, {3, 200}};
    for (int[] each : cases) {
      assertEqualsLibjpeg(JpegPictures.color(each[0], each[1], BASELINE.withSampling(1, 1)));
      assertEqualsLibjpeg(JpegPictures.color(each[0], each[1], BASELINE));
      assertEqualsLibjpeg(JpegPictures.grey(each[0], each[1], BASELINE));
    }
  }

  @Test
  void progressiveEqualsLibjpegAtFullSize() throws IOException {
    int[][] cases = {{1, 1}, {8, 8}, {7, 9}, {16, 16}, {17, 33}, {131, 99}, {200, 3}, {3, 200}};
    for (int[] each : cases) {
      Encoding progressive = BASELINE.withProgressive();
      assertEqualsLibjpeg(JpegPictures.color(each[0], each[1], progressive.withSampling(1, 1)));
      assertEqualsLibjpeg(JpegPictures.color(each[0], each[1], progressive));
      assertEqualsLibjpeg(JpegPictures.grey(each[0], each[1], progressive));
    }
  }

  @Test
  void everySamplingEqualsLibjpegAtFullSize() throws IOException {
    int[][] cases = {{2, 1}, {1, 2}, {4, 1}, {1, 4}, {4, 2}, {2, 4}, {3, 1}, {3, 2}};
    for (int[] each : cases) {
      Encoding sampled = BASELINE.withSampling(each[0], each[1]);
      assertEqualsLibjpeg(JpegPictures.color(123, 77, sampled));
      assertEqualsLibjpeg(JpegPictures.color(123, 77, sampled.withProgressive()));
    }
  }

  @Test
  void restartIntervalsEqualLibjpegAtFullSize() throws IOException {
    for (int interval : new int[] {1, 2, 7, 8, 9, 500}) {
      Encoding restarting = BASELINE.withRestartInterval(interval);
      byte[] jpeg = JpegPictures.color(150, 100, restarting);

      assertThat(jpeg).containsSequence(0xFF, 0xDD, 0, 4, interval >> 8, interval);
      assertEqualsLibjpeg(jpeg);
      assertEqualsLibjpeg(JpegPictures.color(150, 100, restarting.withProgressive()));
    }
  }

  @Test
  void everyQualityEqualsLibjpegAtFullSize() throws IOException {
    for (float quality : new float[] {0.01f, 0.3f, 0.95f, 1f}) {
      Encoding encoding = BASELINE.withQuality(quality);
      assertEqualsLibjpeg(JpegPictures.color(150, 100, encoding));
      assertEqualsLibjpeg(JpegPictures.color(150, 100, encoding.withProgressive()));
    }
  }

  @Test
  void fourComponentsEqualLibjpegAtFullSize() throws IOException {
    byte[] jpeg = JpegPictures.fourComponents(70, 50);

    assertThat(JpegDecoder.open(jpeg, JpegLimits.DEFAULT).colorSpace())
        .isEqualTo(JpegColorSpace.CMYK);
    assertEqualsLibjpeg(jpeg);
  }

  @Test
  void saysWhatTheHeadersSay() throws DecodeException {
    JpegDecoder color =
        JpegDecoder.open(
            JpegPictures.color(33, 21, BASELINE.withProgressive()), JpegLimits.DEFAULT);
    JpegDecoder grey = JpegDecoder.open(JpegPictures.grey(40, 50, BASELINE), JpegLimits.DEFAULT);

    assertThat(color.width()).isEqualTo(33);
    assertThat(color.height()).isEqualTo(21);
    assertThat(color.components()).isEqualTo(3);
    assertThat(color.progressive()).isTrue();
    assertThat(color.colorSpace()).isEqualTo(JpegColorSpace.YCBCR);
    assertThat(color.uncovered()).isEmpty();
    assertThat(grey.components()).isEqualTo(1);
    assertThat(grey.progressive()).isFalse();
    assertThat(grey.colorSpace()).isEqualTo(JpegColorSpace.GRAY);
  }

  @Test
  void planesCoverThePictureExactlyAtEveryScale() throws DecodeException {
    JpegDecoder decoder =
        JpegDecoder.open(JpegPictures.color(101, 67, BASELINE), JpegLimits.DEFAULT);
    for (int scale = 1; scale <= 8; scale++) {
      JpegPlanes planes = decoder.decode(scale, false);

      assertThat(planes.planes()).hasSize(3);
      assertThat(planes.damage()).isEmpty();
      assertThat(planes.planes().get(0).spanX()).isEqualTo(101 * scale / 8.0);
      assertThat(planes.planes().get(0).spanY()).isEqualTo(67 * scale / 8.0);
      assertThat(planes.planes().get(1).spanX()).isEqualTo(101 * scale / 16.0);
      assertThat(planes.planes().get(2).spanY()).isEqualTo(67 * scale / 16.0);
    }
  }

  @Test
  void decodesAgainAndAlike() throws DecodeException {
    JpegDecoder decoder =
        JpegDecoder.open(JpegPictures.color(60, 40, BASELINE), JpegLimits.DEFAULT);

    assertThat(decoder.decode(3, false).planes().get(0).samples())
        .isEqualTo(decoder.decode(3, false).planes().get(0).samples());
  }

  @Test
  void scaleLeavesTheResamplerEnough() {
    int[][] cases = {
      {4000, 3000, 1024, 768, 3},
      {3264, 2448, 1024, 768, 4},
      {2048, 1536, 1024, 768, 6},
      {1024, 768, 1024, 768, 8},
      {1331, 998, 1024, 768, 8},
      {20000, 100, 1024, 5, 1},
      {10650, 10650, 1024, 1024, 1},
      {10649, 10649, 1024, 1024, 2}
    };
    for (int[] each : cases) {
      assertThat(JpegDecoder.scaleFor(each[0], each[1], each[2], each[3])).isEqualTo(each[4]);
    }
  }

  @Test
  void refusesScalesThatAreNone() throws DecodeException {
    for (int scale : new int[] {-1, 0, 9}) {
      JpegDecoder decoder = JpegDecoder.open(JpegPictures.grey(8, 8, BASELINE), JpegLimits.DEFAULT);

      assertThatThrownBy(() -> decoder.decode(scale, false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1 to 8");
      assertThatThrownBy(() -> decoder.decodeMemory(scale))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Compares all components that are not subsampled, and those at half the width or size. */
  static void assertEqualsLibjpeg(byte[] jpeg) throws IOException {
    JpegPlanes planes = JpegDecoder.open(jpeg, JpegLimits.DEFAULT).decode(8, false);
    Raster expected = JpegPictures.readRaster(jpeg);
    int width = expected.getWidth();
    int height = expected.getHeight();

    assertThat(planes.planes()).hasSize(expected.getNumBands());
    for (int band = 0; band < expected.getNumBands(); band++) {
      Plane plane = planes.planes().get(band);
      int[] samples = expected.getSamples(0, 0, width, height, band, (int[]) null);
      int across = (int) Math.round(width / plane.spanX());
      int down = (int) Math.round(height / plane.spanY());
      if (FancyUpsampling.covers(across, down)) {
        assertThat(FancyUpsampling.upsample(plane, width, height, across, down))
            .as("component %d", band)
            .isEqualTo(samples);
      }
    }
  }
}
