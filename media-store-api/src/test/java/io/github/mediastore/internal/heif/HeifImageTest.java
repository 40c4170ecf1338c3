package io.github.mediastore.internal.heif;

import static io.github.mediastore.internal.heif.HeifFile.ESSENTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.mediastore.decoder.PictureCodec;
import io.github.mediastore.internal.color.ColorConverter;
import io.github.mediastore.internal.color.SourceSpace;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.HeaderException.Kind;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a container says, before anything is decoded. */
class HeifImageTest {

  private static final byte[] DATA = {0, 0, 0, 1, 9};
  private static final String ALPHA = "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha";

  private static HeifImage read(byte[] file) throws IOException {
    return HeifImage.read(UploadBuffer.of(file, file.length), ImageFormat.HEIC);
  }

  private static HeaderException refusal(byte[] file) {
    HeaderException refused = catchThrowableOfType(HeaderException.class, () -> read(file));
    assertThat(refused).isNotNull();
    return refused;
  }

  /** A file of one picture of 640 x 480 with more properties, each a type and its contents. */
  private static byte[] picture(Object... more) {
    HeifFile file = new HeifFile("heic");
    int[] associated = new int[2 + more.length / 2];
    associated[0] = file.ispe(640, 480);
    associated[1] = file.hvcC(1, 8);
    for (int i = 0; i < more.length; i += 2) {
      associated[2 + i / 2] = ESSENTIAL | file.property((String) more[i], (byte[]) more[i + 1]);
    }
    return file.item(1, "hvc1", DATA, associated).bytes();
  }

  @Test
  void tellsSizeCodecAndDepth() throws IOException {
    HeifImage image = read(picture());
    assertThat(image.format()).isEqualTo(ImageFormat.HEIC);
    assertThat(image.codec()).isEqualTo(PictureCodec.HEVC);
    assertThat(image.width()).isEqualTo(640);
    assertThat(image.height()).isEqualTo(480);
    assertThat(image.bitDepth()).isEqualTo(8);
    assertThat(image.orientation()).isEqualTo(1);
    assertThat(image.hasAlpha()).isFalse();
    assertThat(image.isSequence()).isFalse();
    assertThat(image.profile()).isEmpty();
  }

  /** As libheif and libavif have them: irot turns to the left, axis 0 exchanges top and bottom. */
  @ParameterizedTest
  @CsvSource({
    "0, -1, 1", "1, -1, 8", "2, -1, 3", "3, -1, 6",
    "0, 0, 4", "1, 0, 5", "2, 0, 2", "3, 0, 7",
    "0, 1, 2", "1, 1, 7", "2, 1, 4", "3, 1, 5"
  })
  void isTurnedThenMirrored(int quarters, int axis, int orientation) throws IOException {
    byte[] turn = {(byte) quarters};
    byte[] file =
        axis < 0 ? picture("irot", turn) : picture("irot", turn, "imir", new byte[] {(byte) axis});
    assertThat(read(file).orientation()).isEqualTo(orientation);
  }

  @Test
  void theOrderOfTurningAndMirroringCounts() throws IOException {
    byte[] file = picture("imir", new byte[] {1}, "irot", new byte[] {1});
    assertThat(read(file).orientation()).isEqualTo(5);
  }

  @Test
  void isCutAsStoredOrAsTurned() throws IOException {
    byte[] part = HeifFile.bytes(200, 1, 100, 1, 50, 1, -20, 1);

    Placement stored = read(picture("clap", part)).placement();
    assertThat(stored).isEqualTo(new Placement(270, 170, 200, 100, 1));

    // Turned to the left it is 480 x 640; right of the centre there is below it as stored.
    Placement turned = read(picture("irot", new byte[] {1}, "clap", part)).placement();
    assertThat(turned).isEqualTo(new Placement(320 + 20 - 50, 240 + 50 - 100, 100, 200, 8));
  }

  @Test
  void isCutToWhatThereIs() throws IOException {
    Placement part =
        read(picture("clap", HeifFile.bytes(1000, 1, 1001, 2, 0, 1, 0, 1))).placement();
    assertThat(part).isEqualTo(new Placement(0, 0, 640, 480, 1));
    byte[] beside = picture("clap", HeifFile.bytes(10, 1, 10, 1, 900, 1, 0, 1));
    assertThat(refusal(beside)).hasMessageContaining("beside the picture");
    byte[] divided = picture("clap", HeifFile.bytes(10, 0, 10, 1, 0, 1, 0, 1));
    assertThat(refusal(divided)).hasMessageContaining("divided by zero");
  }

