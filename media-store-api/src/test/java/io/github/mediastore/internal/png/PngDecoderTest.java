package io.github.mediastore.internal.png;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Plane;
import io.github.mediastore.internal.raster.Resampler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngDecoderTest {

  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;

  @ParameterizedTest
  @CsvSource({"2, 8, 3", "2, 16, 6", "6, 8, 4", "6, 16, 8"})
  void readsRandomColoursThroughEveryFilterAsTheJdkDoes(int colorType, int depth, int pixelBytes)
      throws IOException {
    byte[][] rows = new byte[11][13 * pixelBytes];
    Random random = new Random(colorType);
    for (byte[] row : rows) {
      random.nextBytes(row);
    }
    byte[] png = PngBuilder.png(13, depth, colorType, PngBuilder.filtered(rows, pixelBytes));
    var expected = ImageIO.read(new ByteArrayInputStream(png));

    PngPicture picture = decode(png);

    assertThat(picture.hasAlpha()).isEqualTo(colorType == 6);
    assertThat(picture.isGrey()).isFalse();
    for (int channel = 0; channel < picture.planes().size(); channel++) {
      for (int y = 0; y < 11; y++) {
        for (int x = 0; x < 13; x++) {
          int max = (1 << depth) - 1;
          double alpha = colorType == 6 ? expected.getRaster().getSample(x, y, 3) : max;
          double sample = expected.getRaster().getSample(x, y, channel) * 255.0 / max;
          double exact = channel == 3 ? sample : sample * alpha / max;
          int actual = picture.planes().get(channel).samples()[y * 13 + x] & 0xFF;
          // Premultiplied, three roundings: of the colour, of its opacity and of the product.
          assertThat(Math.abs(actual - exact)).isLessThanOrEqualTo(colorType == 6 ? 1.5 : 0.5);
        }
      }
    }
  }

  @Test
  void sixteenBitsAreRoundedNotCut() throws DecodeException {
    byte[] row = new byte[1 + 2 * 65_500];
    for (int i = 0; i < 65_500; i++) {
      row[1 + 2 * i] = (byte) (i >> 8);
      row[2 + 2 * i] = (byte) i;
    }

    byte[] samples = decode(PngBuilder.png(65_500, 16, 0, row)).planes().get(0).samples();

    for (int i = 0; i < 65_500; i++) {
      assertThat(samples[i] & 0xFF).isEqualTo((int) Math.round(i * 255.0 / 65_535));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void greyOfFewBitsCoversBlackToWhite(int depth) throws DecodeException {
    int levels = 1 << depth;
    byte[] row = packed(depth, levels);

    PngPicture picture = decode(PngBuilder.png(levels, depth, 0, row));

    assertThat(picture.isGrey()).isTrue();
    int[] pixels = picture.toPixels();
    for (int i = 0; i < levels; i++) {
      assertThat(pixels[i] & 0xFF).isEqualTo((int) Math.round(i * 255.0 / (levels - 1)));
    }
    assertThat(pixels[0]).isEqualTo(BLACK);
    assertThat(pixels[levels - 1]).isEqualTo(WHITE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void indexesGiveTheColoursOfThePalette(int depth) throws DecodeException {
    int levels = 1 << depth;
    byte[] palette = new byte[3 * levels];
    new Random(depth).nextBytes(palette);
    byte[] png =
        new PngBuilder()
            .header(levels, 1, depth, 3)
            .chunk("PLTE", palette)
            .imageData(packed(depth, levels))
            .chunk("IEND")
            .bytes();

    int[] pixels = decode(png).toPixels();

    for (int i = 0; i < levels; i++) {
      int expected =
          BLACK
              | (palette[3 * i] & 0xFF) << 16
              | (palette[3 * i + 1] & 0xFF) << 8
              | (palette[3 * i + 2] & 0xFF);
      assertThat(pixels[i]).isEqualTo(expected);
    }
  }

  @Test
  void indexesBeyondThePaletteAreBlack() throws DecodeException {
    byte[] png =
        new PngBuilder()
            .header(2, 1, 8, 3)
            .chunk("PLTE", 255, 255, 255)
            .imageData(new byte[] {0, 0, 9})
            .bytes();

    assertThat(decode(png).toPixels()).containsExactly(WHITE, BLACK);
  }

  @Test
  void aPaletteMayHaveTransparency() throws DecodeException {
    byte[] png =
        new PngBuilder()
            .header(3, 1, 8, 3)
            .chunk("PLTE", 255, 0, 0, 0, 255, 0, 0, 0, 255)
            .chunk("tRNS", 0, 128)
            .imageData(new byte[] {0, 0, 1, 2})
            .bytes();

    PngPicture picture = decode(png);

    assertThat(picture.hasAlpha()).isTrue();
    assertThat(picture.toPixels()).containsExactly(0, 0x8000FF00, 0xFF0000FF);
  }

  @Test
  void oneColourMayBeTransparent() throws DecodeException {
    byte[] rgb =
        new PngBuilder()
            .header(2, 1, 8, 2)
            .chunk("tRNS", 0, 1, 0, 2, 0, 3)
            .imageData(new byte[] {0, 1, 2, 3, 1, 2, 4})
            .bytes();
    byte[] grey =
        new PngBuilder()
            .header(2, 1, 16, 0)
            .chunk("tRNS", 0x12, 0x34)
            .imageData(new byte[] {0, 0x12, 0x34, 0x12, 0x35})
            .bytes();

    assertThat(decode(rgb).toPixels()).containsExactly(0, 0xFF010204);
    assertThat(decode(grey).toPixels()).containsExactly(0, 0xFF121212);
  }

  @Test
  void greyWithAlphaStaysGrey() throws DecodeException {
    PngPicture picture =
        decode(PngBuilder.png(3, 8, 4, new byte[] {0, 100, -1, 100, 0, -56, -128}));

    assertThat(picture.isGrey()).isTrue();
    assertThat(picture.toPixels()).containsExactly(0xFF646464, 0, 0x80C7C7C7);
  }

  @Test
  void resamplesAsThePlaneWouldBe() throws DecodeException {
    byte[][] rows = new byte[230][310];
    byte[] samples = new byte[230 * 310];
    Random random = new Random(1);
    for (int y = 0; y < 230; y++) {
      random.nextBytes(rows[y]);
      System.arraycopy(rows[y], 0, samples, 310 * y, 310);
    }
    byte[] png = PngBuilder.png(310, 8, 0, PngBuilder.filtered(rows, 1));

    PngPicture picture = PngDecoder.open(png, DecodeLimits.DEFAULT).decode(99, 71, false);

    Plane expected = Resampler.resample(Plane.of(samples, 310, 230), 99, 71);
    assertThat(picture.planes().get(0).samples()).isEqualTo(expected.samples());
  }

  @Test
  void decodesTwiceFromOneDecoder() throws DecodeException {
    byte[] png = PngBuilder.png(2, 8, 0, new byte[] {0, 1, 2}, new byte[] {0, 3, 4});
    PngDecoder decoder = PngDecoder.open(png, DecodeLimits.DEFAULT);

    assertThat(decoder.width()).isEqualTo(2);
    assertThat(decoder.height()).isEqualTo(2);
    assertThat(decoder.hasAlpha()).isFalse();
    assertThat(decoder.decode(2, 2, false).toPixels())
        .isEqualTo(decoder.decode(2, 2, false).toPixels());
  }

  private static PngPicture decode(byte[] png) throws DecodeException {
    PngDecoder decoder = PngDecoder.open(png, DecodeLimits.DEFAULT);
    return decoder.decode(decoder.width(), decoder.height(), false);
  }

  /** Returns an unfiltered row of the samples 0, 1, 2 and so on. */
  private static byte[] packed(int depth, int count) {
    byte[] row = new byte[1 + (count * depth + 7) / 8];
    for (int i = 0; i < count; i++) {
      int bit = i * depth;
      row[1 + bit / 8] |= (byte) (i << (8 - depth - bit % 8));
    }
    return row;
  }
}
