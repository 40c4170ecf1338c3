package io.github.mediastore.internal.tiff;

import static io.github.mediastore.internal.tiff.TiffBuilder.SHORT;
import static io.github.mediastore.internal.tiff.TiffBuilder.UNDEFINED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeException.Kind;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Picture.Colour;
import io.github.mediastore.internal.tiff.TiffBuilder.Samples;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Segments that are JPEG files, with tables of their own or shared ones. */
class TiffJpegTest {

  private static final int WIDTH = 75;
  private static final int HEIGHT = 53;
  private static final int JPEG = 7;
  private static final int JPEG_TABLES = 347;

  private static int level(int x, int y, int sample) {
    return 60 + x * (sample + 1) / 2 + y * (3 - sample) / 2 & 0xFF;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, GREY",
    "1, 1, GREY",
    "2, 1, GREY",
    "3, 2, RGB",
    "3, 6, YCBCR",
    "3, 8, LAB",
    "4, 2, RGB",
    "4, 5, CMYK"
  })
  void componentsMeanWhatTheTagsSay(int samples, int photometric, Colour colour)
      throws DecodeException {
    for (Cut cut : Cut.ALL) {
      for (boolean shared : new boolean[] {false, true}) {
        Decoded decoded = Decoded.of(tiff(samples, photometric, cut, shared, false));

        assertThat(decoded.picture().colour()).isEqualTo(colour);
        assertThat(decoded.picture().alpha()).isNull();
        assertNear(decoded, photometric);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void eachComponentMayHaveSegmentsOfItsOwn(int samples) throws DecodeException {
    for (Cut cut : Cut.ALL) {
      assertNear(Decoded.of(tiff(samples, samples == 1 ? 1 : 2, cut, true, true)), 2);
    }
  }

  @Test
  void theLastComponentMayBeAnOpacity() throws DecodeException {
    JpegFile jpeg = JpegFile.of(32, 32, 4, (x, y, sample) -> sample == 3 ? 128 : 200);
    byte[] tiff =
        new TiffBuilder(32, 32, 4, 8)
            .compression(JPEG)
            .tag(338, SHORT, 2)
            .write(List.of(jpeg.whole()));

    Decoded decoded = Decoded.of(tiff);

    assertThat(decoded.pixel(9, 9)).isEqualTo(List.of(100, 100, 100));
    assertThat(decoded.alphaAt(9, 9)).isEqualTo(128);
  }

  @ParameterizedTest
  @CsvSource({"9, 7", "19, 13", "37, 26", "75, 53", "150, 106"})
  void aSmallerPictureIsDecodedAtAFractionOfItsSize(int width, int height) throws DecodeException {
    for (Cut cut : Cut.ALL) {
      byte[] tiff = tiff(3, 2, cut, true, false);

      Picture picture = TiffDecoder.open(tiff, DecodeLimits.DEFAULT).decode(width, height, false);

      Decoded decoded = new Decoded(picture);
      for (int y = 1; y < height - 1; y++) {
        for (int x = 1; x < width - 1; x++) {
          int fromX = (int) ((x + 0.5) * WIDTH / width);
          int fromY = (int) ((y + 0.5) * HEIGHT / height);
          assertThat(decoded.at(0, x, y))
              .as("%s at %d, %d", cut, x, y)
              .isCloseTo(level(fromX, fromY, 0), Offset.offset(6));
        }
      }
    }
  }

  @Test
  void aSegmentThatIsNoJpegOrAnotherOneIsDamaged() {
    JpegFile small = JpegFile.of(32, 32, 3, TiffJpegTest::level);
    JpegFile grey = JpegFile.of(64, 64, 1, TiffJpegTest::level);
    TiffBuilder builder = new TiffBuilder(64, 64, 3, 8).compression(JPEG);

    assertThat(Decoded.refusal(builder.write(List.of(new byte[100]))).kind())
        .isEqualTo(Kind.CORRUPT);
    builder = new TiffBuilder(64, 64, 3, 8).compression(JPEG);
    assertThat(Decoded.refusal(builder.write(List.of(small.whole()))))
        .hasMessageContaining("no more than 32 x 32");
    builder = new TiffBuilder(64, 64, 3, 8).compression(JPEG);
    assertThat(Decoded.refusal(builder.write(List.of(grey.whole()))))
        .hasMessageContaining("1 components, not 3");
    builder = new TiffBuilder(16, 16, 3, 8).compression(JPEG);
    assertThat(Decoded.refusal(builder.write(List.of(small.whole()))).kind())
        .isEqualTo(Kind.CORRUPT);
  }

  @Test
  void missingTablesAreMissed() {
    JpegFile jpeg = JpegFile.of(32, 32, 1, TiffJpegTest::level);
    byte[] tiff =
        new TiffBuilder(32, 32, 1, 8).compression(JPEG).write(List.of(jpeg.abbreviated()));

    assertThat(Decoded.refusal(tiff)).hasMessageContaining("not defined");
  }

  @Test
  void theJpegOfEarlierTiffsIsRefusedByName() {
    byte[] tiff = new TiffBuilder(32, 32, 1, 8).compression(6).write(List.of(new byte[99]));

    assertThat(Decoded.refusal(tiff)).hasMessageContaining("old-style JPEG");
  }

  private static void assertNear(Decoded decoded, int photometric) {
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        for (int plane = 0; plane < decoded.picture().planes().size(); plane++) {
          int level = level(x, y, plane);
          boolean inverted = photometric == 0;
          boolean signed = photometric == 8 && plane > 0;
          int expected = inverted ? 255 - level : signed ? level ^ 0x80 : level;
          int difference = decoded.at(plane, x, y) - expected;
          // The first bit of a signed sample is no amount: what is near may be far.
          if (Math.abs(difference) > 4 && (!signed || Math.abs(difference) < 250)) {
            assertThat(difference).as("%d at %d, %d", plane, x, y).isZero();
          }
        }
      }
    }
  }

  private static byte[] tiff(
      int samples, int photometric, Cut cut, boolean shared, boolean planar) {
    TiffBuilder builder =
        cut.apply(new TiffBuilder(WIDTH, HEIGHT, samples, 8))
            .compression(JPEG)
            .photometric(photometric);
    if (planar && samples > 1) {
      builder.planar();
    }
    List<byte[]> segments = new ArrayList<>();
    for (int plane = 0; plane < (planar ? samples : 1); plane++) {
      for (int top = 0; top < HEIGHT; top += cut.rows()) {
        for (int left = 0; left < WIDTH; left += cut.columns()) {
          Samples part = part(left, top, plane);
          JpegFile jpeg = JpegFile.of(cut.columns(), cut.rowsFrom(top), planar ? 1 : samples, part);
          segments.add(shared ? jpeg.abbreviated() : jpeg.whole());
          if (shared) {
            builder.tag(JPEG_TABLES, UNDEFINED, jpeg.tables());
          }
        }
      }
    }
    return builder.write(segments);
  }

  private static Samples part(int left, int top, int plane) {
    return (x, y, sample) ->
        level(Math.min(WIDTH - 1, left + x), Math.min(HEIGHT - 1, top + y), plane + sample);
  }

  /**
   * How the picture is cut.
   *
   * @param tile the width of tiles, 0 for strips
   */
  private record Cut(int tile, int rows) {

    static final List<Cut> ALL =
        List.of(new Cut(0, HEIGHT), new Cut(0, 16), new Cut(32, 16), new Cut(96, 64));

    TiffBuilder apply(TiffBuilder builder) {
      return tile == 0 ? builder.strips(rows) : builder.tiles(tile, rows);
    }

    int columns() {
      return tile == 0 ? WIDTH : tile;
    }

    int rowsFrom(int top) {
      return tile == 0 ? Math.min(rows, HEIGHT - top) : rows;
    }
  }
}
