package io.github.mediastore.internal.tiff.codec;

import static io.github.mediastore.internal.tiff.codec.CcittScheme.GROUP_3_1D;
import static io.github.mediastore.internal.tiff.codec.CcittScheme.GROUP_3_2D;
import static io.github.mediastore.internal.tiff.codec.CcittScheme.GROUP_4;
import static io.github.mediastore.internal.tiff.codec.CcittScheme.MODIFIED_HUFFMAN;
import static io.github.mediastore.internal.tiff.codec.CcittScheme.MODIFIED_HUFFMAN_WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.tiff.codec.Bitmaps.Codec;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CcittTest {

  @Property(tries = 400)
  void readsWhatWasWritten(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 130) int columns,
      @ForAll @IntRange(min = 1, max = 12) int rows,
      @ForAll boolean lsbFirst)
      throws DecodeException {
    assertReadInEveryScheme(Bitmaps.random(seed, columns, rows), lsbFirst);
  }

  @ParameterizedTest
  @ValueSource(ints = {1728, 2560, 2561, 2623, 2624, 5184, 10_000})
  void readsWideRows(int columns) throws DecodeException {
    for (int seed = 0; seed < 5; seed++) {
      assertReadInEveryScheme(Bitmaps.random(seed, columns, 7), false);
    }
    assertReadInEveryScheme(new boolean[3][columns], false);
  }

  private static void assertReadInEveryScheme(boolean[][] picture, boolean lsbFirst)
      throws DecodeException {
    assertRead(MODIFIED_HUFFMAN, FaxWriter.modifiedHuffman(picture, 8), picture, lsbFirst);
    assertRead(MODIFIED_HUFFMAN_WORDS, FaxWriter.modifiedHuffman(picture, 16), picture, lsbFirst);
    for (boolean wholeBytes : new boolean[] {false, true}) {
      assertRead(GROUP_3_1D, FaxWriter.group3(picture, false, wholeBytes), picture, lsbFirst);
      assertRead(GROUP_3_2D, FaxWriter.group3(picture, true, wholeBytes), picture, lsbFirst);
    }
    assertRead(GROUP_4, FaxWriter.group4(picture), picture, lsbFirst);
  }

  private static void assertRead(
      CcittScheme scheme, byte[] segment, boolean[][] picture, boolean lsbFirst)
      throws DecodeException {
    assertThat(new Codec(scheme, picture[0].length, picture.length).read(segment, lsbFirst))
        .as("%s", scheme)
        .isEqualTo(picture);
  }

  /**
   * Between end-of-line codes may lie any number of zeros, with which a fax kept slow receivers in
   * step.
   */
  @Test
  void skipsFillBeforeAnEndOfLineCode() throws DecodeException {
    boolean[][] picture = Bitmaps.random(3, 40, 5);
    FaxWriter writer = new FaxWriter();
    for (int y = 0; y < picture.length; y++) {
      writer.bits("0".repeat(97 * y)).endOfLine(false).oneDimensional(picture[y]);
    }

    assertThat(new Codec(GROUP_3_1D, 40, 5).read(writer.bytes())).isEqualTo(picture);
  }

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void readsGroup3WithoutEndOfLineCodes(boolean twoDimensional, boolean fromWholeBytes)
      throws DecodeException {
    for (int seed = 0; seed < 20; seed++) {
      boolean[][] picture = Bitmaps.random(seed, 61, 9);
      FaxWriter writer = new FaxWriter();
      for (int y = 0; y < picture.length; y++) {
        writer.tagged(picture, y, twoDimensional).align(fromWholeBytes ? 8 : 1);
      }

      CcittScheme scheme = twoDimensional ? GROUP_3_2D : GROUP_3_1D;
      assertThat(new Codec(scheme, 61, 9).read(writer.bytes())).isEqualTo(picture);
    }
  }

  @Test
  void keepsTheFirstRowWhereOnlyItsEndOfLineCodeIsMissing() throws DecodeException {
    boolean[][] picture = Bitmaps.random(8, 61, 9);
    FaxWriter writer = new FaxWriter();
    for (boolean[] row : picture) {
      writer.oneDimensional(row).endOfLine(false);
    }

    assertThat(new Codec(GROUP_3_1D, 61, 9).read(writer.bytes())).isEqualTo(picture);
  }

  @Test
  void takesAMakeUpCodeThatFillsTheRowForAWholeRun() throws DecodeException {
    FaxWriter writer = new FaxWriter();
    writer.endOfLine(true).word(false, 0).word(true, 1728);
    writer.endOfLine(true).word(false, 1728);
    writer.endOfLine(true).oneDimensional(new boolean[1728]);

    assertThat(new Codec(GROUP_3_1D, 1728, 3).read(writer.bytes()))
        .isEqualTo(new boolean[][] {row(1728, 0, 1728), row(1728), row(1728)});
  }

  /**
   * Some writers begin a row with a run of no black pixels, and look for its changes when they code
   * the next.
   */
  @Test
  void keepsRunsOfNoPixelsForTheRowBelow() throws DecodeException {
    FaxWriter writer = new FaxWriter();
    writer.bits("001").run(false, 0).run(true, 0).bits("001").run(false, 5).run(true, 3).bits("1");
    // here pass mode leads from no pixel to none
    writer.bits("0001").bits("001").run(false, 2).run(true, 1).bits("1").bits("1").bits("1");

    assertThat(new Codec(GROUP_4, 20, 2).read(writer.bytes()))
        .isEqualTo(new boolean[][] {row(20, 5, 8), row(20, 2, 3, 5, 8)});
  }

  @Test
  void leavesTheRestWhiteWhereThePageEndsEarly() throws DecodeException {
    boolean[][] picture = Bitmaps.random(5, 33, 4);
    boolean[][] longer = Arrays.copyOf(picture, 9);
    Arrays.fill(longer, 4, 9, new boolean[33]);

    assertThat(new Codec(GROUP_4, 33, 9).read(FaxWriter.group4(picture))).isEqualTo(longer);
    assertThat(new Codec(GROUP_3_1D, 33, 9).read(FaxWriter.group3(picture, false, false)))
        .isEqualTo(longer);
    assertThat(new Codec(GROUP_3_2D, 33, 9).read(FaxWriter.group3(picture, true, true)))
        .isEqualTo(longer);
  }

  @Test
  void readsNoMoreRowsThanAsked() throws DecodeException {
    boolean[][] picture = Bitmaps.random(5, 33, 9);

    assertThat(new Codec(GROUP_4, 33, 4).read(FaxWriter.group4(picture)))
        .isEqualTo(Arrays.copyOf(picture, 4));
  }

  private static boolean[] row(int columns, int... changes) {
    boolean[] row = new boolean[columns];
    for (int i = 0; i < changes.length; i += 2) {
      Arrays.fill(row, changes[i], changes[i + 1], true);
    }
    return row;
  }
}
