package io.github.mediastore.image;

import static io.github.mediastore.internal.heif.HeifFile.ESSENTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mediastore.CodecUnavailableException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.ffmpeg.FfmpegDecoder;
import io.github.mediastore.ffmpeg.Tools;
import io.github.mediastore.image.CompressionReceipt.Treatment;
import io.github.mediastore.internal.heif.HeifFile;
import io.github.mediastore.internal.heif.Samples;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HEIC and AVIF uploads, by the ffmpeg of this machine. */
class HeifUploadTest {

  private static final double ALIKE = 34;

  /** WebP itself blurs the colours of hard edges. */
  private static final double ALIKE_WITH_SEAMS = 32;

  private WebpImageCompressor compressor;
  private Samples.Coded coded;

  @BeforeEach
  void findTheProgram() throws IOException {
    compressor = compressor(FfmpegDecoder.at(Tools.ffmpeg()));
    coded = Samples.Coded.read();
  }

  private static WebpImageCompressor compressor(FfmpegDecoder decoder) {
    return WebpImageCompressor.with(
        CompressionSettings.builder().decoder(decoder).qualities(100).build());
  }

  private double likeness(byte[] upload, BufferedImage expected) {
    return Likeness.decibels(TestPictures.read(compressor.compress(upload).bytes()), expected);
  }

  @Test
  void aHeicIsThePictureThatItWasMadeOf() throws IOException {
    CompressedImage result = compressor.compress(Samples.heic());
    assertThat(result.receipt().format()).isEqualTo("HEIC");
    assertThat(result.receipt().treatments()).doesNotContain(Treatment.TURNED);
    assertThat(Likeness.decibels(TestPictures.read(result.bytes()), Samples.original()))
        .isGreaterThan(ALIKE);
  }

  @Test
  void anAvifBySharpIsThePictureThatItWasMadeOf() throws IOException {
    assertThat(likeness(Samples.avifBySharp(), Samples.original())).isGreaterThan(ALIKE);
  }

  @Test
  void anAvifOf10BitWithTransparencyIsThePictureThatItWasMadeOf() throws IOException {
    CompressedImage result = compressor.compress(Samples.avif());
    assertThat(result.receipt().format()).isEqualTo("AVIF");
    assertThat(result.receipt().treatments()).contains(Treatment.FLATTENED);
    BufferedImage expected = copy(Samples.original());
    for (int y = 0; y < Samples.HEIGHT; y++) {
      for (int x = Samples.WIDTH / 2; x < Samples.WIDTH; x++) {
        expected.setRGB(x, y, halfWay(expected.getRGB(x, y)));
      }
    }
    assertThat(Likeness.decibels(TestPictures.read(result.bytes()), expected)).isGreaterThan(ALIKE);
  }

  /**
   * That of HEVC uses all values though its coded picture does not say so, as ffmpeg's does not.
   */
  @Test
  void opacityUsesAllValues(@TempDir Path folder) throws Exception {
    String grey = "color=c=black:s=%dx%d,format=gray,geq=lum=235";
    Tools.run(
        folder,
        "ffmpeg",
        ("-f lavfi -i " + grey + " -frames:v 1 -pix_fmt gray -c:v libx265 -x265-params lossless=1")
            .formatted(Samples.WIDTH, Samples.HEIGHT)
            .concat(" -tag:v hvc1 grey.mp4")
            .split(" "));
    byte[] movie = Files.readAllBytes(folder.resolve("grey.mp4"));
    HeifFile file = new HeifFile("heic");
    int[] properties = {
      file.ispe(Samples.WIDTH, Samples.HEIGHT),
      ESSENTIAL | file.property("hvcC", contents(movie, "hvcC")),
      file.auxC("urn:mpeg:hevc:2015:auxid:1")
    };
    coded.addTo(file, 1).item(2, "hvc1", contents(movie, "mdat"), properties);
    file.reference("auxl", 2, 1);
    BufferedImage expected = Made.each(Samples.original(), rgb -> mixed(rgb, 235));
    assertThat(likeness(file.bytes(), expected)).isGreaterThan(ALIKE);
  }

  private static byte[] contents(byte[] file, String box) {
    int type = new String(file, StandardCharsets.ISO_8859_1).indexOf(box);
    int size = ByteBuffer.wrap(file).getInt(type - 4);
    return Arrays.copyOfRange(file, type + 4, type - 4 + size);
  }

