package io.github.mediastore.internal.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.mediastore.internal.jpeg.JpegPictures.Encoding;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeException.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DamageTest {

  private static final int[] RESTART_EVERY_UNIT = {0, 1};

  /** The standard luminance code for 16 zero coefficients. */
  private static final String SIXTEEN_ZEROS = "11111111001";

  @Test
  void undefinedHuffmanCodesAreCorrupt() {
    assertDamage(
        greyBlocks(1).bits("111111111111111111111111").end(), Kind.CORRUPT, "undefined Huffman");
  }

  @Test
  void coefficientsAfterTheLastAreCorrupt() {
    String zeros = SIXTEEN_ZEROS.repeat(4);
    assertDamage(
        greyBlocks(1).bits("00" + zeros + "1010").end(), Kind.CORRUPT, "more than 64 coefficients");
  }

  @Test
  void dataThatEndsEarlyIsTruncated() {
    assertDamage(greyBlocks(9).bits("00 1010".repeat(4)).end(), Kind.TRUNCATED, "EOI marker");
    assertDamage(greyBlocks(9).bits("00 1010".repeat(4)).bytes(), Kind.TRUNCATED, "file ends");
    assertDamage(greyBlocks(9).bits("00 1010".repeat(4)).raw(0xFF).bytes(), Kind.TRUNCATED, "ends");
  }

  @Test
  void dataThatAnotherMarkerEndsEarlyIsCorrupt() {
    assertDamage(
        greyBlocks(9).bits("00 1010".repeat(4)).segment(Marker.DRI, 0, 0).end(),
        Kind.CORRUPT,
        "early at the DRI marker");
    assertDamage(
        greyBlocks(9).bits("00 1010".repeat(4)).raw(0xFF, Marker.RST0).end(),
        Kind.CORRUPT,
        "early at the RST0 marker");
  }

  @Test
  void restartMarkersMustComeInTheirOrder() {
    assertDamage(
        restarting(3).raw(0x2B, 0xFF, 0xD0, 0x2B, 0xFF, 0xD3, 0x2B).end(),
        Kind.CORRUPT,
        "RST3 at offset 104 where RST1 should be");
    assertDamage(restarting(3).raw(0x2B, 0xFF, 0xD0, 0x2B).end(), Kind.TRUNCATED, "RST1 should be");
    assertDamage(restarting(3).raw(0x2B).bytes(), Kind.TRUNCATED, "no marker");
  }

  @Test
  void acceptedDamageLeavesTheOtherRestartIntervals() throws DecodeException {
    // DC differences of 8 times 1, 2 and 3, the second behind an undefined code.
    byte[] jpeg =
        restarting(3)
            .bits("101 1000 1010")
            .raw(0xFF, 0xD0)
            .bits("111111111111111111111111")
            .raw(0xFF, 0xD1)
            .bits("110 11000 1010")
            .end();
    JpegPlanes planes = JpegDecoder.open(jpeg, JpegLimits.DEFAULT).decode(1, true);

    assertThat(planes.damage()).hasValueSatisfying(d -> assertThat(d).contains("undefined"));
    assertThat(unsigned(planes.planes().get(0).samples())).containsExactly(129, 128, 131);
  }

  @Test
  void acceptedDamageLeavesOutLostRestartIntervals() throws DecodeException {
    byte[] jpeg = restarting(4).bits("101 1000 1010").raw(0xFF, 0xD2).bits("110 11000 1010").end();
    JpegPlanes planes = JpegDecoder.open(jpeg, JpegLimits.DEFAULT).decode(1, true);

    assertThat(planes.damage()).hasValueSatisfying(d -> assertThat(d).contains("RST0 should be"));
    assertThat(unsigned(planes.planes().get(0).samples())).containsExactly(129, 128, 128, 131);
  }

  @Test
  void acceptedTruncationIsGreyBelow() throws DecodeException {
    byte[] whole = JpegPictures.grey(64, 64, Encoding.baseline());
    JpegPlanes planes =
        JpegDecoder.open(Arrays.copyOf(whole, whole.length * 2 / 3), JpegLimits.DEFAULT)
            .decode(8, true);
    byte[] expected =
        JpegDecoder.open(whole, JpegLimits.DEFAULT).decode(8, false).planes().get(0).samples();

    assertThat(planes.damage()).hasValueSatisfying(d -> assertThat(d).contains("file ends"));
    assertThat(Arrays.copyOf(planes.planes().get(0).samples(), 8 * 64))
        .isEqualTo(Arrays.copyOf(expected, 8 * 64));
    assertThat(planes.planes().get(0).samples()[64 * 64 - 1]).isEqualTo((byte) 128);
  }

  @Test
  void acceptedTruncationOfAProgressivePictureIsCoarse() throws DecodeException {
    byte[] whole = JpegPictures.color(64, 64, Encoding.baseline().withProgressive());
    JpegDecoder decoder =
        JpegDecoder.open(Arrays.copyOf(whole, whole.length / 2), JpegLimits.DEFAULT);

    assertThatThrownBy(() -> decoder.decode(8, false)).isInstanceOf(DecodeException.class);
    assertThat(decoder.decode(8, true).damage()).isPresent();
  }

  @Test
  void truncationAnywhereIsNoticed() throws DecodeException {
    for (Encoding encoding :
        new Encoding[] {
          Encoding.baseline(),
          Encoding.baseline().withProgressive(),
          Encoding.baseline().withRestartInterval(2)
        }) {
      byte[] whole = JpegPictures.color(40, 30, encoding);
      // Without its last two bytes only the end-of-image marker is missing.
      for (int length = 0; length < whole.length - 2; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> JpegDecoder.open(cut, JpegLimits.DEFAULT).decode(8, false))
            .as("the first %d of %d bytes, %s", length, whole.length, encoding)
            .isInstanceOf(DecodeException.class);
      }
      for (int scale = 1; scale <= 8; scale++) {
        JpegPlanes planes =
            JpegDecoder.open(Arrays.copyOf(whole, whole.length - 2), JpegLimits.DEFAULT)
                .decode(scale, false);
        assertThat(planes.damage()).isEmpty();
      }
    }
  }

  @Test
  void progressivePicturesNeedTheirDcCoefficients() {
    HandMadeJpeg lacking =
        HandMadeJpeg.start().greyFrame(0xC2, 8, 8).scan(1, 63, 0, 1).bits("1010");

    assertDamage(lacking.end(), Kind.CORRUPT, "DC coefficients");
  }

  @Test
  void progressiveCoefficientsStayInTheirBand() {
    HandMadeJpeg start = HandMadeJpeg.start().greyFrame(0xC2, 8, 8).scan(0, 0, 0, 1).bits("00");
    byte[] first = start.scan(1, 5, 0, 1).bits(SIXTEEN_ZEROS).end();

    assertThatThrownBy(() -> JpegDecoder.open(first, JpegLimits.DEFAULT).decode(8, false))
        .asInstanceOf(type(DecodeException.class))
        .returns(Kind.CORRUPT, DecodeException::kind)
        .extracting(DecodeException::getMessage)
        .asString()
        .contains("outside its band");
  }

  private static HandMadeJpeg greyBlocks(int blocks) {
    return HandMadeJpeg.start().greyFrame(Marker.SOF0, 8 * blocks, 8).greyScan();
  }

  private static HandMadeJpeg restarting(int blocks) {
    return HandMadeJpeg.start()
        .segment(Marker.DRI, RESTART_EVERY_UNIT)
        .greyFrame(Marker.SOF0, 8 * blocks, 8)
        .greyScan();
  }

  private static int[] unsigned(byte[] samples) {
    int[] values = new int[samples.length];
    Arrays.setAll(values, i -> samples[i] & 0xFF);
    return values;
  }

  private static void assertDamage(byte[] jpeg, Kind kind, String message) {
    for (int scale = 1; scale <= 8; scale++) {
      int each = scale;
      assertThatThrownBy(() -> JpegDecoder.open(jpeg, JpegLimits.DEFAULT).decode(each, false))
          .asInstanceOf(type(DecodeException.class))
          .returns(kind, DecodeException::kind)
          .extracting(DecodeException::getMessage)
          .asString()
          .contains(message);
    }
  }
}