  @Test
  void aGridIsOnePicture() throws IOException {
    HeifImage image = read(grid(3, 2, 700, 480, 6).bytes());
    assertThat(image.width()).isEqualTo(700);
    assertThat(image.codedWidth()).isEqualTo(768);
    assertThat(image.codedHeight()).isEqualTo(512);
  }

  private static HeifFile grid(int columns, int rows, int width, int height, int tiles) {
    HeifFile file = new HeifFile("heic");
    int size = file.ispe(width, height);
    int tileSize = file.ispe(256, 256);
    int configuration = file.hvcC(1, 8);
    file.grid(1, columns, rows, width, height, size);
    for (int i = 0; i < tiles; i++) {
      file.item(2 + i, "hvc1", DATA, tileSize, configuration);
    }
    return file.reference("dimg", 1, IntStream.range(2, 2 + tiles).toArray());
  }

  @Test
  void aGridMayLieAmongTheItems() throws IOException {
    assertThat(read(grid(3, 2, 700, 480, 6).dataInMeta().bytes()).width()).isEqualTo(700);
  }

  @Test
  void tilesMustFillTheirGrid() {
    assertThat(refusal(grid(3, 2, 700, 480, 5).bytes()))
        .hasMessage("The HEIC file is damaged: its grid of 3 x 2 has 5 tiles");
    assertThat(refusal(grid(3, 2, 800, 480, 6).bytes()))
        .hasMessageContaining("3 tiles of 256 pixels are not its 800 pixels");
    assertThat(refusal(grid(3, 2, 500, 480, 6).bytes()))
        .hasMessageContaining("3 tiles of 256 pixels are not its 500 pixels");
  }

  @Test
  void aGridOfItselfIsRefused() {
    HeifFile file = new HeifFile("heic");
    file.grid(1, 1, 1, 8, 8, file.ispe(8, 8)).reference("dimg", 1, 1);
    assertThat(refusal(file.bytes()))
        .hasMessage("Files of this format are not accepted: HEIC with a picture of type 'grid'");
  }

  private static HeifFile overlay(int fillOpacity, int pictures) {
    HeifFile file = new HeifFile("heic");
    int size = file.ispe(64, 48);
    int configuration = file.hvcC(0, 8);
    int[] ids = IntStream.range(2, 2 + pictures).toArray();
    file.overlay(1, new int[] {0, 0, 0, fillOpacity}, 200, 100, new int[2 * pictures]);
    for (int id : ids) {
      file.item(id, "hvc1", DATA, size, configuration);
    }
    return file.reference("dimg", 1, ids);
  }

  @Test
  void anOverlayIsAsLargeAsItsCanvas() throws IOException {
    HeifImage image = read(overlay(65_535, 3).bytes());
    assertThat(image.width()).isEqualTo(200);
    assertThat(image.height()).isEqualTo(100);
    assertThat(image.isGrey()).isFalse();
    assertThat(image.hasAlpha()).isFalse();
    assertThat(read(overlay(0, 3).bytes()).hasAlpha()).isTrue();
  }

  @Test
  void allThatAnOverlayIsMadeOfCountsForTheLimits() throws IOException {
    HeifImage image = read(overlay(65_535, 3).bytes());
    assertThat(image.codedWidth()).isEqualTo(200);
    assertThat(image.codedHeight()).isEqualTo(100 + 3 * 48);
    assertThat(image.memory()).isGreaterThan(4 * 200 * 100 + 4 * 64 * 48);
  }

