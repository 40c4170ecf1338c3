package io.github.mediastore.internal.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenericCmykTest {

  private static final int COLORS = 4096;

  /** Nodes a side of the model's profile: 17 levels from one to the next. */
  private static final int SIDE = 16;

  /** Where a 16-bit CIELAB of the older kind has its 100, out of 1. */
  private static final double LEGACY = 65280.0 / 65535;

  @TempDir Path directory;

  @Test
  void paperIsWhiteAndBlackInkIsBlackEnoughToRead() {
    assertThat(printed(0x00000000)).containsExactly(255, 255, 255);
    assertThat(printed(0x000000FF)).containsExactly(36, 33, 35);
    assertThat(printed(0xFFFFFFFF)).containsExactly(1, 0, 0);
  }

  @Test
  void inksHaveTheirColours() {
    assertThat(printed(0xFF000000)).containsExactly(0, 182, 247);
    assertThat(printed(0x00FF0000)).containsExactly(235, 38, 156);
    assertThat(printed(0x0000FF00)).containsExactly(255, 244, 35);
    assertThat(printed(0x00FFFF00)).containsExactly(237, 48, 42);
    assertThat(printed(0xFF00FF00)).containsExactly(0, 173, 87);
    assertThat(printed(0xFFFF0000)).containsExactly(47, 53, 152);
  }

  @Test
  void moreBlackInkIsNeverLighter() {
    int[] lighter = printed(0);
    for (int black = 1; black < 256; black++) {
      int[] darker = printed(black);
      for (int channel = 0; channel < 3; channel++) {
        assertThat(darker[channel]).isLessThanOrEqualTo(lighter[channel]);
      }
      lighter = darker;
    }
  }

  @Test
  void asAProfileItHasTheSameColoursInTheLittleCmsOfTheJdk() {
    int[] inks = inks();
    byte[] samples = new byte[4 * COLORS];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (inks[i / 4] >> (24 - 8 * (i % 4)));
    }
    int[] levels = LittleCmsTest.littleCms(profile(), samples, 4);
    double[][] expected = new double[COLORS][3];
    for (int i = 0; i < levels.length; i++) {
      expected[i / 3][i % 3] = levels[i];
    }
    assertAgrees(inks, expected);
  }

  @Test
  void asAProfileItHasTheSameColoursInTransicc() throws IOException {
    Assumptions.assumeTrue(Transicc.isInstalled(), "There is no transicc (Debian: liblcms2-utils)");
    int[] inks = inks();
    int[][] levels = new int[COLORS][4];
    for (int i = 0; i < 4 * COLORS; i++) {
      levels[i / 4][i % 4] = (inks[i / 4] >> (24 - 8 * (i % 4))) & 0xFF;
    }
    Path file = Files.write(directory.resolve("model.icc"), profile());
    assertAgrees(inks, Transicc.convert(file, levels));
  }

  private static void assertAgrees(int[] inks, double[][] expected) {
    double sum = 0;
    for (int i = 0; i < COLORS; i++) {
      int[] actual = printed(inks[i]);
      sum += DeltaE2000.between(new double[] {actual[0], actual[1], actual[2]}, expected[i]);
    }
    assertThat(sum / COLORS).as("mean Delta E 2000").isLessThanOrEqualTo(0.5);
  }

  private static int[] inks() {
    return new Random(4).ints(COLORS).toArray();
  }

  private static int[] printed(int inks) {
    int[] pixels = {inks};
    ColorConverter.withoutProfile(SourceSpace.CMYK).convert(pixels);
    return new int[] {(pixels[0] >> 16) & 0xFF, (pixels[0] >> 8) & 0xFF, pixels[0] & 0xFF};
  }

  private static byte[] profile() {
    byte[] table = LookupTables.lut16(4, SIDE, 1, GenericCmykTest::lab);
    return ProfileBuilder.of("CMYK", "Lab ").profileClass("prtr").tag("A2B0", table).build();
  }

  /** Returns the model's colour of inks, 0 to 1, as a profile's table has it. */
  private static double[] lab(double[] ink) {
    int inks = 0;
    for (double amount : ink) {
      inks = (inks << 8) | (int) Math.round(255 * amount);
    }
    float[] light = new float[48];
    GenericCmyk.print(inks, light);
    double[] roots = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (int channel = 0; channel < 3; channel++) {
        sum += ProfileBuilder.SRGB_PRIMARIES[channel][i] * light[channel] / Srgb.LINEAR_MAXIMUM;
      }
      roots[i] = root(sum / Srgb.WHITE[i]);
    }
    return new double[] {
      LEGACY * (1.16 * roots[1] - 0.16),
      LEGACY * (500 * (roots[0] - roots[1]) + 128) / 255,
      LEGACY * (200 * (roots[1] - roots[2]) + 128) / 255
    };
  }

  private static double root(double value) {
    return value > 216.0 / 24389 ? Math.cbrt(value) : (value * 24389 / 27 + 16) / 116;
  }
}