  private static int mixed(int rgb, int opacity) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      mixed |= (((rgb >> shift & 0xFF) * opacity + 255 * (255 - opacity)) / 255) << shift;
    }
    return mixed;
  }

  private static int halfWay(int rgb) {
    return mixed(rgb, 128);
  }

  private static BufferedImage copy(BufferedImage picture) {
    BufferedImage copy =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = copy.createGraphics();
    graphics.drawImage(picture, 0, 0, null);
    graphics.dispose();
    return copy;
  }

  @ParameterizedTest
  @CsvSource({
    "0, -1", "1, -1", "2, -1", "3, -1", "0, 0", "1, 0", "2, 0", "3, 0", "0, 1", "1, 1", "2, 1",
    "3, 1"
  })
  void isTurnedAndMirroredAsItsContainerSays(int quarters, int axis) throws IOException {
    HeifFile file = new HeifFile("heic");
    int turn = ESSENTIAL | file.property("irot", new byte[] {(byte) quarters});
    BufferedImage expected = Samples.original();
    for (int i = 0; i < quarters; i++) {
      expected = Made.turnedLeft(expected);
    }
    if (axis < 0) {
      coded.addTo(file, 1, turn);
    } else {
      coded.addTo(file, 1, turn, ESSENTIAL | file.property("imir", new byte[] {(byte) axis}));
      expected = Made.mirrored(expected, axis);
    }
    assertThat(likeness(file.bytes(), expected)).isGreaterThan(ALIKE);
  }

  @Test
  void showsThePartThatIsToBeShown() throws IOException {
    HeifFile file = new HeifFile("heic");
    coded.addTo(file, 1, ESSENTIAL | file.clap(50, 40, 3, -6));
    BufferedImage expected = Samples.original().getSubimage(26, 6, 50, 40);
    assertThat(likeness(file.bytes(), expected)).isGreaterThan(ALIKE);
  }

  @Test
  void tilesAreLaidSideBySide() throws IOException {
    HeifFile file = new HeifFile("heic");
    file.grid(1, 2, 2, 180, 100, file.ispe(180, 100));
    for (int id = 2; id <= 5; id++) {
      coded.addTo(file, id);
    }
    file.reference("dimg", 1, 2, 3, 4, 5);
    BufferedImage expected = new BufferedImage(180, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = expected.createGraphics();
    for (int i = 0; i < 4; i++) {
      graphics.drawImage(Samples.original(), i % 2 * Samples.WIDTH, i / 2 * Samples.HEIGHT, null);
    }
    graphics.dispose();
    assertThat(likeness(file.bytes(), expected)).isGreaterThan(ALIKE_WITH_SEAMS);
  }

  @Test
  void picturesAreLaidOnACanvas() throws IOException {
    int[] green = {0, 0x8080, 0, 0xFFFF};
    HeifFile file = new HeifFile("heic");
    file.overlay(1, green, 200, 150, new int[] {10, 20, 120, 40, -40, 110});
    coded.addTo(file, 2);
    coded.addTo(file, 3, ESSENTIAL | file.property("irot", new byte[] {1}));
    coded.addTo(file, 4);
    file.reference("dimg", 1, 2, 3, 4);
    BufferedImage expected = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = expected.createGraphics();
    graphics.setColor(new Color(0, 0x80, 0));
    graphics.fillRect(0, 0, 200, 150);
    graphics.drawImage(Samples.original(), 10, 20, null);
    graphics.drawImage(Made.turnedLeft(Samples.original()), 120, 40, null);
    graphics.drawImage(Samples.original(), -40, 110, null);
    graphics.dispose();
    assertThat(likeness(file.bytes(), expected)).isGreaterThan(ALIKE_WITH_SEAMS);
  }

  @Test
  void aCanvasMayBeTransparentAndTurnedAndCut() throws IOException {
    HeifFile file = new HeifFile("heic");
    int cut = ESSENTIAL | file.clap(116, 84, 0, 0);
    int turn = ESSENTIAL | file.property("irot", new byte[] {3});
    file.overlay(1, new int[] {0, 0, 0, 0x8080}, 136, 104, new int[] {20, 20}, cut, turn);
    coded.addTo(file, 2).reference("dimg", 1, 2);
    BufferedImage expected = new BufferedImage(116, 84, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = expected.createGraphics();
    graphics.setColor(new Color(0x7F, 0x7F, 0x7F));
    graphics.fillRect(0, 0, 116, 84);
    graphics.drawImage(Samples.original(), 10, 10, null);
    graphics.dispose();
    for (int i = 0; i < 3; i++) {
      expected = Made.turnedLeft(expected);
    }
    assertThat(likeness(file.bytes(), expected)).isGreaterThan(ALIKE_WITH_SEAMS);
  }

  @Test
  void thatWhichIsTheSameAsAnotherIsShownAsTheOther() throws IOException {
    HeifFile file = new HeifFile("heic");
    int turn = ESSENTIAL | file.property("irot", new byte[] {1});
    file.item(1, "iden", new byte[0], turn);
    coded.addTo(file, 2).reference("dimg", 1, 2);
    assertThat(likeness(file.bytes(), Made.turnedLeft(Samples.original()))).isGreaterThan(ALIKE);
  }

  @Test
  void codePointsOfDisplayP3AreConverted() throws IOException {
    HeifFile file = new HeifFile("heic");
    coded.addTo(file, 1, file.nclx(12, 13, 6, true));
    BufferedImage expected = Samples.original();
    BufferedImage converted = Made.each(expected, Made::displayP3);
    assertThat(Likeness.decibels(converted, expected)).isLessThan(31);
    assertThat(likeness(file.bytes(), converted)).isGreaterThan(ALIKE);
    assertThat(compressor.compress(file.bytes()).receipt().colour())
        .hasValue("converted from Display P3");
  }

  @Test
  void withoutADecoderTheyAreRefusedByName() throws IOException {
    for (byte[] upload : new byte[][] {Samples.heic(), Samples.avif()}) {
      RejectedUploadException refused = refusal(WebpImageCompressor.create(), upload);
      String name = upload.length == Samples.heic().length ? "HEIC" : "AVIF";
      assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
      assertThat(refused.format()).hasValue(name);
      assertThat(refused).hasMessage("Files of this format are not accepted: " + name);
    }
    assertThat(CompressionSettings.defaults().acceptedMediaTypes())
        .doesNotContain("image/heic", "image/heif", "image/avif");
  }

  @ParameterizedTest
  @CsvSource({
    "heic, HEIC",
    "heix, HEIC",
    "heim, HEIC",
    "heis, HEIC",
    "mif1, HEIF",
    "avif, AVIF",
    "avis, AVIF"
  })
  void withoutADecoderNothingButTheNameIsRead(String brand, String name) throws IOException {
    HeifFile whole = coded.addTo(new HeifFile(brand), 1);
    HeifFile large = new HeifFile(brand);
    large.item(1, "hvc1", coded.data(), large.ispe(20_000, 20_000), large.hvcC(1, 8));
    HeifFile overlay = new HeifFile(brand).item(1, "iovl", new byte[0]);
    byte[] damaged = whole.bytes();
    Arrays.fill(damaged, 32, damaged.length, (byte) 0x55);
    byte[] cut = Arrays.copyOf(whole.bytes(), 24);
    for (byte[] upload : List.of(whole.bytes(), large.bytes(), overlay.bytes(), damaged, cut)) {
      RejectedUploadException refused = refusal(WebpImageCompressor.create(), upload);
      assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
      assertThat(refused.format()).hasValue(name);
      assertThat(refused).hasMessage("Files of this format are not accepted: " + name);
      assertThat(refused.getCause()).hasMessage(refused.getMessage()).hasNoCause();
    }
  }

  @Test
  void theLimitsHold() {
    HeifFile file = new HeifFile("heic");
    int configuration = file.property("hvcC", coded.hvcC());
    file.item(1, "hvc1", coded.data(), file.ispe(20_000, 20_000), configuration);
    assertThat(refusal(compressor, file.bytes()).reason()).isEqualTo(Reason.TOO_MANY_PIXELS);
  }

  @ParameterizedTest
  @CsvSource({"2147483647, 1", "1, 2147483647", "2147483647, 2147483647", "20000, 20000"})
  void theLimitsHoldForTransparencyToo(int width, int height) {
    HeifFile file = new HeifFile("heic");
    int meaning = file.auxC("urn:mpeg:hevc:2015:auxid:1");
    int configuration = file.property("hvcC", coded.hvcC());
    coded
        .addTo(file, 1)
        .item(2, "hvc1", coded.data(), file.ispe(width, height), configuration, meaning)
        .reference("auxl", 2, 1);
    assertThat(refusal(compressor, file.bytes()).reason()).isEqualTo(Reason.TOO_MANY_PIXELS);
  }

  @Test
  void aHeaderThatLiesAboutTheSizeIsCorrupt() {
    HeifFile file = new HeifFile("heic");
    int configuration = file.property("hvcC", coded.hvcC());
    file.item(1, "hvc1", coded.data(), file.ispe(9_600, 6_400), configuration);
    RejectedUploadException refused = refusal(compressor, file.bytes());
    assertThat(refused.reason()).isEqualTo(Reason.CORRUPT);
    assertThat(refused).hasMessageContaining("its coded picture");
  }

  @Test
  void damagedAndCutOffOnesAreCorrupt() throws IOException {
    byte[] cut = Arrays.copyOf(Samples.heic(), Samples.heic().length - 100);
    assertThat(refusal(compressor, cut).reason()).isEqualTo(Reason.CORRUPT);
    HeifFile file = new HeifFile("heic");
    int configuration = file.property("hvcC", coded.hvcC());
    byte[] noise = coded.data().clone();
    Arrays.fill(noise, 4, noise.length, (byte) 0x55);
    file.item(1, "hvc1", noise, file.ispe(Samples.WIDTH, Samples.HEIGHT), configuration);
    assertThat(refusal(compressor, file.bytes()).reason()).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void aDecoderThatIsGoneIsNoFaultOfTheUpload(@TempDir Path folder) throws IOException {
    Path program = folder.resolve("ffmpeg");
    Files.writeString(program, "#!/bin/sh\nexec " + Tools.ffmpeg() + " \"$@\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    WebpImageCompressor other = compressor(FfmpegDecoder.at(program));
    Files.delete(program);
    byte[] upload = Samples.heic();
    assertThat(catchThrowableOfType(RuntimeException.class, () -> other.compress(upload)))
        .isInstanceOf(CodecUnavailableException.class);
  }

  private static RejectedUploadException refusal(WebpImageCompressor compressor, byte[] upload) {
    RejectedUploadException refused =
        catchThrowableOfType(RejectedUploadException.class, () -> compressor.compress(upload));
    assertThat(refused).isNotNull();
    return refused;
  }
}
