package io.github.mediastore.internal.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeException.Kind;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Run lengths of 8 and of 4 bits. The colour of index {@code i} is {@code i}. */
class RunLengthsTest {

  private static final int OPAQUE = 0xFF000000;

  @Test
  void aRunRepeatsAnIndexOrTwoInTurn() throws DecodeException {
    assertThat(eight(5, 1, 5, 7, 0, 1)).containsExactly(7, 7, 7, 7, 7);
    assertThat(four(5, 1, 5, 0x12, 0, 1)).containsExactly(1, 2, 1, 2, 1);
  }

  @Test
  void absoluteIndexesArePaddedToAnEvenNumberOfBytes() throws DecodeException {
    assertThat(eight(6, 1, 0, 3, 1, 2, 3, 99, 3, 9, 0, 1)).containsExactly(1, 2, 3, 9, 9, 9);
    assertThat(eight(6, 1, 0, 4, 1, 2, 3, 4, 2, 9, 0, 1)).containsExactly(1, 2, 3, 4, 9, 9);
    assertThat(four(6, 1, 0, 3, 0x12, 0x3F, 3, 0x99, 0, 1)).containsExactly(1, 2, 3, 9, 9, 9);
    assertThat(four(6, 1, 0, 5, 0x12, 0x34, 0x5F, 99, 1, 0x99, 0, 1))
        .containsExactly(1, 2, 3, 4, 5, 9);
    assertThat(four(8, 1, 0, 6, 0x12, 0x34, 0x56, 99, 2, 0x99, 0, 1))
        .containsExactly(1, 2, 3, 4, 5, 6, 9, 9);
  }

  @Test
  void rowsGoUpAndWhatIsNotSetIsIndexZero() throws DecodeException {
    assertThat(eight(3, 3, 2, 1, 0, 0, 0, 0, 1, 2, 0, 1))
        .containsExactly(2, 0, 0, 0, 0, 0, 1, 1, 0);
    assertThat(four(3, 3, 2, 0x11, 0, 0, 0, 0, 1, 0x22, 0, 1))
        .containsExactly(2, 0, 0, 0, 0, 0, 1, 1, 0);
  }

  @Test
  void aDeltaGoesRightUpOrBoth() throws DecodeException {
    assertThat(eight(4, 1, 1, 1, 0, 2, 2, 0, 1, 2, 0, 1)).containsExactly(1, 0, 0, 2);
    assertThat(eight(2, 3, 1, 1, 0, 2, 0, 2, 1, 2, 0, 1)).containsExactly(0, 2, 0, 0, 1, 0);
    assertThat(eight(4, 2, 1, 1, 0, 2, 1, 1, 1, 2, 0, 1)).containsExactly(0, 0, 2, 0, 1, 0, 0, 0);
    assertThat(four(4, 2, 1, 0x11, 0, 2, 1, 1, 1, 0x22, 0, 1))
        .containsExactly(0, 0, 2, 0, 1, 0, 0, 0);
    assertThat(eight(2, 1, 1, 1, 0, 2, 0, 0, 1, 2, 0, 1)).containsExactly(1, 2);
  }