  @Test
  void overlaysThatAreNoneAreRefused() {
    assertThat(refusal(overlay(0, 0).bytes())).hasMessageContaining("its overlay has no pictures");
    assertThat(refusal(overlay(0, 17).bytes()))
        .hasMessage(
            "Files of this format are not accepted: HEIC with an overlay of more than 16 pictures");
    HeifFile cut = new HeifFile("heic");
    cut.overlay(1, new int[4], 200, 100, new int[] {0, 0, 5})
        .item(2, "hvc1", DATA, cut.ispe(64, 48), cut.hvcC(1, 8))
        .reference("dimg", 1, 2, 2);
    assertThat(refusal(cut.bytes())).hasMessageContaining("its overlay is cut off");
    HeifFile nested = new HeifFile("heic").overlay(1, new int[4], 200, 100, new int[2]);
    nested.reference("dimg", 1, 1);
    assertThat(refusal(nested.bytes())).hasMessageContaining("with an overlay within another");
    HeifFile empty = new HeifFile("heic");
    empty
        .overlay(1, new int[4], 0, 100, new int[2])
        .item(2, "hvc1", DATA, empty.ispe(64, 48), empty.hvcC(1, 8))
        .reference("dimg", 1, 2);
    assertThat(refusal(empty.bytes())).hasMessageContaining("a picture has no pixels");
  }

  @Test
  void overlaysOfDifferentColoursAreNamed() {
    HeifFile file = new HeifFile("heic").overlay(1, new int[4], 200, 100, new int[4]);
    int size = file.ispe(64, 48);
    int configuration = file.hvcC(1, 8);
    file.item(2, "hvc1", DATA, size, configuration)
        .item(3, "hvc1", DATA, size, configuration, file.nclx(12, 13, 6, true))
        .reference("dimg", 1, 2, 3);
    assertThat(refusal(file.bytes()))
        .hasMessageContaining("with an overlay of pictures that differ in codec or colours");
  }

  @Test
  void thatWhichIsTheSameAsAnotherIsTurnedFurther() throws IOException {
    HeifFile file = new HeifFile("heic");
    int turn = ESSENTIAL | file.property("irot", new byte[] {1});
    int mirror = ESSENTIAL | file.property("imir", new byte[] {1});
    file.item(1, "iden", new byte[0], mirror)
        .item(2, "iden", new byte[0], turn)
        .item(3, "hvc1", DATA, file.ispe(64, 48), file.hvcC(1, 8), file.nclx(12, 13, 6, true), turn)
        .reference("dimg", 1, 2)
        .reference("dimg", 2, 3);
    HeifImage image = read(file.bytes());
    // Half a turn, then left and right exchanged.
    assertThat(image.orientation()).isEqualTo(4);
    assertThat(image.width()).isEqualTo(64);
    assertThat(image.profile()).isPresent();
  }

  @Test
  void thatWhichIsTheSameAsItselfOrAsNoneIsRefused() {
    HeifFile file = new HeifFile("heic").item(1, "iden", new byte[0]);
    assertThat(refusal(file.bytes())).hasMessageContaining("is the same as 0 others");
    assertThat(refusal(file.reference("dimg", 1, 1).bytes()))
        .hasMessageContaining("a picture in it is made of itself");
  }

  /** As an iPhone writes it: the base is turned, and the tone-mapped one says its upright size. */
  @Test
  void ofAToneMappedPictureTheBaseIsRead() throws IOException {
    HeifFile file = new HeifFile("heic").primary(3);
    int turn = ESSENTIAL | file.property("irot", new byte[] {3});
    int none = ESSENTIAL | file.property("irot", new byte[] {0});
    int size = file.ispe(64, 48);
    file.item(1, "hvc1", DATA, size, file.hvcC(1, 8), file.nclx(12, 13, 6, true), turn)
        .item(2, "hvc1", DATA, file.ispe(32, 24), file.hvcC(0, 8))
        .item(3, "tmap", DATA, file.ispe(48, 64), file.nclx(9, 16, 9, true), none)
        .reference("dimg", 3, 1, 2);
    HeifImage image = read(file.bytes());
    assertThat(image.width()).isEqualTo(64);
    assertThat(image.orientation()).isEqualTo(6);
    assertThat(image.isGrey()).isFalse();
    ColorConverter converter =
        ColorConverter.withProfile(SourceSpace.RGB, image.profile().orElseThrow());
    assertThat(converter.note()).hasValue("converted from Display P3");
  }

  @Test
  void aToneMappedPictureOfNoneOrOfItselfIsRefused() {
    HeifFile file = new HeifFile("heic").item(1, "tmap", DATA);
    assertThat(refusal(file.bytes())).hasMessageContaining("is tone-mapped of 0 others");
    assertThat(refusal(file.reference("dimg", 1, 1, 1).bytes()))
        .hasMessageContaining("a picture in it is made of itself");
  }

