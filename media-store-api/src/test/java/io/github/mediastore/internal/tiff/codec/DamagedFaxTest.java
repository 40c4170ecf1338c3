package io.github.mediastore.internal.tiff.codec;

import static io.github.mediastore.internal.raster.DecodeException.Kind.CORRUPT;
import static io.github.mediastore.internal.raster.DecodeException.Kind.UNCOVERED;
import static io.github.mediastore.internal.tiff.codec.CcittScheme.GROUP_3_1D;
import static io.github.mediastore.internal.tiff.codec.CcittScheme.GROUP_3_2D;
import static io.github.mediastore.internal.tiff.codec.CcittScheme.GROUP_4;
import static io.github.mediastore.internal.tiff.codec.CcittScheme.MODIFIED_HUFFMAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.tiff.codec.Bitmaps.Codec;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of fax segments that are damaged or break off, and what is refused. */
class DamagedFaxTest {

  private static final int COLUMNS = 40;
  private static final String NO_CODE_WORD = "00000000111111";

  private final boolean[][] picture = stripes(8);

  @Test
  void aDamagedRowOfGroup3EndsWhiteAndTheNextIsWhole() throws DecodeException {
    FaxWriter writer = new FaxWriter();
    for (int y = 0; y < 4; y++) {
      writer.endOfLine(false).oneDimensional(picture[y]);
    }
    writer.endOfLine(false).run(false, 7).run(true, 9).bits(NO_CODE_WORD);
    // fewer pixels than columns, and more
    writer.endOfLine(false).run(false, 3).run(true, 30);
    writer.endOfLine(false).run(false, 3).run(true, 30).run(false, 8).bits("1010");
    writer.endOfLine(false).oneDimensional(picture[7]);

    boolean[][] expected = Arrays.copyOf(picture, 8);
    expected[4] = new boolean[COLUMNS];
    Arrays.fill(expected[4], 7, 16, true);
    expected[5] = new boolean[COLUMNS];
    Arrays.fill(expected[5], 3, 33, true);
    expected[6] = expected[5];
    assertThat(new Codec(GROUP_3_1D, COLUMNS, 8).read(writer.bytes())).isEqualTo(expected);
  }

  @Test
  void aDamagedRowOfTwoDimensionalGroup3IsFollowedByTheNext() throws DecodeException {
    FaxWriter writer = new FaxWriter();
    for (int y = 0; y < 8; y++) {
      writer.endOfLine(true);
      if (y == 2) {
        writer.bits("0").bits(NO_CODE_WORD);
      } else {
        writer.bits("1").oneDimensional(picture[y]);
      }
    }

    boolean[][] expected = picture.clone();
    expected[2] = new boolean[COLUMNS];
    assertThat(new Codec(GROUP_3_2D, COLUMNS, 8).read(writer.bytes())).isEqualTo(expected);
  }

  @Test
  void aRowOfModifiedHuffmanThatIsTooLongEndsWhite() throws DecodeException {
    FaxWriter writer = new FaxWriter();
    writer.run(false, 3).run(true, 5).run(false, 90).align(8).oneDimensional(picture[1]).align(8);

    boolean[] expected = new boolean[COLUMNS];
    Arrays.fill(expected, 3, 8, true);
    assertThat(new Codec(MODIFIED_HUFFMAN, COLUMNS, 2).read(writer.bytes()))
        .isEqualTo(new boolean[][] {expected, picture[1]});
  }

  @Test
  void isRefusedWhereNothingTellsTheNextRow() {
    FaxWriter group4 = new FaxWriter();
    group4.twoDimensional(new boolean[COLUMNS], picture[0]).bits("1").bits(NO_CODE_WORD);
    assertRefused(
        GROUP_4, group4, CORRUPT, "Row 2 of a fax strip or tile has bits that are no code word");

    FaxWriter huffman = new FaxWriter();
    huffman.oneDimensional(picture[0]).align(8).run(false, 3).bits(NO_CODE_WORD);
    assertRefused(
        MODIFIED_HUFFMAN,
        huffman,
        CORRUPT,
        "Row 2 of a fax strip or tile has bits that are no code word");

    FaxWriter withoutEndOfLine = new FaxWriter();
    withoutEndOfLine.oneDimensional(picture[0]).oneDimensional(picture[1]).bits(NO_CODE_WORD);
    assertRefused(
        GROUP_3_1D,
        withoutEndOfLine,
        CORRUPT,
        "Row 3 of a fax strip or tile has bits that are no code word");
  }

