package io.github.mediastore.internal.gif;

import static io.github.mediastore.internal.gif.Decoding.pixels;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Picture.Colour;
import io.github.mediastore.internal.raster.Plane;
import io.github.mediastore.internal.raster.Resampler;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GifDecoderTest {

  private static final int OPAQUE = 0xFF000000;
  private static final int[] COLORS = {0x102030, 0xF08050, 0x00FF00, 0xABCDEF};

  private final Random random = new Random(1);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyNumberOfColoursIsRead(int bits) throws IOException {
    int[] colors = random.ints(1 << bits, 0, 1 << 24).toArray();
    byte[] indexes = noise(123 * 45, colors.length);

    assertThat(pixels(GifBuilder.gif(123, 0, colors, indexes))).isEqualTo(shown(colors, indexes));
  }

  @Test
  void rowsInFourPassesAreReadAtAnyHeight() throws IOException {
    for (int height = 1; height <= 40; height++) {
      byte[] indexes = noise(7 * height, COLORS.length);

      assertThat(pixels(GifBuilder.gif(7, GifBuilder.INTERLACED, COLORS, indexes)))
          .as("height %d", height)
          .isEqualTo(shown(COLORS, indexes));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 30000", "30000, 1", "3, 5000", "5000, 3"})
  void narrowPicturesAndFlatOnesAreRead(int width, int height) throws IOException {
    byte[] indexes = noise(width * height, COLORS.length);
    for (byte[] each : new byte[][] {indexes, new byte[width * height]}) {
      for (int flags : new int[] {0, GifBuilder.INTERLACED}) {
        assertThat(pixels(GifBuilder.gif(width, flags, COLORS, each)))
            .isEqualTo(shown(COLORS, each));
      }
    }
  }

  @Test
  void stringsGrowToThousandsOfIndexesWhereATableStaysFull() throws IOException {
    byte[] indexes = new byte[4000 * 3000];
    Arrays.fill(indexes, indexes.length / 3 + 5, indexes.length, (byte) 3);
    GifCodes codes = new GifCodes(2).keepFullTable().compress(indexes).end();
    byte[] gif =
        GifBuilder.canvas(4000, 3000, COLORS)
            .frame(0, 0, 4000, 3000, 0)
            .codes(2, codes)
            .trailer()
            .build();

    assertThat(gif).hasSizeLessThan(20_000);
    assertThat(Arrays.equals(pixels(gif), shown(COLORS, indexes))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 100, 254, 255})
  void subBlocksMayHaveAnyLength(int length) throws IOException {
    byte[] indexes = noise(50 * 40, COLORS.length);
    byte[] data = new GifCodes(2).compress(indexes).end().bytes();
    byte[] gif =
        GifBuilder.canvas(50, 40, COLORS)
            .frame(0, 0, 50, 40, 0)
            .bytes(2)
            .subBlocks(Arrays.copyOf(data, 3), length)
            .subBlocks(Arrays.copyOfRange(data, 3, data.length), length)
            .bytes(0)
            .trailer()
            .build();

    assertThat(pixels(gif)).isEqualTo(shown(COLORS, indexes));
  }

  @Test
  void endCodeTerminatorAndTrailerMayBeMissing() throws IOException {
    byte[] indexes = noise(20 * 10, COLORS.length);
    byte[] data = new GifCodes(2).compress(indexes).bytes();
    byte[] gif =
        GifBuilder.canvas(20, 10, COLORS)
            .frame(0, 0, 20, 10, 0)
            .bytes(2)
            .subBlocks(data, 255)
            .build();

    assertThat(pixels(gif)).isEqualTo(shown(COLORS, indexes));
  }

  @Test
  void aClearCodeMayBeMissingAtTheStartOrRepeated() throws IOException {
    int[] expected = {COLORS[3] | OPAQUE, COLORS[1] | OPAQUE};

    assertThat(pixels(twoPixels(2, new GifCodes(2).code(3).code(1)))).isEqualTo(expected);
    GifCodes repeated = new GifCodes(2).clear().clear().clear().code(3).clear().clear().code(1);
    assertThat(pixels(twoPixels(2, repeated))).isEqualTo(expected);
  }

  @Test
  void whatFollowsTheLastPixelDoesNotCount() throws IOException {
    int[] expected = {COLORS[3] | OPAQUE, COLORS[1] | OPAQUE};

    GifCodes more = new GifCodes(2).clear().code(3).code(1).code(1).code(0).code(2).end();
    GifCodes damaged = new GifCodes(2).clear().code(3).code(1).code(7, 3).code(7, 3).code(7, 3);
    GifCodes longer = new GifCodes(2).clear().code(3).clear().code(1).code(6).end();
    for (GifCodes codes : new GifCodes[] {more, damaged, longer}) {
      assertThat(pixels(twoPixels(2, codes))).isEqualTo(expected);
    }
  }

  /** Encoders of pictures without strings, and old ones, choose more bits than are needed. */
  @ParameterizedTest
  @ValueSource(ints = {3, 6, 8, 9, 10, 11})
  void codesMayHaveMoreBitsThanTheColoursNeed(int leastCodeSize) throws IOException {
    byte[] indexes = noise(60 * 50, COLORS.length);
    byte[] gif =
        GifBuilder.canvas(60, 50, COLORS)
            .frame(0, 0, 60, 50, 0)
            .imageData(leastCodeSize, indexes)
            .trailer()
            .build();

    assertThat(pixels(gif)).isEqualTo(shown(COLORS, indexes));
  }

  /** As Pillow, libnsgif and ImageMagick do: sizes this small never grow. */
  @Test
  void codesOfLessThanThreeBitsKeepTheirSize() throws IOException {
    int[] expected = {COLORS[0] | OPAQUE, COLORS[1] | OPAQUE};

    GifCodes ofTwoBits = new GifCodes(1).clear().code(0, 2).clear().code(1, 2).end();
    assertThat(pixels(twoPixels(1, ofTwoBits))).isEqualTo(expected);
    GifCodes ofOneBit = new GifCodes(0).clear().code(0, 1).code(0, 1);
    assertThat(pixels(twoPixels(0, ofOneBit))).containsOnly(COLORS[0] | OPAQUE);
  }

  @Test
  void aFrameMayHaveItsOwnColours() throws IOException {
    byte[] gif =
        GifBuilder.canvas(2, 1, 0x111111, 0x222222)
            .frame(0, 0, 2, 1, 0, COLORS)
            .imageData(2, new byte[] {3, 1})
            .trailer()
            .build();

    assertThat(pixels(gif)).containsExactly(COLORS[3] | OPAQUE, COLORS[1] | OPAQUE);
  }

  @Test
  void indexesBeyondTheColoursAreBlack() throws IOException {
    byte[] gif =
        GifBuilder.canvas(3, 1, COLORS)
            .frame(0, 0, 3, 1, 0, 0x111111, 0x222222)
            .imageData(8, new byte[] {1, 2, (byte) 255})
            .trailer()
            .build();

    assertThat(pixels(gif)).containsExactly(0xFF222222, OPAQUE, OPAQUE);
  }

  @Test
  void withoutColoursAnIndexIsItsOwnGrey() throws IOException {
    byte[] gif =
        GifBuilder.canvas(3, 1)
            .frame(0, 0, 3, 1, 0)
            .imageData(8, new byte[] {1, (byte) 0x80, (byte) 0xFF})
            .trailer()
            .build();

    assertThat(pixels(gif)).containsExactly(0xFF010101, 0xFF808080, 0xFFFFFFFF);
  }

  @Test
  void coloursThatAreAllGreyTakeOnePlane() throws IOException {
    Picture grey = decode(GifBuilder.gif(2, 0, new int[] {0x777777, 0}, new byte[2]), 2, 1);
    Picture color = decode(GifBuilder.gif(2, 0, new int[] {0x777778, 0}, new byte[2]), 2, 1);

    assertThat(grey.colour()).isEqualTo(Colour.GREY);
    assertThat(color.colour()).isEqualTo(Colour.RGB);
    assertThat(grey.alpha()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"3, 1", "400, 300", "33, 500"})
  void itIsScaledWhileItIsReadAsItWouldBeAfterwards(int width, int height) throws IOException {
    int[] colors = random.ints(256, 0, 1 << 24).toArray();
    byte[] indexes = noise(640 * 480, 256);
    byte[] plain = GifBuilder.gif(640, 0, colors, indexes);
    byte[] interlaced = GifBuilder.gif(640, GifBuilder.INTERLACED, colors, indexes);

    Picture whole = decode(plain, 640, 480);
    for (byte[] gif : new byte[][] {plain, interlaced}) {
      Picture scaled = decode(gif, width, height);
      for (int i = 0; i < 3; i++) {
        Plane expected = Resampler.resample(whole.planes().get(i), width, height);
        assertThat(scaled.planes().get(i).samples()).isEqualTo(expected.samples());
      }
    }
  }

  private static Picture decode(byte[] gif, int width, int height) throws DecodeException {
    return GifDecoder.open(gif, DecodeLimits.DEFAULT).decode(width, height, false);
  }

  private static byte[] twoPixels(int leastCodeSize, GifCodes codes) {
    return GifBuilder.canvas(2, 1, COLORS)
        .frame(0, 0, 2, 1, 0)
        .codes(leastCodeSize, codes)
        .trailer()
        .build();
  }

  private byte[] noise(int count, int colors) {
    byte[] indexes = new byte[count];
    for (int i = 0; i < count; i++) {
      indexes[i] = (byte) random.nextInt(colors);
    }
    return indexes;
  }

  private static int[] shown(int[] colors, byte[] indexes) {
    return IntStream.range(0, indexes.length)
        .map(i -> colors[indexes[i] & 0xFF] | OPAQUE)
        .toArray();
  }
}
