package io.github.mediastore.internal.bmp;

import static io.github.mediastore.internal.bmp.Bmp.pixels;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.PackedPixels;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Picture.Colour;
import io.github.mediastore.internal.raster.Resampler;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BmpDecoderTest {

  private static final int OPAQUE = 0xFF000000;

  @ParameterizedTest
  @ValueSource(ints = {12, 16, 20, 24, 36, 40, 42, 52, 56, 60, 64, 66, 108, 124, 256})
  void readsColoursBehindEveryHeader(int headerLength) throws DecodeException {
    int[] colors = random(5 * 3, 24);

    byte[] bmp = new BmpBuilder(headerLength, 5, 3, 24).pixels(colors).bytes();

    assertThat(pixels(bmp)).isEqualTo(opaque(colors));
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 16, 40, 64, 108, 124})
  void readsAPaletteBehindEveryHeader(int headerLength) throws DecodeException {
    int[] palette = random(256, 24);
    for (int bits : new int[] {1, 4, 8}) {
      int[] colors = Arrays.copyOf(palette, 1 << bits);
      for (int width = 1; width <= 18; width++) {
        int[] indexes = random(width * 3, bits);

        byte[] bmp =
            new BmpBuilder(headerLength, width, 3, bits).palette(colors).pixels(indexes).bytes();

        assertThat(pixels(bmp))
            .as("%d bits, %d wide", bits, width)
            .isEqualTo(opaque(IntStream.of(indexes).map(i -> palette[i]).toArray()));
      }
    }
  }

  @Test
  void theFirstRowStoredIsTheLowestUnlessTheHeightIsNegative() throws DecodeException {
    byte[] up = new BmpBuilder(40, 1, 2, 24).row(new byte[3]).row(new byte[] {9, 9, 9}).bytes();
    byte[] down = new BmpBuilder(40, 1, -2, 24).row(new byte[3]).row(new byte[] {9, 9, 9}).bytes();

    assertThat(pixels(up)).containsExactly(0xFF090909, OPAQUE);
    assertThat(pixels(down)).containsExactly(OPAQUE, 0xFF090909);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 16, 24, 32})
  void topDownIsTheSamePicture(int bits) throws DecodeException {
    int[] colors = random(7 * 5, bits);
    int[] palette = bits <= 8 ? random(1 << bits, 24) : new int[0];

    byte[] up = new BmpBuilder(40, 7, 5, bits).palette(palette).pixels(colors).bytes();
    byte[] down = new BmpBuilder(40, 7, -5, bits).palette(palette).pixels(colors).bytes();

    assertThat(up).isNotEqualTo(down);
    assertThat(pixels(down)).isEqualTo(pixels(up));
  }

  @Test
  void aPaletteOfGreysIsGrey() throws DecodeException {
    int[] greys = IntStream.range(0, 256).map(i -> i * 0x010101).toArray();
    byte[] grey = new BmpBuilder(40, 256, 1, 8).palette(greys).pixels(counting(256)).bytes();
    greys[77]++;
    byte[] almost = new BmpBuilder(40, 256, 1, 8).palette(greys).pixels(counting(256)).bytes();

    assertThat(Bmp.decode(grey).colour()).isEqualTo(Colour.GREY);
    assertThat(pixels(grey)).isEqualTo(opaque(counting(256, 0x010101)));
    assertThat(Bmp.decode(almost).colour()).isEqualTo(Colour.RGB);
  }

  @Test
  void aPaletteMayBeShorterThanItsIndexes() throws DecodeException {
    byte[] told =
        new BmpBuilder(40, 3, 1, 8)
            .palette(0x112233, 0x445566)
            .colorsUsed(2)
            .pixels(0, 1, 2)
            .bytes();
    byte[] ofOs2 = new BmpBuilder(12, 3, 1, 8).palette(0x112233, 0x445566).pixels(0, 1, 2).bytes();
    byte[] oneOfOneBit =
        new BmpBuilder(40, 2, 1, 1).palette(0x112233).colorsUsed(1).pixels(0, 1).bytes();

    assertThat(pixels(told)).containsExactly(0xFF112233, 0xFF445566, OPAQUE);
    assertThat(pixels(ofOs2)).containsExactly(0xFF112233, 0xFF445566, OPAQUE);
    assertThat(pixels(oneOfOneBit)).containsExactly(0xFF112233, OPAQUE);
  }

  @Test
  void aPaletteMayBeLongerThanItsIndexes() throws DecodeException {
    int[] palette = random(300, 24);
    for (int bits : new int[] {1, 4, 8, 24, 32}) {
      BmpBuilder bmp = new BmpBuilder(40, 2, 1, bits).palette(palette).colorsUsed(300).pixels(0, 1);
      int[] expected = bits <= 8 ? opaque(palette[0], palette[1]) : new int[] {OPAQUE, OPAQUE | 1};

      assertThat(pixels(bmp.bytes())).as("%d bits", bits).isEqualTo(expected);
      assertThat(pixels(bmp.offset(0).bytes())).as("%d bits", bits).isEqualTo(expected);
    }
  }

  @Test
  void howManyColoursAreUsedMayBeNonsense() throws DecodeException {
    int[] palette = random(256, 24);
    byte[] bmp =
        new BmpBuilder(40, 256, 1, 8).palette(palette).colorsUsed(-7).pixels(counting(256)).bytes();

    assertThat(pixels(bmp)).isEqualTo(opaque(palette));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 14, 30, 53})
  void pixelsFollowThePaletteIfTheirOffsetIsImpossible(long offset) throws DecodeException {
    int[] colors = random(15, 24);
    byte[] direct = new BmpBuilder(40, 5, 3, 24).pixels(colors).offset(offset).bytes();
    byte[] indexes =
        new BmpBuilder(40, 2, 1, 1).palette(0x112233, 0x445566).pixels(0, 1).offset(offset).bytes();
    byte[] masks =
        new BmpBuilder(40, 5, 3, 32)
            .compression(3)
            .masks(0xFF0000, 0xFF00, 0xFF)
            .pixels(colors)
            .offset(offset)
            .bytes();

    assertThat(pixels(direct)).isEqualTo(opaque(colors));
    assertThat(pixels(indexes)).containsExactly(0xFF112233, 0xFF445566);
    assertThat(pixels(masks)).isEqualTo(opaque(colors));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void unusedBytesMayStandBeforeThePixels(int gap) throws DecodeException {
    int[] colors = random(15, 24);

    assertThat(pixels(new BmpBuilder(40, 5, 3, 24).gap(gap).pixels(colors).bytes()))
        .isEqualTo(opaque(colors));
  }

  @Test
  void sixteenBitsAreFiveForEachColourAndWhiteIsWhite() throws DecodeException {
    for (int headerLength : new int[] {12, 40, 124}) {
      byte[] bmp =
          new BmpBuilder(headerLength, 6, 1, 16)
              .pixels(0x7FFF, 0xFFFF, 0x7C00, 0x03E0, 0x001F, 0x0010)
              .bytes();

      assertThat(pixels(bmp))
          .containsExactly(
              0xFFFFFFFF, 0xFFFFFFFF, 0xFFFF0000, 0xFF00FF00, 0xFF0000FF, OPAQUE | 132);
    }
  }

  @Test
  void thirtyTwoBitsWithoutAMaskForItHaveNoAlpha() throws DecodeException {
    int[] masks = {0xFF0000, 0xFF00, 0xFF, OPAQUE};
    byte[] none = new BmpBuilder(40, 2, 1, 32).pixels(0x00112233, 0x80445566).bytes();
    byte[] three =
        new BmpBuilder(40, 2, 1, 32)
            .compression(3)
            .masks(0xFF0000, 0xFF00, 0xFF)
            .pixels(0x00112233, 0x80445566)
            .bytes();
    byte[] notInForce =
        new BmpBuilder(124, 2, 1, 32).masks(masks).pixels(0x00112233, 0x80445566).bytes();

    for (byte[] bmp : new byte[][] {none, three, notInForce}) {
      assertThat(Bmp.decode(bmp).alpha()).isNull();
      assertThat(pixels(bmp)).containsExactly(0xFF112233, 0xFF445566);
    }
  }

  @Test
  void resamplesAsThePlanesWouldBe() throws DecodeException {
    int[] colors = random(310 * 230, 32);
    byte[] bmp =
        new BmpBuilder(124, 310, 230, 32)
            .compression(3)
            .masks(0xFF0000, 0xFF00, 0xFF, 0)
            .pixels(colors)
            .bytes();

    Picture picture = BmpDecoder.open(bmp, DecodeLimits.DEFAULT).decode(99, 71, false);

    assertThat(picture.planes().get(0).samples())
        .isEqualTo(
            Resampler.resample(PackedPixels.channel(colors, 310, 230, PackedPixels.RED), 99, 71)
                .samples());
  }

  private static int[] random(int count, int bits) {
    return new Random(count).ints(count).map(i -> i >>> (32 - bits)).toArray();
  }

  private static int[] counting(int count) {
    return counting(count, 1);
  }

  private static int[] counting(int count, int step) {
    return IntStream.range(0, count).map(i -> i * step).toArray();
  }

  private static int[] opaque(int... rgb) {
    return IntStream.of(rgb).map(i -> i | OPAQUE).toArray();
  }
}
