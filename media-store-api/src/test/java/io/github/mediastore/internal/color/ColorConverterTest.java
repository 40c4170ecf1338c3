package io.github.mediastore.internal.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mediastore.internal.raster.Plane;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColorConverterTest {

  /** What the chromaticities of Display P3 and of sRGB say, without a profile in between. */
  @Test
  void displayP3BecomesWhatItsChromaticitiesSay() {
    double[][] p3 = {{0.680, 0.320}, {0.265, 0.690}, {0.150, 0.060}};
    assertConvertsLike(ProfileBuilder.displayP3(), p3, Chromaticity::decodeSrgb);
  }

  @Test
  void adobeRgbBecomesWhatItsChromaticitiesSay() {
    double[][] adobe = {{0.64, 0.33}, {0.21, 0.71}, {0.15, 0.06}};
    assertConvertsLike(ProfileBuilder.adobeRgb(), adobe, x -> Math.pow(x, 563 / 256.0));
  }

  @Test
  void theRedAndGreenOfDisplayP3AreTheMostThatSrgbCanShow() {
    assertThat(convert(ProfileBuilder.displayP3(), 0xFF0000)).isEqualTo(0xFF0000);
    assertThat(convert(ProfileBuilder.displayP3(), 0x00FF00)).isEqualTo(0x00FF00);
    assertThat(convert(ProfileBuilder.displayP3(), 0xFFFFFF)).isEqualTo(0xFFFFFF);
    assertThat(convert(ProfileBuilder.displayP3(), 0x000000)).isEqualTo(0x000000);
  }

  @Test
  void proPhotoKeepsGreysGreyAndMakesThemAsDarkAsItsGammaSays() {
    int grey = convert(ProfileBuilder.proPhoto(), 0x808080);

    double expected = 255 * Chromaticity.encodeSrgb(Math.pow(128 / 255.0, 461 / 256.0));
    for (int channel = 0; channel < 3; channel++) {
      assertThat((double) level(grey, channel)).isCloseTo(expected, within(1.0));
    }
  }

  @Test
  void aProfileThatIsSrgbLeavesEveryPixelAlone() {
    ColorConverter converter = converter(ProfileBuilder.srgb());

    assertThat(converter.changesNothing()).isTrue();
    assertThat(converter.note()).contains("sRGB shows no other colours than sRGB");
    int[] pixels = IntStream.range(0, 1 << 12).map(i -> i * 4099).toArray();
    int[] converted = pixels.clone();
    converter.convert(converted);
    assertThat(converted).isEqualTo(pixels);
  }

  @Test
  void aSampledSrgbCurveIsStillSrgb() {
    int[] samples =
        IntStream.range(0, 1024)
            .map(i -> (int) Math.round(65535 * Chromaticity.decodeSrgb(i / 1023.0)))
            .toArray();
    ProfileBuilder profile = ProfileBuilder.srgb();
    for (String tag : new String[] {"rTRC", "gTRC", "bTRC"}) {
      profile.tag(tag, ProfileBuilder.curve(samples));
    }
    assertThat(converter(profile).changesNothing()).isTrue();
  }

  @Test
  void aPlainGammaIsNotTakenForSrgb() {
    ProfileBuilder profile = ProfileBuilder.srgb();
    for (String tag : new String[] {"rTRC", "gTRC", "bTRC"}) {
      profile.tag(tag, ProfileBuilder.gamma(2.2));
    }
    assertThat(converter(profile).changesNothing()).isFalse();
  }

  @Test
  void greyIsMadeAsLightAsItsCurveSays() {
    byte[] profile = ProfileBuilder.grey(ProfileBuilder.gamma(1.0)).build();
    ColorConverter converter = ColorConverter.withProfile(SourceSpace.GREY, profile);
    int[] pixels = {0xFF000000, 0x80404040, 0x00FFFFFF};

    converter.convert(pixels);

    int light = (int) Math.round(255 * Chromaticity.encodeSrgb(0x40 / 255.0));
    assertThat(pixels).containsExactly(0xFF000000, 0x80000000 | light * 0x010101, 0x00FFFFFF);
  }

  @Test
  void greyOverLabIsLightnessAndNotLight() {
    byte[] identity = ProfileBuilder.curve();
    byte[] profile = ProfileBuilder.of("GRAY", "Lab ").tag("kTRC", identity).build();
    int[] pixels = {0x808080};

    ColorConverter.withProfile(SourceSpace.GREY, profile).convert(pixels);

    double luminance = Math.pow((100 * 128 / 255.0 + 16) / 116, 3);
    int level = (int) Math.round(255 * Chromaticity.encodeSrgb(luminance));
    assertThat(pixels).containsExactly(level * 0x010101);
  }

  @Test
  void greyWithAProfileForRgbIsReadAsTheGreysOfThatProfile() {
    int[] pixels = {0x404040};

    ColorConverter.withProfile(SourceSpace.GREY, ProfileBuilder.proPhoto().build()).convert(pixels);

    assertThat(pixels[0]).isEqualTo(convert(ProfileBuilder.proPhoto(), 0x404040));
  }

  @Test
  void alphaIsLeftAlone() {
    int[] pixels = {0x00123456, 0x7F123456, 0xFF123456};
    converter(ProfileBuilder.displayP3()).convert(pixels);
    int color = pixels[0];
    assertThat(color).isBetween(1, 0xFFFFFF).isNotEqualTo(0x123456);
    assertThat(pixels).containsExactly(color, 0x7F000000 | color, 0xFF000000 | color);
  }

  @Test
  void labBecomesSrgb() {
    int[] pixels = {0xFFFF8080, 0x00008080, 0x368AD1C6};

    ColorConverter.withoutProfile(SourceSpace.LAB).convert(pixels);

    assertThat(pixels[0]).isEqualTo(0xFFFFFFFF);
    assertThat(pixels[1]).isEqualTo(0x00000000);
    assertThat(pixels[2] >>> 24).isEqualTo(0x36);
    assertThat(level(pixels[2], 0)).as("red of L* 54.3, a* 80.8, b* 69.9").isBetween(252, 255);
    assertThat(level(pixels[2], 1)).as("green of the same").isLessThan(10);
    assertThat(level(pixels[2], 2)).as("blue of the same").isLessThan(10);
  }

  @Test
  void pictureWithoutProfileIsTakenForSrgbAndNothingIsSaid() {
    ColorConverter converter = ColorConverter.withoutProfile(SourceSpace.RGB);
    assertThat(converter.changesNothing()).isTrue();
    assertThat(converter.note()).isEmpty();
  }

  @Test
  void notesNameTheProfile() {
    assertThat(converter(ProfileBuilder.displayP3()).note()).contains("converted from Display P3");
    assertThat(converter(ProfileBuilder.adobeRgb()).note())
        .contains("converted from Adobe RGB (1998)");
  }

  @Test
  void profileForOtherSamplesIsIgnoredAndTheNoteSaysSo() {
    byte[] grey = ProfileBuilder.grey(ProfileBuilder.gamma(2.2)).build();
    ColorConverter converter = ColorConverter.withProfile(SourceSpace.RGB, grey);
    assertThat(converter.changesNothing()).isTrue();
    assertThat(converter.note()).contains("profile ignored: it is not one for RGB");
  }

  @Test
  void profileThatLacksATagIsIgnoredAndTheNoteSaysWhich() {
    ColorConverter converter = converter(ProfileBuilder.displayP3().without("gTRC"));
    assertThat(converter.note()).contains("profile ignored: damaged, it has no gTRC");
  }

  @Test
  void profileThatLinksTwoDevicesIsIgnored() {
    ColorConverter converter = converter(ProfileBuilder.displayP3().profileClass("link"));
    assertThat(converter.note())
        .contains("profile ignored: it does not describe a picture's colours");
  }

  @Test
  void bytesThatAreNoProfileAreIgnored() {
    assertThat(SourceSpace.values())
        .extracting(space -> ColorConverter.withProfile(space, new byte[200]).note().orElseThrow())
        .allSatisfy(note -> assertThat(note).startsWith("profile ignored: damaged"));
  }

  @Test
  void profileOverTheLimitIsIgnored() {
    byte[] large = new byte[IccProfile.MAXIMUM_BYTES + 1];
    assertThat(ColorConverter.withProfile(SourceSpace.RGB, large).note())
        .contains("profile ignored: larger than 4194304 bytes");
  }

  @Test
  void planesOfInkBecomeOpaquePixelsRowByRow() {
    byte[] none = new byte[6];
    byte[] black = {0, -1, 77, -1, 0, 77};
    Plane strided = new Plane(black, 3, 2, 2, 2, 2);
    Plane blank = new Plane(none, 3, 2, 2, 2, 2);

    int[] pixels =
        ColorConverter.withoutProfile(SourceSpace.CMYK).convert(blank, blank, blank, strided);

    assertThat(pixels).hasSize(4);
    assertThat(pixels[0]).isEqualTo(pixels[3]).isEqualTo(0xFFFFFFFF);
    assertThat(pixels[1]).isEqualTo(pixels[2]).isNotEqualTo(pixels[0]);
    assertThat(pixels[1] >>> 24).isEqualTo(0xFF);
  }

  private static void assertConvertsLike(
      ProfileBuilder profile, double[][] chromaticities, TransferCurve decode) {
    double[][] toXyz = Chromaticity.toXyz(chromaticities);
    for (int rgb = 0; rgb < 1 << 24; rgb += 40503) {
      double[] expected = Chromaticity.toSrgb(toXyz, decode, rgb);
      int converted = convert(profile, rgb);
      for (int channel = 0; channel < 3; channel++) {
        // Near black in a channel that others bleed into, a rounded primary is worth two levels.
        assertThat((double) level(converted, channel))
            .as("channel %d of %06x", channel, rgb)
            .isCloseTo(255 * expected[channel], within(expected[channel] < 0.1 ? 2.5 : 1.0));
      }
    }
  }

  private static int convert(ProfileBuilder profile, int rgb) {
    int[] pixels = {rgb};
    converter(profile).convert(pixels);
    return pixels[0];
  }

  private static ColorConverter converter(ProfileBuilder profile) {
    return ColorConverter.withProfile(SourceSpace.RGB, profile.build());
  }

  private static int level(int pixel, int channel) {
    return (pixel >> (16 - 8 * channel)) & 0xFF;
  }
}