  @Test
  void aRowOfGroup4ThatDoesNotFitIsRefused() {
    FaxWriter tooLong = new FaxWriter();
    tooLong.bits("001").run(false, 30).run(true, 30);
    assertRefused(
        GROUP_4,
        tooLong,
        CORRUPT,
        "Row 1 of a fax strip or tile has a run that does not fit into it");

    // three left of the change at 0
    FaxWriter tooFarLeft = new FaxWriter();
    tooFarLeft.bits("001").run(false, 0).run(true, COLUMNS).bits("0000010");
    assertRefused(
        GROUP_4,
        tooFarLeft,
        CORRUPT,
        "Row 2 of a fax strip or tile has a run that does not fit into it");

    FaxWriter endOfPageWithin = new FaxWriter();
    endOfPageWithin.bits("001").run(false, 3).run(true, 3).endOfLine(false).endOfLine(false);
    assertRefused(
        GROUP_4,
        endOfPageWithin,
        CORRUPT,
        "Row 1 of a fax strip or tile ends before its last pixel");
  }

  @Test
  void uncompressedModeIsNotCovered() {
    assertRefused(
        GROUP_4,
        new FaxWriter().bits("0000001111").bits("01010101"),
        UNCOVERED,
        "Row 1 of a fax strip or tile is in uncompressed mode or has another extension");
    assertRefused(
        GROUP_3_2D,
        new FaxWriter().endOfLine(false).bits("0").bits("0000001111").bits("01010101"),
        UNCOVERED,
        "Row 1 of a fax strip or tile is in uncompressed mode or has another extension");
  }

  @ParameterizedTest
  @EnumSource(CcittScheme.class)
  void endsAfterTheLastWholeRowWhereTheDataBreakOff(CcittScheme scheme) throws DecodeException {
    byte[] whole =
        switch (scheme) {
          case MODIFIED_HUFFMAN -> FaxWriter.modifiedHuffman(picture, 8);
          case MODIFIED_HUFFMAN_WORDS -> FaxWriter.modifiedHuffman(picture, 16);
          case GROUP_3_1D -> FaxWriter.group3(picture, false, false);
          case GROUP_3_2D -> FaxWriter.group3(picture, true, false);
          case GROUP_4 -> FaxWriter.group4(picture);
        };
    int rows = 0;
    for (int length = 0; length <= whole.length; length++) {
      boolean[][] read = new Codec(scheme, COLUMNS, 8).read(Arrays.copyOf(whole, length));

      // of the last row, zeros after the end may have completed the code word
      int sure = Math.max(0, read.length - 1);
      assertThat(read.length).isGreaterThanOrEqualTo(rows);
      assertThat(Arrays.copyOf(read, sure)).isEqualTo(Arrays.copyOf(picture, sure));
      rows = read.length;
    }
    assertThat(rows).isEqualTo(8);
  }

  /** Codes that move no pixel on: the memory for a row's changes bounds how many it may have. */
  @ParameterizedTest
  @ValueSource(ints = {1, 40, 5000})
  void runsOfNoPixelsComeToAnEnd(int columns) {
    FaxWriter writer = new FaxWriter();
    for (int i = 0; i < 3 * columns + 60; i++) {
      writer.bits("001").bits("00110101").bits("0000110111");
    }

    assertThatExceptionOfType(DecodeException.class)
        .isThrownBy(() -> new Codec(GROUP_4, columns, 8).read(writer.bytes()))
        .withMessage("Row 1 of a fax strip or tile has a run that does not fit into it");
  }

  private static void assertRefused(
      CcittScheme scheme, FaxWriter writer, DecodeException.Kind kind, String message) {
    byte[] segment = writer.bits("1".repeat(64)).bytes();
    assertThatExceptionOfType(DecodeException.class)
        .isThrownBy(() -> new Codec(scheme, COLUMNS, 8).read(segment))
        .withMessage(message)
        .matches(refusal -> refusal.kind() == kind);
  }

  /** Makes rows that differ, none of them blank. */
  private static boolean[][] stripes(int rows) {
    boolean[][] picture = new boolean[rows][COLUMNS];
    for (int y = 0; y < rows; y++) {
      Arrays.fill(picture[y], y, y + 5, true);
      Arrays.fill(picture[y], 20 + 2 * y, 22 + 2 * y, true);
    }
    return picture;
  }
}
