package io.github.mediastore.internal.tiff;

import static io.github.mediastore.internal.tiff.TiffBuilder.DEFLATE;
import static io.github.mediastore.internal.tiff.TiffBuilder.LONG;
import static io.github.mediastore.internal.tiff.TiffBuilder.LONG8;
import static io.github.mediastore.internal.tiff.TiffBuilder.LZW;
import static io.github.mediastore.internal.tiff.TiffBuilder.NONE;
import static io.github.mediastore.internal.tiff.TiffBuilder.PACK_BITS;
import static io.github.mediastore.internal.tiff.TiffBuilder.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeException.Kind;
import io.github.mediastore.internal.tiff.TiffBuilder.Samples;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where strips and tiles are said to be, rightly, wrongly or not at all. */
class TiffSegmentsTest {

  private static final int SIDE = 40;
  private static final Samples PICTURE = (x, y, sample) -> 5 * x + y & 0xFF;

  private static final int STRIP_OFFSETS = 273;
  private static final int ROWS_PER_STRIP = 278;
  private static final int BYTE_COUNTS = 279;

  @ParameterizedTest
  @ValueSource(ints = {NONE, LZW, DEFLATE, PACK_BITS})
  void byteCountsThatAreMissingOrZeroAreEstimated(int compression) throws DecodeException {
    for (int rows : new int[] {SIDE, 7}) {
      long[] zeros = new long[(SIDE + rows - 1) / rows];
      byte[] zero = builder(rows, compression).tag(BYTE_COUNTS, LONG, zeros).write(PICTURE);
      byte[] ascii = builder(rows, compression).tag(BYTE_COUNTS, 2, zeros).write(PICTURE);

      assertRight(Decoded.of(zero));
      assertRight(Decoded.of(ascii));
    }
  }

