package io.github.mediastore.internal.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LookupConversionTest {

  /** Where a 16-bit CIELAB of the older kind has its 100, out of 1. */
  private static final double LEGACY = 65280.0 / 65535;

  @Test
  void inksOfA16BitTableBecomeTheColoursBetweenItsNodes() {
    byte[] table = LookupTables.lut16(4, 3, 1, ink -> scaled(linearInks(ink), LEGACY));
    assertInksAreLinear(cmyk().tag("A2B1", table));
  }

  @Test
  void inksOfAnAToBTableBecomeTheColoursBetweenItsNodes() {
    byte[] table =
        LookupTables.lutAToB(4, 4, ProfileBuilder.curve(), LookupConversionTest::linearInks);
    assertInksAreLinear(cmyk().tag("A2B1", table));
  }

  @Test
  void curvesAreAppliedBeforeTheGrid() {
    byte[] table = LookupTables.lut16(4, 3, 2, ink -> scaled(linearInks(ink), LEGACY));
    ColorConverter converter =
        ColorConverter.withProfile(SourceSpace.CMYK, cmyk().tag("A2B0", table).build());
    int[] pixels = {0x80000000};

    converter.convert(pixels);

    double ink = Math.pow(128 / 255.0, 2);
    assertClose(pixels[0], expected(linearInks(new double[] {ink, 0, 0, 0})), "half cyan");
  }

  @Test
  void tableForRelativeColorimetryIsPreferred() {
    byte[] wrong = LookupTables.lut16(4, 2, 1, ink -> new double[] {0, 0, 0});
    byte[] right = LookupTables.lut16(4, 2, 1, ink -> scaled(linearInks(ink), LEGACY));
    assertInksAreLinear(cmyk().tag("A2B0", wrong).tag("A2B1", right));
  }

  @Test
  void tablesOf8BitsOverXyzServeForRgb() {
    byte[] table =
        LookupTables.lut8(
            3, 2, rgb -> new double[] {0.9642 * rgb[0] / 2, rgb[0] / 2, 0.8249 * rgb[0] / 2});
    byte[] profile = ProfileBuilder.of("RGB ", "XYZ ").tag("A2B0", table).build();
    int[] pixels = {0x7F000000, 0x7FFF0000};

    ColorConverter.withProfile(SourceSpace.RGB, profile).convert(pixels);

    assertThat(pixels[0]).isEqualTo(0x7F000000);
    assertClose(pixels[1], 0xFFFFFF, "what the table says is white");
    assertThat(pixels[1] >>> 24).isEqualTo(0x7F);
  }

  @Test
  void greyMayHaveATableToo() {
    byte[] table = LookupTables.lut16(1, 5, 1, grey -> new double[] {LEGACY * grey[0], 0.5, 0.5});
    byte[] profile = ProfileBuilder.of("GRAY", "Lab ").tag("A2B0", table).build();
    int[] pixels = {0x00000000, 0x12FFFFFF};

    ColorConverter.withProfile(SourceSpace.GREY, profile).convert(pixels);

    assertClose(pixels[0], 0x000000, "black");
    assertClose(pixels[1], 0xFFFFFF, "white");
  }

  @Test
  void tableForOtherChannelsIsRefused() {
    byte[] table = LookupTables.lut8(3, 2, rgb -> rgb);
    assertThat(
            ColorConverter.withProfile(SourceSpace.CMYK, cmyk().tag("A2B0", table).build()).note())
        .contains(
            "profile ignored: damaged, its lookup table is for other channels,"
                + " taken for CMYK on coated paper");
  }

  @Test
  void gridThatClaimsMoreThanTheProfileHoldsIsRefusedBeforeItIsMade() {
    byte[] table = LookupTables.lut8(4, 2, ink -> new double[3]);
    table[10] = (byte) 255;
    assertThat(
            ColorConverter.withProfile(SourceSpace.CMYK, cmyk().tag("A2B0", table).build()).note())
        .hasValueSatisfying(
            note -> assertThat(note).startsWith("profile ignored: damaged, it ends within"));
  }

  /** Inks that take lightness and colour away in proportion: interpolation must be exact. */
  private static double[] linearInks(double[] ink) {
    double lightness = 1 - 0.3 * ink[0] - 0.4 * ink[1] - 0.1 * ink[2] - 0.2 * ink[3];
    double a = (128 - 20 * ink[0] + 40 * ink[1]) / 255;
    double b = (128 - 30 * ink[0] + 50 * ink[2]) / 255;
    return new double[] {lightness, a, b};
  }

  private static void assertInksAreLinear(ProfileBuilder builder) {
    ColorConverter converter = ColorConverter.withProfile(SourceSpace.CMYK, builder.build());
    assertThat(converter.note()).contains("converted from Test profile");
    int[] inks = new Random(7).ints(500).toArray();
    int[] pixels = inks.clone();
    converter.convert(pixels);
    for (int i = 0; i < inks.length; i++) {
      double[] ink = new double[4];
      for (int channel = 0; channel < 4; channel++) {
        ink[channel] = ((inks[i] >>> (24 - 8 * channel)) & 0xFF) / 255.0;
      }
      assertClose(pixels[i], expected(linearInks(ink)), Integer.toHexString(inks[i]));
      assertThat(pixels[i] >>> 24).isEqualTo(0xFF);
    }
  }

  private static int expected(double[] encoded) {
    return Lab.toSrgb(100 * encoded[0], 255 * encoded[1] - 128, 255 * encoded[2] - 128);
  }

  private static void assertClose(int actual, int expected, String what) {
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(Math.abs(((actual >> shift) & 0xFF) - ((expected >> shift) & 0xFF)))
          .as("%s: %06x for %06x", what, actual & 0xFFFFFF, expected)
          .isLessThanOrEqualTo(1);
    }
  }

  private static double[] scaled(double[] values, double factor) {
    return new double[] {values[0] * factor, values[1] * factor, values[2] * factor};
  }

  private static ProfileBuilder cmyk() {
    return ProfileBuilder.of("CMYK", "Lab ").profileClass("prtr");
  }
}
