package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.ffmpeg.FfmpegDecoder;
import io.github.mediastore.ffmpeg.Tools;
import io.github.mediastore.internal.color.DeltaE2000;
import io.github.mediastore.internal.color.ProfileBuilder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pictures that heif-enc (x265), avifenc (libaom) and ffmpeg write come out as they went in, at the
 * default settings, where the WebP takes its part of the distance.
 */
class HeifEncodersTest {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 192;
  private static final double LEAST_DECIBELS = 34;
  private static final double MOST_DISTANCE = 2;

  private static final String AVIFENC = "avifenc -s 10 --min 4 --max 14 ";
  private static final String HEIF_ENC = "heif-enc -q 90 -p preset=ultrafast ";

  @TempDir private static Path folder;
  private static BufferedImage photo;
  private static WebpImageCompressor compressor;

  @BeforeAll
  static void writeWhatTheyEncode() throws IOException {
    compressor =
        WebpImageCompressor.with(
            CompressionSettings.builder().decoder(FfmpegDecoder.at(Tools.ffmpeg())).build());
    photo = Made.photo(WIDTH, HEIGHT);
    write("photo.png", photo);
    write("deep.png", Made.deepPhoto(WIDTH, HEIGHT));
    write("fading.png", Made.fading(photo));
    Files.write(folder.resolve("p3.icc"), ProfileBuilder.displayP3().build());
  }

  private static void write(String name, BufferedImage picture) throws IOException {
    Files.write(folder.resolve(name), TestPictures.file(picture, "png"));
  }

  private static CompressedImage compressed(String command) throws Exception {
    List<String> words = List.of(command.split(" "));
    Tools.run(folder, words.get(0), words.subList(1, words.size()).toArray(String[]::new));
    return compressor.compress(Files.readAllBytes(folder.resolve(words.get(words.size() - 1))));
  }

  private static void assertBecomes(BufferedImage expected, String command) throws Exception {
    assertLike(TestPictures.read(compressed(command).bytes()), expected);
  }

  private static void assertLike(BufferedImage picture, BufferedImage expected) {
    assertThat(Likeness.decibels(picture, expected)).isGreaterThan(LEAST_DECIBELS);
    assertThat(DeltaE2000.mean(picture, expected)).isLessThan(MOST_DISTANCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-p chroma=420",
        "-p chroma=422",
        "-p chroma=444",
        "-p chroma=444 --matrix_coefficients=0",
        "--matrix_coefficients=1 --colour_primaries=1",
        "--matrix_coefficients=9",
        "--full_range_flag=0",
        "--full_range_flag=0 -p chroma=444 --matrix_coefficients=1",
        "-L -p chroma=444"
      })
  void ofHeifEnc(String options) throws Exception {
    assertBecomes(photo, HEIF_ENC + options + " photo.png -o made.heic");
  }

  @ParameterizedTest
  @CsvSource({"10, 420", "10, 422", "12, 444"})
  void ofHeifEncAtDepth(int bits, int chroma) throws Exception {
    assertBecomes(
        photo, HEIF_ENC + "-b %d -p chroma=%d deep.png -o made.heic".formatted(bits, chroma));
  }

  /** Without loss, so that only the WebP differs. */
  @Test
  void theColoursOfTheirWebpAreNearerThanThoseOfAPng() throws Exception {
    byte[] png = compressor.compress(Files.readAllBytes(folder.resolve("photo.png"))).bytes();
    byte[] ofHeic =
        compressed(HEIF_ENC + "-L -p chroma=444 --matrix_coefficients=0 photo.png -o made.heic")
            .bytes();
    assertThat(DeltaE2000.mean(TestPictures.read(ofHeic), photo))
        .isLessThan(0.97 * DeltaE2000.mean(TestPictures.read(png), photo));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {HEIF_ENC + "fading.png -o made.heic", "heif-enc -q 80 fading.png -A -o made.avif"})
  void ofHeifEncWithTransparency(String command) throws Exception {
    assertBecomes(Made.each(Made.fading(photo), Made::onWhite), command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-y 420",
        "-y 422",
        "-y 444",
        "-y 420 -d 10",
        "-y 420 -d 12",
        "-y 420 -r limited",
        "-y 422 -r limited -d 10",
        "-y 444 -r limited --nclx 1/13/1",
        "-y 420 --nclx 1/13/1",
        "-y 420 --nclx 1/13/9 -d 10",
        "-y 444 --nclx 1/13/0",
        "-y 444 --nclx 1/13/8",
        "-y 420 --nclx 1/13/12",
        "-y 420 -g 2x2",
        "-y 444 -d 10 -g 4x1",
        "-y 420 -a tune=ssim --tilecolslog2 1"
      })
  void ofAvifenc(String options) throws Exception {
    assertBecomes(photo, AVIFENC + options + " photo.png made.avif");
  }

  @Test
  void ofAvifencInGrey() throws Exception {
    assertBecomes(Made.each(photo, Made::grey), AVIFENC + "-y 400 photo.png made.avif");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-p ", "-y 420 -d 10 ", "-g 2x2 "})
  void ofAvifencWithTransparency(String options) throws Exception {
    assertBecomes(
        Made.each(Made.fading(photo), Made::onWhite),
        AVIFENC + options + "--minalpha 0 --maxalpha 5 fading.png made.avif");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--icc p3.icc", "--nclx 12/13/6", "--nclx 12/13/12 -r limited -d 10"})
  void ofAvifencInDisplayP3(String options) throws Exception {
    CompressedImage result = compressed(AVIFENC + options + " photo.png made.avif");
    assertThat(result.receipt().colour()).hasValue("converted from Display P3");
    assertLike(TestPictures.read(result.bytes()), Made.each(photo, Made::displayP3));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, 0", "3, 0", "0, 1", "1, 1", "1, -1", "2, -1", "3, -1"})
  void ofAvifencTurnedAndMirrored(int quarters, int axis) throws Exception {
    BufferedImage expected = photo;
    for (int i = 0; i < quarters; i++) {
      expected = Made.turnedLeft(expected);
    }
    String options = quarters == 0 ? "" : "--irot " + quarters + " ";
    if (axis >= 0) {
      expected = Made.mirrored(expected, axis);
      options += "--imir " + axis + " ";
    }
    assertBecomes(expected, AVIFENC + options + "photo.png made.avif");
  }

  @Test
  void ofAvifencCut() throws Exception {
    assertBecomes(
        photo.getSubimage(40, 20, 180, 140), AVIFENC + "--crop 40,20,180,140 photo.png made.avif");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-pix_fmt yuv420p",
        "-pix_fmt yuv444p10le",
        "-vf scale=out_color_matrix=bt709:out_range=full -colorspace bt709 -color_range pc -pix_fmt"
            + " yuv422p",
      })
  void ofFfmpeg(String options) throws Exception {
    assertBecomes(
        photo,
        "ffmpeg -y -i photo.png "
            + options
            + " -c:v libaom-av1 -cpu-used 8 -crf 12 -still-picture 1 -f avif made.avif");
  }

  @Test
  void tilesOfALargeOneAreScaledAsOne() throws Exception {
    write("large.png", Made.photo(1408, 1056));
    assertBecomes(Made.photo(1024, 768), AVIFENC + "-j 2 -y 420 -g 2x2 large.png made.avif");
  }
}