  @Test
  void byteCountsOfSamplesThatAreNotCompressedDoNotMatter() throws DecodeException {
    assertRight(Decoded.of(builder(SIDE, NONE).tag(BYTE_COUNTS, LONG, 3).write(PICTURE)));
    assertRight(Decoded.of(builder(SIDE, NONE).tag(BYTE_COUNTS, LONG, 1 << 30).write(PICTURE)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, SIDE, 1 << 20, 0xFFFFFFFFL})
  void aSingleStripMayHaveAnyNumberOfRows(long rows) throws DecodeException {
    assertRight(Decoded.of(builder(SIDE, LZW).tag(ROWS_PER_STRIP, LONG, rows).write(PICTURE)));
    assertRight(Decoded.of(builder(SIDE, LZW).without(ROWS_PER_STRIP).write(PICTURE)));
  }

  @Test
  void aTileMayBeLargerThanThePicture() throws DecodeException {
    assertRight(
        Decoded.of(
            new TiffBuilder(SIDE, SIDE, 1, 8).tiles(64, 128).compression(LZW).write(PICTURE)));
  }

  @Test
  void tilesMayGoByTheNameOfStrips() throws DecodeException {
    byte[] tiles = new TiffBuilder(SIDE, SIDE, 1, 8).tiles(16, 16).write(PICTURE);
    long[] offsets = new long[9];
    Arrays.setAll(offsets, i -> 8 + 256 * i);
    byte[] tiff =
        new TiffBuilder(SIDE, SIDE, 1, 8)
            .tag(322, SHORT, 16)
            .tag(323, SHORT, 16)
            .tag(STRIP_OFFSETS, LONG, offsets)
            .write(List.of(Arrays.copyOfRange(tiles, 8, 8 + 9 * 256)));

    assertRight(Decoded.of(tiff));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1 << 20, 0xFFFFFFFFL})
  void aSegmentOutsideTheFileIsRefused(long offset) {
    byte[] tiff = builder(SIDE, LZW).tag(STRIP_OFFSETS, LONG, offset).write(PICTURE);

    assertThat(Decoded.refusal(tiff)).hasMessageContaining("art 0 of it is");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1})
  void anOffsetBeyondAllNumbersIsRefused(long offset) {
    byte[] tiff = builder(SIDE, LZW).big().tag(STRIP_OFFSETS, LONG8, offset).write(PICTURE);

    assertThat(Decoded.refusal(tiff).kind()).isIn(Kind.CORRUPT, Kind.TRUNCATED);
  }

  @Test
  void fewerOffsetsThanSegmentsAreRefused() {
    byte[] tiff = builder(7, LZW).tag(STRIP_OFFSETS, LONG, 8).write(PICTURE);

    assertThat(Decoded.refusal(tiff)).hasMessageContaining("part 1");
  }

  @Test
  void aSegmentThatEndsTooEarlyIsRefused() {
    byte[] tiff = builder(SIDE, LZW).tag(BYTE_COUNTS, LONG, 100).write(PICTURE);

    assertThat(Decoded.refusal(tiff).kind()).isEqualTo(Kind.CORRUPT);
    assertThat(Decoded.refusal(tiff)).hasMessageContaining("Part 0");
  }

  @Test
  void segmentsMayShareAFewBytes() throws DecodeException {
    long[] same = new long[10];
    Arrays.fill(same, 8);
    byte[] strip = Encoders.packBits(new byte[4 * SIDE]);
    long[] counts = new long[10];
    Arrays.fill(counts, strip.length);
    byte[] tiff =
        builder(4, PACK_BITS)
            .tag(STRIP_OFFSETS, LONG, same)
            .tag(BYTE_COUNTS, LONG, counts)
            .write(List.of(strip));

    assertThat(Decoded.of(tiff).at(0, 20, 39)).isZero();
  }

  /** A million bytes that say nothing, for each of a thousand strips. */
  @Test
  @Timeout(20)
  void segmentsThatShareManyBytesAreRefusedBeforeTheyAreRead() {
    byte[] nothing = new byte[1 << 20];
    Arrays.fill(nothing, (byte) -128);
    long[] offsets = new long[1000];
    Arrays.fill(offsets, 8);
    long[] counts = new long[1000];
    Arrays.fill(counts, nothing.length);
    byte[] tiff =
        new TiffBuilder(1, 1000, 1, 8)
            .compression(PACK_BITS)
            .tag(ROWS_PER_STRIP, SHORT, 1)
            .tag(STRIP_OFFSETS, LONG, offsets)
            .tag(BYTE_COUNTS, LONG, counts)
            .write(List.of(nothing));

    assertThat(Decoded.refusal(tiff)).hasMessageContaining("together");
  }

  @Test
  void aMillionTilesOfAPixelAreRefused() {
    byte[] tiff =
        new TiffBuilder(1000, 1000, 1, 8)
            .tag(322, SHORT, 1)
            .tag(323, SHORT, 1)
            .tag(324, LONG, new long[1000])
            .write(List.of(new byte[8]));

    assertThat(Decoded.refusal(tiff)).hasMessageContaining("tiles of 1 x 1");
  }

  @Test
  void aPictureThatTellsNoOffsetsIsRefused() {
    byte[] tiff = builder(SIDE, NONE).tag(STRIP_OFFSETS, 2, 8).write(PICTURE);
    byte[] none = new TiffBuilder(SIDE, SIDE, 1, 8).tag(322, SHORT, 64).write(PICTURE);

    assertThat(Decoded.refusal(tiff).kind()).isEqualTo(Kind.CORRUPT);
    assertThat(Decoded.refusal(none).kind()).isEqualTo(Kind.CORRUPT);
  }

  @Test
  void aFileThatIsTooSmallForItsPictureIsRefusedBeforeMemoryIsTaken() {
    for (int compression : new int[] {NONE, LZW, DEFLATE, PACK_BITS}) {
      byte[] tiff =
          new TiffBuilder(9_000, 9_000, 3, 16)
              .compression(compression)
              .write(List.of(new byte[99]));

      assertThat(Decoded.refusal(tiff)).hasMessageContaining("cannot hold its 9000 x 9000");
    }
  }

  private static TiffBuilder builder(int rows, int compression) {
    return new TiffBuilder(SIDE, SIDE, 1, 8).strips(rows).compression(compression);
  }

  private static void assertRight(Decoded decoded) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        assertThat(decoded.at(0, x, y)).isEqualTo(PICTURE.at(x, y, 0));
      }
    }
  }
}
