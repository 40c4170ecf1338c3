package io.github.mediastore.internal.bmp;

import static io.github.mediastore.internal.bmp.Bmp.pixels;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.Picture;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixels whose channels the file describes by masks. */
class BitFieldsTest {

  private static final int FIELDS = 3;
  private static final int ALPHA_FIELDS = 6;

  /** How many bits red, green, blue and alpha have, from the highest bit down. */
  @ParameterizedTest
  @CsvSource({
    "16, 5, 6, 5, 0", "16, 5, 5, 5, 0", "16, 4, 4, 4, 4", "16, 5, 5, 5, 1", "16, 1, 9, 2, 4",
    "16, 2, 3, 1, 0", "16, 3, 10, 3, 0", "16, 8, 8, 0, 0", "24, 8, 8, 8, 0", "24, 7, 9, 8, 0",
    "24, 6, 6, 6, 6", "32, 8, 8, 8, 0", "32, 8, 8, 8, 8", "32, 10, 10, 10, 2", "32, 11, 11, 10, 0",
    "32, 7, 18, 7, 0", "32, 6, 17, 5, 4", "32, 8, 12, 8, 4", "32, 1, 29, 1, 1", "32, 32, 0, 0, 0",
    "32, 0, 0, 0, 32"
  })
  void channelsOfAnyWidthAreScaledAndRounded(int bits, int red, int green, int blue, int alpha)
      throws DecodeException {
    int[] widths = {red, green, blue, alpha};
    int[] masks = new int[4];
    int top = 32;
    for (int i = 0; i < 4; i++) {
      masks[i] = widths[i] == 0 ? 0 : -1 >>> (32 - widths[i]) << (top - widths[i]);
      masks[i] >>>= 32 - bits;
      top -= widths[i];
    }
    int[] stored = new Random(bits + green).ints(200).map(i -> i >>> (32 - bits)).toArray();
    stored[0] = 0;
    stored[1] = -1 >>> (32 - bits);

    Picture picture =
        Bmp.decode(
            new BmpBuilder(124, 200, 1, bits)
                .compression(FIELDS)
                .masks(masks)
                .pixels(stored)
                .bytes());

    assertThat(picture.alpha() != null).isEqualTo(alpha > 0);
    for (int x = 0; x < stored.length; x++) {
      int opacity = alpha == 0 ? 255 : scaled(stored[x], masks[3]);
      for (int channel = 0; channel < 3; channel++) {
        int expected = Math.round(scaled(stored[x], masks[channel]) * opacity / 255f);
        assertThat(picture.planes().get(channel).samples()[x] & 0xFF)
            .as("channel %d of %08X", channel, stored[x])
            .isEqualTo(
                masks[0] == 0 && masks[1] == 0 && masks[2] == 0
                    ? usual(stored[x], channel, opacity)
                    : expected);
      }
      if (alpha > 0) {
        byte[] alphas = Objects.requireNonNull(picture.alpha()).samples();
        assertThat(alphas[x] & 0xFF).isEqualTo(opacity);
      }
    }
  }

  /** The value as a share of the largest there is, rounded; no arithmetic of machines. */
  private static int scaled(int pixel, int mask) {
    if (mask == 0) {
      return 0;
    }
    int shift = Integer.numberOfTrailingZeros(mask);
    BigDecimal value = new BigDecimal(Integer.toUnsignedString((pixel & mask) >>> shift));
    BigDecimal largest = new BigDecimal(Integer.toUnsignedString(mask >>> shift));
    return value
        .multiply(BigDecimal.valueOf(255))
        .divide(largest, 0, RoundingMode.HALF_UP)
        .intValueExact();
  }

  /** Masks of colours that are all empty mean the usual ones. */
  private static int usual(int pixel, int channel, int opacity) {
    return Math.round((pixel >> (16 - 8 * channel) & 0xFF) * opacity / 255f);
  }

  @Test
  void masksStandInAHeaderOrBehindIt() throws DecodeException {
    for (int headerLength : new int[] {40, 52, 56, 108, 124}) {
      byte[] bmp =
          new BmpBuilder(headerLength, 2, 1, 32)
              .compression(FIELDS)
              .masks(0xFF, 0xFF00, 0xFF0000)
              .pixels(0x332211, 0x665544)
              .bytes();

      assertThat(pixels(bmp)).containsExactly(0xFF112233, 0xFF445566);
    }
  }

  @Test
  void aFourthMaskMayFollowAShortHeader() throws DecodeException {
    for (int headerLength : new int[] {40, 52}) {
      byte[] eights =
          new BmpBuilder(headerLength, 3, 1, 32)
              .compression(ALPHA_FIELDS)
              .masks(0xFF00, 0xFF0000, 0xFF000000, 0xFF)
              .pixels(0x332211FF, 0x00FF007F, 0x11111100)
              .bytes();
      byte[] fours =
          new BmpBuilder(headerLength, 3, 1, 16)
              .compression(ALPHA_FIELDS)
              .masks(0xF00, 0xF0, 0xF, 0xF000)
              .pixels(0xF123, 0x8FFF, 0x0FFF)
              .bytes();

      assertThat(pixels(eights)).containsExactly(0xFF112233, 0x7F00FF00, 0);
      assertThat(pixels(fours)).containsExactly(0xFF112233, 0x88FFFFFF, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {56, 108, 124})
  void aLongHeaderHasAMaskForAlpha(int headerLength) throws DecodeException {
    byte[] bmp =
        new BmpBuilder(headerLength, 2, 1, 16)
            .compression(FIELDS)
            .masks(0x7C00, 0x3E0, 0x1F, 0x8000)
            .pixels(0xFFFF, 0x7FFF)
            .bytes();

    assertThat(pixels(bmp)).containsExactly(0xFFFFFFFF, 0);
  }

  @Test
  void anAlphaThatNoPixelHasRoomForIsNone() throws DecodeException {
    for (int bits : new int[] {16, 24}) {
      byte[] bmp =
          new BmpBuilder(124, 1, 1, bits)
              .compression(FIELDS)
              .masks(0xF800, 0x7E0, 0x1F, 0xFF000000)
              .pixels(0xFFFF)
              .bytes();

      assertThat(pixels(bmp)).containsExactly(0xFFFFFFFF);
    }
  }

  @Test
  void masksThatAreAllEmptyAreTheUsualOnes() throws DecodeException {
    byte[] sixteen =
        new BmpBuilder(40, 1, 1, 16).compression(FIELDS).masks(0, 0, 0).pixels(0x7C1F).bytes();
    byte[] thirtyTwo =
        new BmpBuilder(40, 1, 1, 32).compression(FIELDS).masks(0, 0, 0).pixels(0x112233).bytes();

    assertThat(pixels(sixteen)).containsExactly(0xFFFF00FF);
    assertThat(pixels(thirtyTwo)).containsExactly(0xFF112233);
  }

  @Test
  void masksMayOverlapAndHaveGaps() throws DecodeException {
    byte[] bmp =
        new BmpBuilder(40, 1, 1, 32)
            .compression(FIELDS)
            .masks(0xF00F0000, 0xFFF, 0xFF0)
            .pixels(0xF00FFFFF)
            .bytes();

    assertThat(pixels(bmp)).containsExactly(0xFFFFFFFF);
  }
}
