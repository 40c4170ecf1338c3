package io.github.mediastore.internal.jpeg;

import static io.github.mediastore.internal.jpeg.HandMadeJpeg.FLAT_BLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeException.Kind;
import io.github.mediastore.internal.raster.Plane;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkerTest {

  @Test
  void missingHuffmanTablesAreTheStandardOnes() throws DecodeException {
    assertThat(firstSample(HandMadeJpeg.greyBlock().end())).isEqualTo(128);
  }

  @Test
  void missingEndOfImageIsAcceptedWhereTheDataIsComplete() throws DecodeException {
    assertThat(firstSample(HandMadeJpeg.greyBlock().bytes())).isEqualTo(128);
  }

  @Test
  void bytesBetweenAndWithinSegmentsAreNoDamage() throws DecodeException {
    byte[] jpeg =
        HandMadeJpeg.start()
            .raw(0, 1, 2, 0xFF, 0, 3)
            .segment(0xE5, 1, 2, 3)
            .raw(0xFF, 0xFF, 0xFF)
            .greyFrame(Marker.SOF0, 8, 8)
            .raw(7, 7)
            .greyScan()
            .raw(FLAT_BLOCK, 1, 2, 3, 0xFF, 0xFF)
            .end();

    assertThat(firstSample(jpeg)).isEqualTo(128);
  }

  @Test
  void applicationSegmentsWithoutLengthAreNoDamage() throws DecodeException {
    byte[] jpeg =
        HandMadeJpeg.start()
            .raw(0xFF, 0xEE, 0, 0)
            .greyFrame(Marker.SOF0, 8, 8)
            .greyScan()
            .raw(FLAT_BLOCK)
            .end();

    assertThat(firstSample(jpeg)).isEqualTo(128);
  }

  @Test
  void wideQuantizationStepsAreRead() throws DecodeException {
    int[] table = new int[129];
    table[0] = 0x10;
    table[1] = 1;
    table[2] = 0x40;
    // A DC difference of 1 (010 1) times 0x140, an eighth of which is 40.
    byte[] jpeg =
        HandMadeJpeg.start()
            .segment(Marker.DQT, table)
            .greyFrame(0xC1, 8, 8)
            .greyScan()
            .bits("010 1 1010")
            .end();

    assertThat(firstSample(jpeg)).isEqualTo(168);
  }

  @Test
  void heightCanFollowTheFirstScan() throws DecodeException {
    byte[] jpeg =
        HandMadeJpeg.start()
            .greyFrame(Marker.SOF0, 8, 0)
            .greyScan()
            .bits("00 1010 00 1010")
            .segment(Marker.DNL, 0, 13)
            .end();
    JpegDecoder decoder = JpegDecoder.open(jpeg, JpegLimits.DEFAULT);

    assertThat(decoder.height()).isEqualTo(13);
    assertThat(decoder.decode(8, false).planes().get(0).height()).isEqualTo(13);
  }

  @Test
  void sequentialComponentsCanComeInScansOfTheirOwn() throws DecodeException {
    byte[] jpeg =
        HandMadeJpeg.start()
            .frame(Marker.SOF0, 8, 16, 8, 1, 0x21, 0, 2, 0x11, 0, 3, 0x11, 0)
            .scan(0, 63, 0, 3)
            .bits("011 11 1010")
            .scan(0, 63, 0, 1)
            .bits("00 1010 00 1010")
            .scan(0, 63, 0, 2)
            .bits("00 1010")
            .end();
    JpegPlanes planes = JpegDecoder.open(jpeg, JpegLimits.DEFAULT).decode(1, false);

    assertThat(planes.planes().get(0).samples()).containsExactly(128, 128);
    assertThat(planes.planes().get(1).samples()).containsExactly(128);
    assertThat(planes.planes().get(2).samples()).containsExactly(128);
  }

  @Test
  void anyComponentMayHaveTheMostSamples() throws DecodeException {
    byte[] jpeg =
        HandMadeJpeg.start()
            .frame(Marker.SOF0, 8, 16, 16, 1, 0x11, 0, 2, 0x22, 0, 3, 0x12, 0)
            .scan(0, 63, 0, 1, 2, 3)
            .bits("00 1010".repeat(1 + 4 + 2))
            .end();
    List<Plane> planes = JpegDecoder.open(jpeg, JpegLimits.DEFAULT).decode(8, false).planes();

    assertThat(planes).extracting(Plane::width).containsExactly(8, 16, 8);
    assertThat(planes).extracting(Plane::height).containsExactly(8, 16, 16);
  }

  @Test
  void componentsOfOneNameAreMeantInTheirOrder() throws DecodeException {
    // DC differences of 8, 15 and 24, of which an eighth is seen.
    byte[] jpeg =
        HandMadeJpeg.start()
            .frame(Marker.SOF0, 8, 8, 8, 1, 0x11, 0, 1, 0x11, 0, 1, 0x11, 0)
            .scan(0, 63, 0, 1, 1, 1)
            .bits("101 1000 1010 101 1111 1010 110 11000 1010")
            .end();
    List<Plane> planes = JpegDecoder.open(jpeg, JpegLimits.DEFAULT).decode(1, false).planes();

    assertThat(planes)
        .extracting(plane -> plane.samples()[0] & 0xFF)
        .containsExactly(129, 130, 131);
  }

  @Test
  void colorSpaceFollowsFromMarkersAndIdentifiers() throws DecodeException {
    int[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
    int[] jfif = {'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0};
    int[] rgb = {'R', 0x11, 0, 'G', 0x11, 0, 'B', 0x11, 0};
    int[] numbers = {1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0};
    int[] four = {1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0};

    assertThat(colorSpace(Marker.APP0, jfif, rgb)).isEqualTo(JpegColorSpace.YCBCR);
    assertThat(colorSpace(0xE5, jfif, rgb)).isEqualTo(JpegColorSpace.RGB);
    assertThat(colorSpace(0xE5, jfif, numbers)).isEqualTo(JpegColorSpace.YCBCR);
    assertThat(colorSpace(Marker.APP14, adobe, numbers)).isEqualTo(JpegColorSpace.RGB);
    assertThat(colorSpace(Marker.APP14, adobe, four)).isEqualTo(JpegColorSpace.CMYK);
    adobe[11] = 2;
    assertThat(colorSpace(Marker.APP14, adobe, four)).isEqualTo(JpegColorSpace.YCCK);
    adobe[11] = 1;
    assertThat(colorSpace(Marker.APP14, adobe, rgb)).isEqualTo(JpegColorSpace.YCBCR);
  }

  @Test
  void whatIsNotReadIsNamed() throws DecodeException {
    assertUncovered(0xC3, 8, "lossless coding");
    assertUncovered(0xC5, 8, "hierarchical coding");
    assertUncovered(0xC9, 8, "arithmetic coding");
    assertUncovered(0xCA, 8, "arithmetic coding");
    assertUncovered(0xC1, 12, "12-bit samples");
    byte[] twoComponents =
        HandMadeJpeg.start()
            .frame(Marker.SOF0, 8, 8, 8, 1, 0x11, 0, 2, 0x11, 0)
            .scan(0, 63, 0, 1, 2)
            .bytes();
    assertThat(JpegDecoder.open(twoComponents, JpegLimits.DEFAULT).uncovered())
        .contains("2 components");
    assertRefused(
        HandMadeJpeg.start().segment(Marker.SOF55, 1, 2).bytes(), Kind.UNCOVERED, "JPEG-LS");
    assertRefused(
        HandMadeJpeg.start().segment(Marker.DHP, 1, 2).bytes(), Kind.UNCOVERED, "hierarchical");
  }

  @Test
  void filesThatAreNoJpegAreRefused() {
    assertRefused(new byte[0], Kind.CORRUPT, "does not start");
    assertRefused(new byte[] {(byte) 0xFF}, Kind.CORRUPT, "does not start");
    assertRefused(new byte[] {'P', 'N', 'G', 0}, Kind.CORRUPT, "does not start");
    assertRefused(HandMadeJpeg.start().bytes(), Kind.TRUNCATED, "before the first scan");
    assertRefused(HandMadeJpeg.start().end(), Kind.CORRUPT, "no picture");
  }

  @Test
  void contradictingSegmentsAreRefused() {
    assertRefused(HandMadeJpeg.start().greyScan().bytes(), Kind.CORRUPT, "before the frame");
    assertRefused(
        HandMadeJpeg.start().greyFrame(0xC0, 8, 8).greyFrame(0xC0, 8, 8).bytes(),
        Kind.CORRUPT,
        "second frame");
    assertRefused(frameOf(8, 0, 1, 0x11, 0), Kind.CORRUPT, "no pixels");
    assertRefused(frameOf(0, 8, 1, 0x11, 0), Kind.CORRUPT, "no pixels");
    assertRefused(frameOf(8, 8), Kind.CORRUPT, "no pixels");
    assertRefused(frameOf(8, 8, 1, 0x51, 0), Kind.CORRUPT, "samples a component 5 x 1");
    assertRefused(frameOf(8, 8, 1, 0x10, 0), Kind.CORRUPT, "samples a component 1 x 0");
    assertRefused(HandMadeJpeg.start().segment(Marker.DQT, 4).bytes(), Kind.CORRUPT, "table 4");
    assertRefused(HandMadeJpeg.start().segment(Marker.DQT, 0, 1).bytes(), Kind.CORRUPT, "short");
    assertRefused(HandMadeJpeg.start().segment(Marker.DHT, 0x20).bytes(), Kind.CORRUPT, "class 2");
    assertRefused(HandMadeJpeg.start().segment(Marker.DRI, 1).bytes(), Kind.CORRUPT, "short");
    assertRefused(HandMadeJpeg.start().raw(0xFF, Marker.DRI, 0, 0).bytes(), Kind.CORRUPT, "length");
    assertRefused(
        HandMadeJpeg.start().raw(0xFF, Marker.DRI, 0, 9).bytes(), Kind.TRUNCATED, "DRI segment");
    assertRefused(
        HandMadeJpeg.start().greyFrame(0xC0, 8, 8).scan(0, 63, 0, 2).bytes(),
        Kind.CORRUPT,
        "component 2");
  }

  @Test
  void scansThatCannotBeDecodedAreRefused() {
    assertRefused(
        HandMadeJpeg.start().frame(Marker.SOF0, 8, 8, 8, 1, 0x11, 3).greyScan().raw(0x2B).end(),
        Kind.CORRUPT,
        "table 3, which is not defined");
    int[] tooManyCodes = new int[20];
    tooManyCodes[1] = 3;
    assertRefused(
        HandMadeJpeg.start()
            .segment(Marker.DHT, tooManyCodes)
            .greyFrame(Marker.SOF0, 8, 8)
            .greyScan()
            .raw(0x2B)
            .end(),
        Kind.CORRUPT,
        "more codes of 1 bits");
    for (int[] band : new int[][] {{0, 63, 0}, {5, 4, 0}, {1, 64, 0}, {0, 0, 0x31}, {1, 5, 0x0E}}) {
      assertRefused(
          HandMadeJpeg.start()
              .greyFrame(0xC2, 8, 8)
              .scan(band[0], band[1], band[2], 1)
              .raw(0)
              .end(),
          Kind.CORRUPT,
          "no progressive scan");
    }
  }

  @Test
  void whatFollowsTheEndOfTheImageDoesNotCount() throws DecodeException {
    byte[] whole = HandMadeJpeg.greyBlock().end();
    for (int[] tail :
        new int[][] {{0, 0, 0}, {0xFF}, {0xFF, Marker.EOI}, {0xFF, Marker.SOI}, {0xFF, 0xE1, 0}}) {
      assertThat(firstSample(HandMadeJpeg.greyBlock().end(), tail)).isEqualTo(128);
    }
    int[] another = new int[whole.length];
    Arrays.setAll(another, i -> whole[i] & 0xFF);
    assertThat(firstSample(whole, another)).isEqualTo(128);
  }

  @Test
  void aRestartIntervalOfZeroIsNone() throws DecodeException {
    byte[] jpeg =
        HandMadeJpeg.start()
            .segment(Marker.DRI, 0, 1)
            .segment(Marker.DRI, 0, 0)
            .greyFrame(Marker.SOF0, 24, 8)
            .greyScan()
            .bits("00 1010".repeat(3))
            .end();

    assertThat(firstSample(jpeg)).isEqualTo(128);
  }

  @Test
  void ofSeveralTablesTheLastCounts() throws DecodeException {
    int[] table = new int[65];
    Arrays.fill(table, 80);
    table[0] = 0;
    // A DC difference of 1 (010 1) times 80, an eighth of which is 10.
    byte[] jpeg =
        HandMadeJpeg.start()
            .segment(Marker.DQT, table)
            .greyFrame(Marker.SOF0, 8, 8)
            .greyScan()
            .bits("010 1 1010")
            .end();

    assertThat(firstSample(jpeg)).isEqualTo(138);
  }

  @Test
  void aTableThatAScanDoesNotUseNeedNotExist() throws DecodeException {
    byte[] progressive =
        HandMadeJpeg.start()
            .greyFrame(0xC2, 8, 8)
            .segment(Marker.SOS, 1, 1, 0x0F, 0, 0, 0)
            .bits("00")
            .segment(Marker.SOS, 1, 1, 0x50, 1, 63, 0)
            .bits("1010")
            .end();

    assertThat(firstSample(progressive)).isEqualTo(128);
    for (int tables : new int[] {0x04, 0x40, 0x02, 0x20, 0xFF}) {
      assertRefused(
          HandMadeJpeg.start()
              .greyFrame(Marker.SOF0, 8, 8)
              .segment(Marker.SOS, 1, 1, tables, 0, 63, 0)
              .raw(FLAT_BLOCK)
              .end(),
          Kind.CORRUPT,
          "which is not defined");
    }
  }

  @Test
  void missingComponentsAreRefused() {
    HandMadeJpeg lacking =
        HandMadeJpeg.start()
            .frame(Marker.SOF0, 8, 8, 8, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0)
            .scan(0, 63, 0, 1, 2)
            .bits("00 1010 00 1010");

    assertRefused(lacking.bytes(), Kind.TRUNCATED, "component 3");
    assertRefused(lacking.end(), Kind.CORRUPT, "component 3");
  }

  private static int firstSample(byte[] jpeg, int... tail) throws DecodeException {
    byte[] longer = Arrays.copyOf(jpeg, jpeg.length + tail.length);
    for (int i = 0; i < tail.length; i++) {
      longer[jpeg.length + i] = (byte) tail[i];
    }
    return firstSample(longer);
  }

  private static int firstSample(byte[] jpeg) throws DecodeException {
    JpegPlanes planes = JpegDecoder.open(jpeg, JpegLimits.DEFAULT).decode(8, false);
    assertThat(planes.damage()).isEmpty();
    return planes.planes().get(0).samples()[0] & 0xFF;
  }

  private static JpegColorSpace colorSpace(int marker, int[] payload, int[] components)
      throws DecodeException {
    byte[] jpeg =
        HandMadeJpeg.start()
            .segment(marker, payload)
            .frame(Marker.SOF0, 8, 8, 8, components)
            .scan(0, 63, 0, components[0])
            .bytes();
    return JpegDecoder.open(jpeg, JpegLimits.DEFAULT).colorSpace();
  }

  private static void assertUncovered(int marker, int precision, String name)
      throws DecodeException {
    byte[] jpeg =
        HandMadeJpeg.start().frame(marker, precision, 20, 10, 1, 0x11, 0).greyScan().raw(1).end();
    JpegDecoder decoder = JpegDecoder.open(jpeg, JpegLimits.DEFAULT);

    assertThat(decoder.uncovered()).contains(name);
    assertThat(decoder.width()).isEqualTo(20);
    assertRefused(jpeg, Kind.UNCOVERED, name);
  }

  private static byte[] frameOf(int width, int height, int... components) {
    return HandMadeJpeg.start().frame(Marker.SOF0, 8, width, height, components).greyScan().end();
  }

  private static void assertRefused(byte[] jpeg, Kind kind, String message) {
    assertThatThrownBy(() -> JpegDecoder.open(jpeg, JpegLimits.DEFAULT).decode(8, false))
        .asInstanceOf(type(DecodeException.class))
        .returns(kind, DecodeException::kind)
        .extracting(DecodeException::getMessage)
        .asString()
        .contains(message);
  }
}