  @Test
  void transparencyIsAPictureOfItsOwn() throws IOException {
    assertThat(read(withAlpha(ALPHA)).hasAlpha()).isTrue();
    assertThat(read(withAlpha("urn:mpeg:hevc:2015:auxid:1")).hasAlpha()).isTrue();
    assertThat(read(withAlpha("urn:mpeg:hevc:2015:auxid:2")).hasAlpha()).isFalse();
  }

  @Test
  void anAuxiliaryPictureThatIsNotThereIsNoLoss() throws IOException {
    HeifFile file = new HeifFile("heic");
    file.item(1, "hvc1", DATA, file.ispe(64, 48), file.hvcC(1, 8)).reference("auxl", 9, 1);
    assertThat(read(file.bytes()).hasAlpha()).isFalse();
  }

  private static byte[] withAlpha(String meaning) {
    HeifFile file = new HeifFile("heic");
    int size = file.ispe(64, 48);
    return file.item(1, "hvc1", DATA, size, file.hvcC(1, 8))
        .item(2, "hvc1", DATA, size, file.hvcC(0, 8), file.auxC(meaning))
        .reference("auxl", 2, 1)
        .bytes();
  }

  @Test
  void codePointsBecomeAProfile() throws IOException {
    HeifFile file = new HeifFile("heic");
    file.item(1, "hvc1", DATA, file.ispe(8, 8), file.hvcC(1, 8), file.nclx(12, 13, 6, true));
    byte[] profile = read(file.bytes()).profile().orElseThrow();
    ColorConverter converter = ColorConverter.withProfile(SourceSpace.RGB, profile);
    assertThat(converter.note()).hasValue("converted from Display P3");
  }

  @Test
  void codePointsOfSrgbAndOfVideoNeedNone() throws IOException {
    for (int transfer : new int[] {1, 2, 6, 13, 14}) {
      HeifFile file = new HeifFile("heic");
      file.item(1, "hvc1", DATA, file.ispe(8, 8), file.hvcC(1, 8), file.nclx(1, transfer, 6, true));
      assertThat(read(file.bytes()).profile()).isEmpty();
    }
  }

  /** As cameras of Android write them (JFIF), by what a JPEG of the same camera means. */
  @ParameterizedTest
  @CsvSource({"5, 6, 5", "6, 6, 6", "5, 2, 2", "6, 13, 6"})
  void codePointsOfJfifNeedNone(int primaries, int transfer, int matrix) throws IOException {
    HeifFile file = new HeifFile("heic");
    int points = file.nclx(primaries, transfer, matrix, true);
    file.item(1, "hvc1", DATA, file.ispe(8, 8), file.hvcC(1, 8), points);
    assertThat(read(file.bytes()).profile()).isEmpty();
    HeifFile other = new HeifFile("heic");
    int gamma = other.nclx(primaries, 4, matrix, true);
    other.item(1, "hvc1", DATA, other.ispe(8, 8), other.hvcC(1, 8), gamma);
    assertThat(read(other.bytes()).profile()).isPresent();
  }

  @Test
  void anEmbeddedProfileComesBeforeCodePoints() throws IOException {
    HeifFile file = new HeifFile("heic");
    byte[] embedded = "profABCD".getBytes(StandardCharsets.US_ASCII);
    int points = file.nclx(12, 13, 6, true);
    int profile = file.property("colr", embedded);
    file.item(1, "hvc1", DATA, file.ispe(8, 8), file.hvcC(1, 8), points, profile);
    HeifImage image = read(file.bytes());
    assertThat(image.profile().orElseThrow()).asString().isEqualTo("ABCD");
    assertThat(image.meaning()).contains(new CodePoints(12, 13, 6, true));
  }

  @Test
  void whatMustBeKnownAndIsNotIsNamed() {
    assertThat(refusal(picture("iscl", new byte[8])))
        .hasMessage("Files of this format are not accepted: HEIC with the property 'iscl'")
        .extracting(HeaderException::kind)
        .isEqualTo(Kind.UNSUPPORTED_FORMAT);
    assertThat(refusal(picture("a1op", new byte[] {1}))).hasMessageContaining("'a1op'");
    assertThat(refusal(picture("lsel", new byte[] {0, 1}))).hasMessageContaining("'lsel'");
  }

