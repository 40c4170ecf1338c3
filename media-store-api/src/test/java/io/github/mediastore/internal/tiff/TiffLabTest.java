package io.github.mediastore.internal.tiff;

import static io.github.mediastore.internal.tiff.TiffBuilder.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.Picture.Colour;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colour L* 60, a* -40, b* 30, in each of the encodings. */
class TiffLabTest {

  private static final int CIE_LAB = 8;
  private static final int ICC_LAB = 9;
  private static final int ITU_LAB = 10;

  private static final List<Integer> EXPECTED = List.of(153, 128 - 40, 128 + 30);

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void cieLabIsSignedWhateverIsToldOfItsSamples(int sampleFormat) throws DecodeException {
    assertThat(decode(CIE_LAB, 8, sampleFormat, 153, -40 & 0xFF, 30)).isEqualTo(EXPECTED);
    assertThat(decode(CIE_LAB, 16, sampleFormat, 39_321, -40 * 256 & 0xFFFF, 30 * 256))
        .isEqualTo(EXPECTED);
  }

  @Test
  void iccLabHasItsMiddleAt128() throws DecodeException {
    assertThat(decode(ICC_LAB, 8, 1, 153, 88, 158)).isEqualTo(EXPECTED);
    assertThat(decode(ICC_LAB, 16, 1, 153 * 256, 88 * 256, 158 * 256)).isEqualTo(EXPECTED);
    assertThat(decode(ICC_LAB, 16, 1, 0xFFFF, 0xFFFF, 0xFFFF)).isEqualTo(List.of(255, 255, 255));
  }

  @Test
  void ituLabHasRangesOfItsOwn() throws DecodeException {
    assertThat(decode(ITU_LAB, 8, 1, 153, 128 - 60, 96 + 38)).isEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void cieLabMayBeMultipliedByItsOpacity(int bits) throws DecodeException {
    int unit = bits == 8 ? 1 : 256;
    int mask = (1 << bits) - 1;
    int[] half = {77 * unit, -20 * unit & mask, 15 * unit, 128 * unit};
    byte[] tiff =
        new TiffBuilder(4, 4, 4, bits)
            .photometric(CIE_LAB)
            .tag(338, SHORT, 1)
            .write((x, y, sample) -> half[sample]);

    Decoded decoded = Decoded.of(tiff);

    for (int plane = 0; plane < 3; plane++) {
      assertThat(decoded.at(plane, 1, 1)).isCloseTo(EXPECTED.get(plane) / 2, Offset.offset(1));
    }
    assertThat(decoded.alphaAt(1, 1)).isCloseTo(128, Offset.offset(1));
  }

  @Test
  void cieLabMayBeStoredAsDifferencesOf16Bits() throws DecodeException {
    byte[] tiff =
        new TiffBuilder(40, 4, 3, 16)
            .photometric(CIE_LAB)
            .compression(5)
            .differences()
            .write((x, y, sample) -> sample == 0 ? x * 1638 : (x - 20) * 256 & 0xFFFF);

    Decoded decoded = Decoded.of(tiff);

    assertThat(decoded.pixel(0, 0)).isEqualTo(List.of(0, 108, 108));
    assertThat(decoded.pixel(39, 3)).isEqualTo(List.of(249, 147, 147));
  }

  private static List<Integer> decode(int photometric, int bits, int sampleFormat, int... lab)
      throws DecodeException {
    byte[] tiff =
        new TiffBuilder(4, 4, 3, bits)
            .photometric(photometric)
            .tag(339, SHORT, sampleFormat, sampleFormat, sampleFormat)
            .write((x, y, sample) -> lab[sample]);
    Decoded decoded = Decoded.of(tiff);
    assertThat(decoded.picture().colour()).isEqualTo(Colour.LAB);
    return decoded.pixel(2, 2);
  }
}