  @Test
  void whatGoesOverAnEdgeIsCutOff() throws DecodeException {
    assertThat(eight(2, 2, 9, 1, 0, 0, 0, 3, 2, 3, 4, 0, 0, 1)).containsExactly(2, 3, 1, 1);
    assertThat(four(2, 2, 9, 0x11, 0, 0, 0, 3, 0x23, 0x40, 0, 1)).containsExactly(2, 3, 1, 1);
    assertThat(eight(2, 2, 0, 2, 9, 1, 4, 7, 0, 1)).containsExactly(0, 0, 0, 0);
    assertThat(eight(2, 2, 2, 1, 0, 2, 0, 200, 4, 7, 0, 1)).containsExactly(0, 0, 1, 1);
    assertThat(eight(2, 1, 2, 1, 0, 0, 2, 2, 0, 0, 2, 3)).containsExactly(1, 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anyCommandsGiveWhatAPlainReadingOfThemGives(boolean nibbles) throws DecodeException {
    Random random = new Random(nibbles ? 4 : 8);
    for (int i = 0; i < 1500; i++) {
      int width = 1 + random.nextInt(20);
      int height = 1 + random.nextInt(12);
      int[] commands = commands(nibbles, random);

      assertThat(indexes(nibbles, width, height, commands))
          .as("%d x %d of %s", width, height, Arrays.toString(commands))
          .isEqualTo(plainly(nibbles, width, height, commands));
    }
  }

  @Test
  void anEndWithoutItsMarkIsOneIfAllRowsAreThere() throws DecodeException {
    assertThat(eight(2, 2, 2, 1, 0, 0, 2, 2)).containsExactly(2, 2, 1, 1);
    assertThat(eight(2, 2, 2, 1, 0, 0, 2, 2, 0, 0)).containsExactly(2, 2, 1, 1);
    assertThat(eight(2, 2, 2, 1, 0, 0, 1, 2, 0, 0)).containsExactly(2, 0, 1, 1);
  }

  @Test
  void anEndWithoutItsMarkIsOneIfAllThatWasAnnouncedIsThere() throws DecodeException {
    BmpBuilder bmp = new BmpBuilder(40, 2, 2, 8).palette(palette()).compression(1);
    byte[] file = bmp.data(2, 1).imageBytes(2).bytes();

    assertThat(Bmp.pixels(file)).containsExactly(OPAQUE, OPAQUE, OPAQUE | 1, OPAQUE | 1);
    assertThat(Bmp.refusal(bmp.imageBytes(3).bytes()).kind()).isEqualTo(Kind.TRUNCATED);
  }

  @Test
  void anEndWithinAPictureIsACut() {
    for (int[] commands :
        new int[][] {
          {},
          {2},
          {2, 1},
          {2, 1, 0, 0, 1, 1},
          {2, 1, 0, 0, 0},
          {2, 1, 0, 0, 0, 2},
          {0, 2, 1},
          {2, 1, 0, 0, 0, 5, 1, 2}
        }) {
      byte[] bmp =
          new BmpBuilder(40, 2, 2, 8).palette(palette()).compression(1).data(commands).bytes();

      assertThat(Bmp.refusal(bmp).kind()).as(Arrays.toString(commands)).isEqualTo(Kind.TRUNCATED);
    }
  }

  @Test
  void wholeRowsOfACutPictureAreGivenWhenAsked() throws DecodeException {
    byte[] bmp =
        new BmpBuilder(40, 2, 3, 8)
            .palette(palette())
            .compression(1)
            .data(2, 1, 0, 0, 2, 2, 0, 0, 1, 3)
            .bytes();

    assertThat(Bmp.refusal(bmp).kind()).isEqualTo(Kind.TRUNCATED);
    assertThat(Bmp.pixels(Bmp.decode(bmp, true)))
        .containsExactly(OPAQUE, OPAQUE, OPAQUE | 2, OPAQUE | 2, OPAQUE | 1, OPAQUE | 1);
  }

  @Test
  void theyAreOfTheBitsThatTheyAreForAndFromBelow() {
    for (int bits : new int[] {1, 4, 8, 24}) {
      for (int compression = 1; compression <= 2; compression++) {
        byte[] bmp =
            new BmpBuilder(40, 2, 2, bits).palette(palette()).compression(compression).bytes();
        Kind expected = bits * compression == 8 ? Kind.TRUNCATED : Kind.CORRUPT;

        assertThat(Bmp.refusal(bmp).kind()).as("%d, %d", bits, compression).isEqualTo(expected);
      }
    }
    byte[] topDown =
        new BmpBuilder(40, 2, -2, 8).palette(palette()).compression(1).data(0, 1).bytes();
    assertThat(Bmp.refusal(topDown)).hasMessage("run lengths from the top down");
  }

  private static int[] eight(int width, int height, int... commands) throws DecodeException {
    return indexes(false, width, height, commands);
  }

  private static int[] four(int width, int height, int... commands) throws DecodeException {
    return indexes(true, width, height, commands);
  }

  private static int[] indexes(boolean nibbles, int width, int height, int... commands)
      throws DecodeException {
    byte[] bmp =
        new BmpBuilder(40, width, height, nibbles ? 4 : 8)
            .palette(palette())
            .compression(nibbles ? 2 : 1)
            .data(commands)
            .bytes();
    return IntStream.of(Bmp.pixels(bmp)).map(pixel -> pixel & 0xFFFFFF).toArray();
  }

  private static int[] palette() {
    return IntStream.range(0, 256).toArray();
  }

  private static int[] commands(boolean nibbles, Random random) {
    ByteArrayOutputStream commands = new ByteArrayOutputStream();
    for (int left = random.nextInt(40); left > 0; left--) {
      int kind = random.nextInt(8);
      if (kind < 4) {
        commands.write(1 + random.nextInt(kind == 0 ? 255 : 6));
        commands.write(random.nextInt(256));
      } else {
        int escape = kind == 4 ? 0 : kind == 5 ? 2 : 3 + random.nextInt(9);
        commands.write(0);
        commands.write(escape);
        int bytes = nibbles && escape > 2 ? (escape + 1) / 2 : escape;
        for (int i = 0; i < bytes + bytes % 2; i++) {
          commands.write(escape == 2 ? random.nextInt(5) : random.nextInt(256));
        }
      }
    }
    commands.writeBytes(new byte[] {0, 1});
    byte[] bytes = commands.toByteArray();
    return IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xFF).toArray();
  }

  /** Reads commands one by one into a whole picture. */
  private static int[] plainly(boolean nibbles, int width, int height, int[] commands) {
    int[] picture = new int[width * height];
    int x = 0;
    int y = height - 1;
    int at = 0;
    while (at + 1 < commands.length) {
      int count = commands[at];
      int value = commands[at + 1];
      at += 2;
      if (count == 0 && value == 0) {
        x = 0;
        y--;
      } else if (count == 0 && value == 1) {
        break;
      } else if (count == 0 && value == 2) {
        x += commands[at];
        y -= commands[at + 1];
        at += 2;
      } else {
        int pixels = count == 0 ? value : count;
        for (int i = 0; i < pixels; i++) {
          int pair = count > 0 ? value : commands[at + (nibbles ? i / 2 : i)];
          int index = !nibbles ? pair : i % 2 == 0 ? pair / 16 : pair % 16;
          if (x < width && y >= 0) {
            picture[y * width + x] = index;
          }
          x++;
        }
        int bytes = count > 0 ? 0 : nibbles ? (value + 1) / 2 : value;
        at += bytes + bytes % 2;
      }
    }
    return picture;
  }
}
