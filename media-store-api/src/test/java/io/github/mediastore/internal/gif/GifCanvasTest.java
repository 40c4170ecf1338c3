package io.github.mediastore.internal.gif;

import static io.github.mediastore.internal.gif.Decoding.header;
import static io.github.mediastore.internal.gif.Decoding.pixels;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the first frame lies, and what of it is transparent. */
class GifCanvasTest {

  private static final int RED = 0xFFFF0000;
  private static final int BLUE = 0xFF0000FF;
  private static final int NOTHING = 0;
  private static final int[] COLORS = {0xFF0000, 0x0000FF};

  @ParameterizedTest
  @ValueSource(ints = {0, GifBuilder.INTERLACED})
  void theCanvasBesideTheFrameIsTransparent(int flags) throws IOException {
    byte[] gif = gif(GifBuilder.canvas(4, 4, COLORS), 1, 1, 2, 2, flags);

    assertThat(pixels(gif))
        .containsExactly(
            NOTHING, NOTHING, NOTHING, NOTHING, //
            NOTHING, BLUE, BLUE, NOTHING, //
            NOTHING, BLUE, BLUE, NOTHING, //
            NOTHING, NOTHING, NOTHING, NOTHING);
  }

  /** As Pillow and libnsgif do. */
  @ParameterizedTest
  @CsvSource({
    "10, 8, 0, 0, 12, 9",
    "10, 8, 5, 4, 17, 13",
    "20, 1, 0, 0, 20, 9",
    "20, 30, 20, 30, 32, 39",
    "0, 0, 0, 0, 12, 9",
    "0, 0, 3, 2, 15, 11",
    "0, 9, 0, 0, 12, 9",
    "12, 0, 0, 0, 12, 9"
  })
  void theCanvasGrowsUntilItHoldsTheFrame(
      int canvasWidth, int canvasHeight, int x, int y, int width, int height) throws IOException {
    byte[] gif = gif(GifBuilder.canvas(canvasWidth, canvasHeight, COLORS), x, y, 12, 9, 0);

    int[] pixels = pixels(gif);

    assertThat(header(gif).dimensions()).hasToString(width + " x " + height);
    assertThat(Arrays.stream(pixels).filter(pixel -> pixel == BLUE).count()).isEqualTo(12 * 9);
    assertThat(pixels[y * width + x]).isEqualTo(BLUE);
  }

  @Test
  void aTransparentIndexShowsNothing() throws IOException {
    assertThat(pixels(twoPixels(canvas().graphicControl(1, 1)))).containsExactly(RED, NOTHING);
    assertThat(pixels(twoPixels(canvas().graphicControl(0, 1)))).containsExactly(RED, BLUE);
  }

  @Test
  void aTransparentIndexMayLieBeyondTheColours() throws IOException {
    byte[] gif =
        canvas()
            .graphicControl(1, 200)
            .frame(0, 0, 2, 1, 0)
            .imageData(8, new byte[] {(byte) 200, (byte) 201})
            .trailer()
            .build();

    assertThat(pixels(gif)).containsExactly(NOTHING, 0xFF000000);
  }

  /** The first sub-block counts; of bytes that it lacks, 0 is taken. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 255})
  void aGraphicControlExtensionMayHaveAnyLength(int length) throws IOException {
    byte[] contents = new byte[length];
    contents[0] = 1;
    if (length > 3) {
      contents[3] = 1;
    }
    byte[] gif = twoPixels(canvas().extension(0xF9, contents));

    assertThat(pixels(gif)[length > 3 ? 1 : 0]).isEqualTo(NOTHING);
    assertThat(pixels(gif)[length > 3 ? 0 : 1]).isEqualTo(length > 3 ? RED : BLUE);
  }

  @Test
  void anEmptyGraphicControlExtensionSaysNothing() throws IOException {
    assertThat(pixels(twoPixels(canvas().extension(0xF9)))).containsExactly(RED, BLUE);
  }

  @Test
  void ofAGraphicControlExtensionOnlyTheFirstSubBlockCounts() throws IOException {
    GifBuilder two = canvas().bytes('!', 0xF9, 4, 1, 0, 0, 1, 4, 1, 0, 0, 0, 0);

    assertThat(pixels(twoPixels(two))).containsExactly(RED, NOTHING);
  }

  /** As Pillow, libnsgif and ImageMagick do. */
  @Test
  void ofSeveralGraphicControlExtensionsTheLastWithAnIndexCounts() throws IOException {
    assertThat(pixels(twoPixels(canvas().graphicControl(1, 1).graphicControl(0, 0))))
        .containsExactly(RED, NOTHING);
    assertThat(pixels(twoPixels(canvas().graphicControl(1, 0).graphicControl(1, 1))))
        .containsExactly(RED, NOTHING);
  }

  @Test
  void onlyTheFirstFrameIsShown() throws IOException {
    byte[] gif =
        canvas()
            .frame(0, 0, 2, 1, 0)
            .imageData(2, new byte[] {0, 1})
            .graphicControl(1, 0)
            .frame(0, 0, 5, 5, 0, 0x123456, 0x654321)
            .imageData(2, new byte[25])
            .trailer()
            .build();

    assertThat(pixels(gif)).containsExactly(RED, BLUE);
    assertThat(header(gif).frames()).hasToString("2");
  }

  @ParameterizedTest
  @ValueSource(ints = {GifBuilder.COMMENT, GifBuilder.PLAIN_TEXT, GifBuilder.APPLICATION, 0x77})
  void extensionsAreSkipped(int label) throws IOException {
    byte[] contents = new byte[1000];
    new Random(label).nextBytes(contents);
    GifBuilder before =
        canvas().extension(label).graphicControl(1, 1).extension(label, contents).bytes(0, 0);

    assertThat(pixels(twoPixels(before))).containsExactly(RED, NOTHING);
  }

  private static GifBuilder canvas() {
    return GifBuilder.canvas(2, 1, COLORS);
  }

  private static byte[] twoPixels(GifBuilder start) {
    return start.frame(0, 0, 2, 1, 0).imageData(2, new byte[] {0, 1}).trailer().build();
  }

  private static byte[] gif(GifBuilder start, int x, int y, int width, int height, int flags) {
    byte[] indexes = new byte[width * height];
    Arrays.fill(indexes, (byte) 1);
    return start.frame(x, y, width, height, flags).imageData(2, indexes).trailer().build();
  }
}
