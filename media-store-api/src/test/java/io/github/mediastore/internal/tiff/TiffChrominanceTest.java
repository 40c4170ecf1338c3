package io.github.mediastore.internal.tiff;

import static io.github.mediastore.internal.tiff.TiffBuilder.RATIONAL;
import static io.github.mediastore.internal.tiff.TiffBuilder.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeException.Kind;
import io.github.mediastore.internal.raster.Picture.Colour;
import io.github.mediastore.internal.raster.Plane;
import io.github.mediastore.internal.raster.YcbcrPlanes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YCbCr whose colours change slowly, so that it hardly matters how many pixels share one. */
class TiffChrominanceTest {

  private static final int WIDTH = 61;
  private static final int HEIGHT = 43;
  private static final int YCBCR = 6;

  private static final int COEFFICIENTS = 529;
  private static final int SUBSAMPLING = 530;
  private static final int REFERENCE = 532;

  /** Returns a component of a pixel, whose edges go on beyond the picture. */
  private static int component(int x, int y, int component) {
    return switch (component) {
      case 0 -> 40 + x + 2 * y;
      case 1 -> 100 + x / 2 + y / 4;
      default -> 160 - x / 4 - y / 2;
    };
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "1, 2", "2, 2", "4, 1", "1, 4", "4, 2", "2, 4", "4, 4"})
  void pixelsMayShareTheirChrominances(int across, int down) throws DecodeException {
    for (Cut cut : List.of(new Cut(0, HEIGHT), new Cut(0, 8), new Cut(16, 16), new Cut(48, 32))) {
      for (int compression : new int[] {1, 5, 8, 32773}) {
        assertNear(Decoded.of(blocks(across, down, cut, compression)));
        assertNear(Decoded.of(planes(across, down, cut, compression)));
      }
    }
  }

  @Test
  void twoByTwoIsWhatIsMeantWhereNothingIsTold() throws DecodeException {
    byte[] told = blocks(2, 2, new Cut(0, HEIGHT), 1);
    TiffBuilder builder = builder(2, 2).without(SUBSAMPLING);

    assertNear(Decoded.of(builder.write(blockSegments(2, 2, new Cut(0, HEIGHT)))));
    assertNear(Decoded.of(told));
  }

  @Test
  void theSameColoursMayBeToldByOtherCoefficientsAndInANarrowerRange() throws DecodeException {
    long[] bt709 = {2126, 10_000, 7152, 10_000, 722, 10_000};
    long[] studio = {16, 1, 235, 1, 128, 1, 240, 1, 128, 1, 240, 1};
    byte[] rgb = {(byte) 200, 100, 40};
    byte[] tiff =
        new TiffBuilder(8, 8, 3, 8)
            .photometric(YCBCR)
            .tag(SUBSAMPLING, SHORT, 1, 1)
            .tag(COEFFICIENTS, RATIONAL, bt709)
            .tag(REFERENCE, RATIONAL, studio)
            .write((x, y, sample) -> studioOf(rgb, sample));

    Decoded decoded = Decoded.of(tiff);

    assertThat(decoded.picture().colour()).isEqualTo(Colour.RGB);
    for (int color = 0; color < 3; color++) {
      assertThat(decoded.at(color, 3, 3)).isCloseTo(rgb[color] & 0xFF, Offset.offset(2));
    }
  }

  /** ITU-R BT.709, section 3 and 4. */
  private static int studioOf(byte[] rgb, int component) {
    double red = (rgb[0] & 0xFF) / 255.0;
    double green = (rgb[1] & 0xFF) / 255.0;
    double blue = (rgb[2] & 0xFF) / 255.0;
    double luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    double value =
        switch (component) {
          case 0 -> 16 + 219 * luma;
          case 1 -> 128 + 224 * (blue - luma) / 1.8556;
          default -> 128 + 224 * (red - luma) / 1.5748;
        };
    return (int) Math.rint(value);
  }

  @Test
  void damagedCoefficientsAreThoseOfJpeg() throws DecodeException {
    byte[] tiff =
        builder(1, 1)
            .tag(COEFFICIENTS, RATIONAL, 1, 0, 0, 1, 0, 0)
            .write(blockSegments(1, 1, new Cut(0, HEIGHT)));

    assertNear(Decoded.of(tiff));
  }

  @Test
  void chrominanceMayComeWithAnOpacity() throws DecodeException {
    byte[] tiff =
        new TiffBuilder(8, 8, 4, 8)
            .photometric(YCBCR)
            .tag(SUBSAMPLING, SHORT, 1, 1)
            .tag(338, SHORT, 2)
            .write((x, y, sample) -> new int[] {150, 128, 128, 51}[sample]);

    Decoded decoded = Decoded.of(tiff);

    for (int color = 0; color < 3; color++) {
      assertThat(decoded.at(color, 4, 4)).isCloseTo(30, Offset.offset(1));
    }
    assertThat(decoded.alphaAt(4, 4)).isEqualTo(51);
  }

  @Test
  void whatDoesNotFitIsDamaged() {
    byte[] three = builder(3, 3).write(List.of(new byte[10_000]));
    byte[] strips = builder(2, 2).strips(3).write(List.of(new byte[10_000]));

    assertThat(Decoded.refusal(three).kind()).isEqualTo(Kind.CORRUPT);
    assertThat(Decoded.refusal(strips)).hasMessageContaining("does not fit");
  }

  private static void assertNear(Decoded decoded) {
    assertThat(decoded.picture().colour()).isEqualTo(Colour.YCBCR);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        assertThat(decoded.at(0, x, y)).isEqualTo(component(x, y, 0));
        for (int chroma = 1; chroma < 3; chroma++) {
          int difference = decoded.at(chroma, x, y) - component(x, y, chroma);
          if (Math.abs(difference) > 2) {
            assertThat(difference).as("%d at %d, %d", chroma, x, y).isZero();
          }
        }
      }
    }
    List<Plane> planes = decoded.picture().planes();
    assertThat(YcbcrPlanes.toPixels(planes.get(0), planes.get(1), planes.get(2)))
        .hasSize(WIDTH * HEIGHT);
  }

  private static TiffBuilder builder(int across, int down) {
    return new TiffBuilder(WIDTH, HEIGHT, 3, 8)
        .photometric(YCBCR)
        .tag(SUBSAMPLING, SHORT, across, down);
  }

  private static byte[] blocks(int across, int down, Cut cut, int compression) {
    TiffBuilder builder = cut.apply(builder(across, down)).compression(compression);
    return builder.write(stored(blockSegments(across, down, cut), compression));
  }

  private static byte[] planes(int across, int down, Cut cut, int compression) {
    TiffBuilder builder = cut.apply(builder(across, down)).planar().compression(compression);
    List<byte[]> segments = new ArrayList<>();
    for (int component = 0; component < 3; component++) {
      int sharedAcross = component == 0 ? 1 : across;
      int sharedDown = component == 0 ? 1 : down;
      for (int top = 0; top < HEIGHT; top += cut.rows()) {
        for (int left = 0; left < WIDTH; left += cut.columns()) {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          for (int y = top; y < cut.bottom(top); y += sharedDown) {
            for (int x = left; x < left + cut.columns(); x += sharedAcross) {
              bytes.write(average(x, y, sharedAcross, sharedDown, component));
            }
          }
          segments.add(bytes.toByteArray());
        }
      }
    }
    return builder.write(stored(segments, compression));
  }

  private static List<byte[]> blockSegments(int across, int down, Cut cut) {
    List<byte[]> segments = new ArrayList<>();
    for (int top = 0; top < HEIGHT; top += cut.rows()) {
      for (int left = 0; left < WIDTH; left += cut.columns()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int y = top; y < cut.bottom(top); y += down) {
          for (int x = left; x < left + cut.columns(); x += across) {
            for (int i = 0; i < across * down; i++) {
              bytes.write(component(x + i % across, y + i / across, 0));
            }
            bytes.write(average(x, y, across, down, 1));
            bytes.write(average(x, y, across, down, 2));
          }
        }
        segments.add(bytes.toByteArray());
      }
    }
    return segments;
  }

  private static int average(int left, int top, int across, int down, int component) {
    double sum = 0;
    for (int i = 0; i < across * down; i++) {
      sum += component(left + i % across, top + i / across, component);
    }
    return (int) Math.rint(sum / (across * down));
  }

  private static List<byte[]> stored(List<byte[]> segments, int compression) {
    return segments.stream()
        .map(
            segment ->
                switch (compression) {
                  case 5 -> Encoders.lzw(segment);
                  case 8 -> Encoders.deflate(segment);
                  case 32773 -> Encoders.packBits(segment);
                  default -> segment;
                })
        .toList();
  }

  /**
   * How the picture is cut.
   *
   * @param tile the width of tiles, 0 for strips
   */
  private record Cut(int tile, int rows) {

    TiffBuilder apply(TiffBuilder builder) {
      return tile == 0 ? builder.strips(rows) : builder.tiles(tile, rows);
    }

    int columns() {
      return tile == 0 ? WIDTH : tile;
    }

    int bottom(int top) {
      return tile == 0 ? Math.min(top + rows, HEIGHT) : top + rows;
    }
  }
}
