package io.github.mediastore.internal.bmp;

import static io.github.mediastore.internal.bmp.Bmp.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeException.Kind;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedBmpTest {

  private static final int[] COLORS = new Random(2).ints(35).map(i -> i >>> 8).toArray();

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 16, 24, 32})
  void everyPrefixIsTruncatedUntilThePictureIsWholeButForItsPadding(int bits)
      throws DecodeException {
    int[] palette = bits <= 8 ? Arrays.copyOf(COLORS, 2) : new int[0];
    int[] pixels = Arrays.stream(COLORS).map(i -> i & -1 >>> (32 - Math.min(bits, 24))).toArray();
    byte[] whole =
        new BmpBuilder(40, 7, 5, bits)
            .palette(palette)
            .colorsUsed(palette.length)
            .pixels(pixels)
            .bytes();
    int padding = -((7 * bits + 7) / 8) & 3;

    for (int length = 2; length < whole.length - padding; length++) {
      DecodeException refusal = refusal(Arrays.copyOf(whole, length));
      assertThat(refusal.kind()).as("first %d bytes", length).isEqualTo(Kind.TRUNCATED);
    }
    assertThat(Bmp.pixels(Arrays.copyOf(whole, whole.length - padding)))
        .isEqualTo(Bmp.pixels(whole));
  }

  @Test
  void rowsThatHaveArrivedAreGivenWhenAsked() throws DecodeException {
    byte[] up = new BmpBuilder(40, 7, 5, 24).pixels(COLORS).bytes();
    byte[] down = new BmpBuilder(40, 7, -5, 24).pixels(COLORS).bytes();
    int[] whole = Bmp.pixels(up);

    int[] lower = Bmp.pixels(Bmp.decode(Arrays.copyOf(up, up.length - 30), true));
    int[] upper = Bmp.pixels(Bmp.decode(Arrays.copyOf(down, down.length - 30), true));

    assertThat(Arrays.copyOf(lower, 14)).containsOnly(0xFF000000);
    assertThat(Arrays.copyOfRange(lower, 14, 35)).isEqualTo(Arrays.copyOfRange(whole, 14, 35));
    assertThat(Arrays.copyOf(upper, 21)).isEqualTo(Arrays.copyOf(whole, 21));
    assertThat(Arrays.copyOfRange(upper, 21, 35)).containsOnly(0xFF000000);
  }

  @Test
  void whatIsMissingIsTransparentWhereThereIsAlpha() throws DecodeException {
    byte[] bmp =
        new BmpBuilder(124, 1, 2, 32)
            .compression(3)
            .masks(0xFF0000, 0xFF00, 0xFF, 0xFF000000)
            .pixels(-1, -1)
            .bytes();

    assertThat(Bmp.pixels(Bmp.decode(Arrays.copyOf(bmp, bmp.length - 1), true)))
        .containsExactly(0, -1);
  }

  @Test
  void aPictureWithoutAWholeRowIsRefusedEvenThen() {
    byte[] bmp = new BmpBuilder(40, 7, 5, 24).pixels(COLORS).bytes();
    byte[] cut = Arrays.copyOf(bmp, 54 + 20);

    assertThat(catchThrowableOfType(DecodeException.class, () -> Bmp.decode(cut, true)))
        .hasMessage("74 bytes cannot hold its 7 x 5 pixels")
        .extracting(DecodeException::kind)
        .isEqualTo(Kind.TRUNCATED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "40 | 2  | 0 | BMP of 2 bits a pixel",
        "40 | 64 | 0 | BMP of 64 bits a pixel",
        "64 | 1  | 3 | BMP of Huffman codes (OS/2)",
        "40 | 1  | 3 | BMP of Huffman codes (OS/2)",
        "64 | 24 | 4 | BMP of run lengths of 24 bits a pixel (OS/2)",
        "40 | 24 | 4 | BMP of run lengths of 24 bits a pixel (OS/2)",
        "40 | 0  | 4 | BMP with a JPEG inside",
        "124| 0  | 5 | BMP with a PNG inside",
        "40 | 32 | 11| BMP of CMYK",
        "40 | 8  | 12| BMP of CMYK"
      })
  void whatIsValidButNotReadIsUncoveredByName(
      int headerLength, int bits, int compression, String name) {
    byte[] bmp = new BmpBuilder(headerLength, 1, 1, bits).compression(compression).bytes();

    assertThat(refusal(bmp))
        .hasMessage(name)
        .extracting(DecodeException::kind)
        .isEqualTo(Kind.UNCOVERED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "13 | 24 | 0 | a header of 13 bytes",
        "257| 24 | 0 | a header of 257 bytes",
        "40 | 0  | 0 | 0 bits a pixel",
        "40 | 7  | 0 | 7 bits a pixel",
        "40 | 8  | 3 | 8 bits a pixel with compression 3",
        "40 | 8  | 6 | 8 bits a pixel with compression 6",
        "40 | 24 | 7 | an unknown compression 7",
        "40 | 24 | -1| an unknown compression 4294967295"
      })
  void whatCannotBeIsCorrupt(int headerLength, int bits, int compression, String words) {
    byte[] bmp = new BmpBuilder(headerLength, 1, 1, bits).compression(compression).bytes();

    assertThat(refusal(bmp))
        .hasMessage(words)
        .extracting(DecodeException::kind)
        .isEqualTo(Kind.CORRUPT);
  }

  @Test
  void palettesMustHaveAColour() {
    assertThat(refusal(new BmpBuilder(40, 1, 1, 8).pixels(0).bytes()))
        .hasMessage("a palette without colours");
  }

  @Test
  void sizesThatCannotBeOrAreOverTheLimitsAreRefused() {
    assertThat(refusal(new BmpBuilder(40, 0, 1, 24).bytes()).kind()).isEqualTo(Kind.CORRUPT);
    assertThat(refusal(new BmpBuilder(40, -1, 1, 24).bytes()).kind()).isEqualTo(Kind.CORRUPT);
    assertThat(refusal(new BmpBuilder(40, 1, 0, 24).bytes()).kind()).isEqualTo(Kind.CORRUPT);
    assertThat(refusal(new BmpBuilder(40, 1, Integer.MIN_VALUE, 24).bytes()).kind())
        .isEqualTo(Kind.LIMIT);
    assertThat(refusal(new BmpBuilder(40, 65_501, 1, 1).palette(0, 1).bytes()).kind())
        .isEqualTo(Kind.LIMIT);
    assertThat(refusal(new BmpBuilder(40, 60_000, 60_000, 1).palette(0, 1).bytes()))
        .hasMessage("The BMP is 60000 x 60000; at most 100000000 pixels are read");
    assertThat(refusal(new byte[] {'B'}).kind()).isEqualTo(Kind.CORRUPT);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "8, 0", "8, 1", "4, 2", "16, 0", "24, 0", "32, 3"})
  void takesNoMoreThanItSaysAndFarLessThanThePicture(int bits, int compression)
      throws DecodeException {
    BmpBuilder bmp = new BmpBuilder(124, 4000, 3000, bits).compression(compression);
    if (bits <= 8) {
      bmp.palette(0x123456, 0x654321).colorsUsed(2);
    } else if (compression == 3) {
      bmp.masks(0xFF0000, 0xFF00, 0xFF, 0xFF000000);
    }
    if (compression == 0 || compression == 3) {
      byte[] row = new byte[(4000 * bits + 7) / 8];
      for (int y = 0; y < 3000; y++) {
        bmp.row(row);
      }
    } else {
      bmp.data(255, 1, 0, 1);
    }
    BmpDecoder decoder = BmpDecoder.open(bmp.bytes(), DecodeLimits.DEFAULT);
    decoder.decode(1024, 768, false);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getCurrentThreadAllocatedBytes();
    Picture picture = decoder.decode(1024, 768, false);
    long taken = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(picture.planes().get(0).width()).isEqualTo(1024);
    assertThat(taken).isLessThanOrEqualTo(decoder.memory(1024, 768));
    assertThat(decoder.memory(1024, 768)).isLessThan(20_000_000);
  }

  @Test
  void mutatedFilesGiveAPictureOrATypedRefusal() {
    Random random = new Random(42);
    byte[][] seeds = {
      new BmpBuilder(40, 7, 5, 24).pixels(COLORS).bytes(),
      new BmpBuilder(12, 7, 5, 4).palette(COLORS).pixels(new int[35]).bytes(),
      new BmpBuilder(124, 7, 5, 16).compression(3).masks(1, 2, 4, 8).pixels(COLORS).bytes(),
      new BmpBuilder(40, 7, 5, 8)
          .palette(COLORS)
          .colorsUsed(35)
          .compression(1)
          .data(7, 1, 0, 0, 0, 3, 1, 2, 3, 0, 0, 2, 1, 1, 9, 9, 0, 0, 7, 7, 0, 1)
          .bytes(),
      new BmpBuilder(64, 7, 5, 4)
          .palette(Arrays.copyOf(COLORS, 16))
          .compression(2)
          .data(7, 1, 0, 0, 0, 3, 1, 2, 0, 2, 1, 1, 9, 9, 0, 0, 7, 7, 0, 1)
          .bytes()
    };
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bmp = seeds[i % seeds.length].clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        bmp[random.nextInt(bmp.length)] = (byte) random.nextInt();
      }
      if (i % 3 == 0) {
        bmp = Arrays.copyOf(bmp, random.nextInt(bmp.length));
      }
      try {
        BmpDecoder.open(bmp, new DecodeLimits(100_000, 65_500)).decode(3, 2, i % 2 == 0);
      } catch (DecodeException e) {
        assertThat(e).hasMessageMatching("(?s).{10,}");
        refused++;
      }
    }
    assertThat(refused).isBetween(5_000, 17_000);
  }
}
