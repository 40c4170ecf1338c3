package io.github.mediastore.internal.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compares with LittleCMS, which the JDK has in it, on profiles that are sound. */
class LittleCmsTest {

  private static final int PIXELS = 4096;

  @Test
  void matrixProfilesConvertAsInLittleCms() {
    assertAgrees(ProfileBuilder.displayP3().build(), 3, 0.1, 2);
    assertAgrees(ProfileBuilder.adobeRgb().build(), 3, 0.1, 2);
    assertAgrees(ProfileBuilder.proPhoto().build(), 3, 0.1, 2);
  }

  @Test
  void greyProfilesConvertAsInLittleCms() {
    assertAgrees(ProfileBuilder.grey(ProfileBuilder.gamma(1.8)).build(), 1, 0.1, 1);
    assertAgrees(ProfileBuilder.grey(ProfileBuilder.curve(0, 20000, 65535)).build(), 1, 0.1, 1);
  }

  @Test
  void everyParametricCurveConvertsAsInLittleCms() {
    byte[][] curves = {
      ProfileBuilder.parametric(0, 2.4),
      ProfileBuilder.parametric(1, 2.2, 1.1, -0.1),
      ProfileBuilder.parametric(2, 2.2, 0.9, -0.05, 0.05),
      ProfileBuilder.parametric(3, 2.0, 0.9, 0.1, 0.3, 0.2),
      ProfileBuilder.parametric(4, 2.0, 0.9, 0.1, 0.3, 0.2, 0.02, 0.01),
    };
    for (byte[] curve : curves) {
      assertAgrees(ProfileBuilder.grey(curve).build(), 1, 0.2, 1);
    }
  }

  @Test
  void tablesOf16BitsConvertAsInLittleCms() {
    byte[] table = LookupTables.lut16(4, 9, 1.5, LittleCmsTest::inksToLegacyLab);
    assertAgrees(ProfileBuilder.of("CMYK", "Lab ").tag("A2B0", table).build(), 4, 0.6, 6);
  }

  @Test
  void tablesOf8BitsConvertAsInLittleCms() {
    byte[] table = LookupTables.lut8(3, 17, LittleCmsTest::rgbToLab);
    assertAgrees(ProfileBuilder.of("RGB ", "Lab ").tag("A2B0", table).build(), 3, 0.6, 6);
  }

  @Test
  void tablesOfTheNewerTypeConvertAsInLittleCms() {
    byte[] table = LookupTables.lutAToB(3, 17, ProfileBuilder.gamma(1.2), LittleCmsTest::rgbToLab);
    assertAgrees(ProfileBuilder.of("RGB ", "Lab ").tag("A2B0", table).build(), 3, 0.6, 6);
  }

  private static double[] rgbToLab(double[] rgb) {
    double lightness = 0.2 * rgb[0] + 0.7 * rgb[1] + 0.1 * rgb[2];
    double a = 128 + 70 * (rgb[0] - rgb[1]);
    double b = 128 + 70 * (0.5 * (rgb[0] + rgb[1]) - rgb[2]);
    return new double[] {lightness, a / 255, b / 255};
  }

  private static double[] inksToLegacyLab(double[] ink) {
    double white = 1 - 0.9 * ink[3];
    double[] rgb = {
      white * (1 - 0.9 * ink[0]), white * (1 - 0.8 * ink[1]), white * (1 - 0.9 * ink[2])
    };
    double[] lab = rgbToLab(rgb);
    return new double[] {lab[0] * 65280 / 65535, lab[1] * 65280 / 65535, lab[2] * 65280 / 65535};
  }

  private static void assertAgrees(byte[] profile, int channels, double mean, int most) {
    byte[] samples = new byte[PIXELS * channels];
    new Random(channels).nextBytes(samples);
    int[] expected = littleCms(profile, samples, channels);
    int[] pixels = pack(samples, channels);
    SourceSpace[] spaces = {SourceSpace.GREY, SourceSpace.RGB, SourceSpace.CMYK};
    ColorConverter converter = ColorConverter.withProfile(spaces[channels / 2], profile);
    assertThat(converter.note().orElseThrow()).startsWith("converted from ");

    converter.convert(pixels);

    long sum = 0;
    int largest = 0;
    for (int i = 0; i < 3 * PIXELS; i++) {
      int difference = Math.abs(((pixels[i / 3] >> (16 - 8 * (i % 3))) & 0xFF) - expected[i]);
      sum += difference;
      largest = Math.max(largest, difference);
    }
    assertThat(largest).as("largest difference of a channel").isLessThanOrEqualTo(most);
    assertThat((double) sum / (3 * PIXELS)).as("mean difference").isLessThanOrEqualTo(mean);
  }

  /** Returns the levels of red, green and blue that the JDK's LittleCMS converts samples to. */
  static int[] littleCms(byte[] profile, byte[] samples, int channels) {
    int count = samples.length / channels;
    WritableRaster source =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, count, 1, channels, null);
    source.setDataElements(0, 0, count, 1, samples);
    WritableRaster target = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, count, 1, 3, null);
    ICC_Profile[] profiles = {
      ICC_Profile.getInstance(profile),
      ((ICC_ColorSpace) ColorSpace.getInstance(ColorSpace.CS_sRGB)).getProfile()
    };
    new ColorConvertOp(profiles, null).filter(source, target);
    return target.getPixels(0, 0, count, 1, (int[]) null);
  }

  private static int[] pack(byte[] samples, int channels) {
    int[] pixels = new int[PIXELS];
    for (int i = 0; i < samples.length; i++) {
      pixels[i / channels] = (pixels[i / channels] << 8) | (samples[i] & 0xFF);
    }
    if (channels == 1) {
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] *= 0x010101;
      }
    }
    return pixels;
  }
}
