package io.github.mediastore.internal.color;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("corpus")
class CorpusProfilesTest {

  private static final int COLORS = 2000;

  @TempDir Path directory;

  @BeforeAll
  static void corpusIsThere() {
    Corpus.require();
  }

  @Test
  void everyProfileIsConvertedOrIgnoredForTheReasonItGives() throws Exception {
    Map<String, String> notes = new TreeMap<>();
    profiles().forEach((name, profile) -> notes.put(name, note(profile)));
    assertThat(notes)
        .containsEntry("16-bit-grey-alpha.png", "converted from Greyscale D50")
        .containsEntry(
            "Channel_digital_image_CMYK_color.jpg", "converted from U.S. Web Coated (SWOP) v2")
        .containsEntry(
            "cco-illegalargument-rgb-coated-fogra27.jpg",
            "converted from Coated FOGRA27 (ISO 12647-2:2004)")
        .containsEntry("cmm-exception-adobe-rgb.jpg", "converted from Adobe RGB (1998)")
        .containsEntry("cmm-exception-corbis-rgb.jpg", "converted from Corbis RGB")
        .containsEntry("cmm-exception-srgb.jpg", "sRGB IEC61966-2.1 needs no conversion")
        .containsEntry(
            "corrupted-icc-srgb.jpg", "profile ignored: damaged, a curve is of an unknown type")
        .containsEntry("fogra-0-100-100-0.tif", "converted from Coated FOGRA39 (ISO 12647-2:2004)")
        .containsEntry("gain-map.jpg", "sRGB Gamut with sRGB Transfer needs no conversion")
        .containsEntry("gray-sample.jpg", "converted from Gray Gamma 2.2")
        .containsEntry("p3.png", "converted from Display P3")
        .containsEntry("prophoto.png", "converted from ProPhoto RGB")
        .containsEntry(
            "warning-embedded-color-profile-invalid-ignored-cmyk.jpg",
            "converted from SWOP (Coated), 20%");
  }

  @Test
  void profilesThatAreUsedGiveTheColoursOfLittleCms() throws Exception {
    Corpus.requireForTest(Transicc.isInstalled(), "There is no transicc (Debian: liblcms2-utils)");
    for (Map.Entry<String, byte[]> entry : profiles().entrySet()) {
      if (!note(entry.getValue()).startsWith("profile ignored")) {
        assertAgrees(entry.getKey(), entry.getValue());
      }
    }
  }

  private void assertAgrees(String name, byte[] profile) throws IOException {
    int channels = channels(profile);
    Path file = Files.write(directory.resolve("judged.icc"), profile);
    int[][] colors =
        new Random(1).ints(COLORS).mapToObj(i -> levels(i, channels)).toArray(int[][]::new);
    double[][] expected = Transicc.convert(file, colors);
    ColorConverter converter = ColorConverter.withProfile(space(profile), profile);
    double sum = 0;
    for (int i = 0; i < COLORS; i++) {
      int[] pixel = {pack(colors[i])};
      converter.convert(pixel);
      double[] actual = {(pixel[0] >> 16) & 0xFF, (pixel[0] >> 8) & 0xFF, pixel[0] & 0xFF};
      sum += DeltaE2000.between(actual, expected[i]);
    }
    assertThat(sum / COLORS).as("mean Delta E 2000 of %s", name).isLessThan(0.5);
  }

  private static Map<String, byte[]> profiles() throws IOException, DataFormatException {
    Map<String, byte[]> profiles = new TreeMap<>();
    for (Path file : Corpus.files("formats")) {
      EmbeddedProfile.of(Files.readAllBytes(file))
          .ifPresent(profile -> profiles.put(file.getFileName().toString(), profile));
    }
    return profiles;
  }

  private static String note(byte[] profile) {
    return ColorConverter.withProfile(space(profile), profile).note().orElseThrow();
  }

  private static SourceSpace space(byte[] profile) {
    SourceSpace[] spaces = {SourceSpace.GREY, SourceSpace.RGB, SourceSpace.CMYK};
    return spaces[channels(profile) / 2];
  }

  private static int channels(byte[] profile) {
    try {
      return IccProfile.parse(profile).channels();
    } catch (UnusableProfileException e) {
      return 3;
    }
  }

  private static int[] levels(int random, int channels) {
    int[] levels = new int[channels];
    for (int i = 0; i < channels; i++) {
      levels[i] = (random >>> (8 * i)) & 0xFF;
    }
    return levels;
  }

  private static int pack(int[] levels) {
    int pixel = 0;
    for (int level : levels) {
      pixel = (pixel << 8) | level;
    }
    return levels.length == 1 ? pixel * 0x010101 : pixel;
  }
}