  @Test
  void whatNeedNotBeKnownIsPassedOver() throws IOException {
    HeifFile file = new HeifFile("heic");
    int unknown = file.property("xyzw", new byte[4]);
    file.item(1, "hvc1", DATA, file.ispe(8, 8), file.hvcC(1, 8), unknown);
    assertThat(read(file.bytes()).width()).isEqualTo(8);
    assertThat(read(picture("a1op", new byte[1], "lsel", new byte[] {-1, -1})).width())
        .isEqualTo(640);
  }

  @Test
  void picturesOfOtherKindsAreNamed() {
    for (String type : new String[] {"jpeg", "j2k1", "avc1", "unci"}) {
      HeifFile file = new HeifFile("heic");
      file.item(1, type, DATA, file.ispe(8, 8));
      assertThat(refusal(file.bytes()))
          .hasMessage(
              "Files of this format are not accepted: HEIC with a picture of type '" + type + "'");
    }
  }

  @Test
  void aSequenceBesideThePictureIsNoted() throws IOException {
    HeifFile file = new HeifFile("heic").behindMeta("moov", new byte[16]);
    file.item(1, "hvc1", DATA, file.ispe(8, 8), file.hvcC(1, 8));
    assertThat(read(file.bytes()).isSequence()).isTrue();
  }

  @Test
  void aSequenceWithoutAPictureIsNamed() {
    assertThat(refusal(withoutMeta("hevc\0\0\0\0msf1", "moov")))
        .hasMessage("Files of this format are not accepted: HEIC image sequence");
  }

  @Test
  void theShortFormIsNamed() {
    assertThat(refusal(withoutMeta("mif3\0\0\0\0avif", "mini")))
        .hasMessage("Files of this format are not accepted: HEIC in the short form 'mini'");
  }

  private static byte[] withoutMeta(String brands, String box) {
    byte[] type = HeifFile.box("ftyp", brands.getBytes(StandardCharsets.US_ASCII));
    byte[] other = HeifFile.box(box, new byte[16]);
    byte[] file = Arrays.copyOf(type, type.length + other.length);
    System.arraycopy(other, 0, file, type.length, other.length);
    return file;
  }

  /** Each of these would take minutes if what a tile is were asked for each place that it has. */
  @Test
  void aTileInManyPlacesIsLookedAtOnce() {
    int[] places = new int[256 * 255];
    Arrays.fill(places, 2);
    HeifFile properties = new HeifFile("heic").grid(1, 256, 255, 256, 255);
    int[] many = new int[255];
    Arrays.fill(many, properties.property("free", new byte[0]));
    for (int i = 0; i < 3_000; i++) {
      properties.item(2, "hvc1", DATA, many);
    }
    properties.item(2, "hvc1", DATA, properties.ispe(1, 1), properties.hvcC(1, 8));
    properties.reference("dimg", 1, places);

    HeifFile auxiliaries = new HeifFile("heic").grid(1, 256, 255, 256, 255);
    int[] shape = {auxiliaries.ispe(1, 1), auxiliaries.hvcC(0, 8), auxiliaries.auxC(ALPHA)};
    auxiliaries
        .item(2, "hvc1", DATA, shape[0], shape[1])
        .item(3, "hvc1", DATA, shape[0], shape[1])
        .item(4, "hvc1", DATA, shape)
        .reference("dimg", 1, places)
        .reference("auxl", 3, places)
        .reference("auxl", 4, 2);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(read(properties.bytes()).width()).isEqualTo(256);
          assertThat(read(auxiliaries.bytes()).hasAlpha()).isTrue();
        });
  }

  @Test
  void everyCutOfItIsRefused() {
    byte[] file = grid(2, 2, 500, 400, 4).bytes();
    int meta = new String(file, StandardCharsets.ISO_8859_1).indexOf("mdat");
    for (int length = 1; length < meta - 8; length++) {
      HeaderException refused = refusal(Arrays.copyOf(file, length));
      assertThat(refused.kind()).isIn(Kind.CORRUPT, Kind.TRUNCATED);
    }
  }
}
