package io.github.mediastore.internal.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeException.Kind;
import io.github.mediastore.internal.raster.DecodeLimits;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DamagedPngTest {

  private static final byte[] ROW = {0, 10, 20, 30};
  private static final byte[] GOOD = PngBuilder.png(3, 8, 0, ROW, ROW, ROW);

  @Test
  void everyPrefixIsTruncatedUntilThePictureIsWhole() throws DecodeException {
    byte[] samples = decode(GOOD, false).planes().get(0).samples();
    int length = 0;
    DecodeException refusal = refusal(new byte[0]);
    while (refusal != null) {
      assertThat(refusal.kind()).as("first %d bytes", length).isEqualTo(Kind.TRUNCATED);
      length++;
      refusal = refusal(Arrays.copyOf(GOOD, length));
    }

    assertThat(length).isGreaterThan(GOOD.length / 2);
    for (; length <= GOOD.length; length++) {
      assertThat(decode(Arrays.copyOf(GOOD, length), false).planes().get(0).samples())
          .isEqualTo(samples);
    }
  }

  @Test
  void whatWasReadOfATruncatedPictureIsGivenWhenAsked() throws DecodeException {
    byte[][] rows = new byte[100][200];
    for (byte[] row : rows) {
      new Random(1).nextBytes(row);
    }
    byte[] png = PngBuilder.png(200, 8, 0, PngBuilder.filtered(rows, 1));
    byte[] cut = Arrays.copyOf(png, png.length * 2 / 3);

    assertThat(refusal(cut).kind()).isEqualTo(Kind.TRUNCATED);
    byte[] samples = decode(cut, true).planes().get(0).samples();
    assertThat(samples).startsWith(rows[0]);
    assertThat(samples[samples.length - 1]).isZero();
  }

  @Test
  void aPictureWithoutAWholeRowIsRefusedEvenThen() {
    byte[] cut = Arrays.copyOf(GOOD, GOOD.length - 12 - 4 - 12);

    assertThat(catchThrowableOfType(DecodeException.class, () -> decode(cut, true)).kind())
        .isEqualTo(Kind.TRUNCATED);
  }

  @Test
  void wrongCheckValuesOfWhatIsUsedAreCorrupt() {
    byte[] header = GOOD.clone();
    header[30]++;
    byte[] palette = new PngBuilder().header(1, 1, 8, 3).brokenChunk("PLTE", new byte[3]).bytes();
    byte[] data =
        new PngBuilder()
            .header(3, 1, 8, 0)
            .brokenChunk("IDAT", PngBuilder.deflated(ROW))
            .chunk("IEND")
            .bytes();

    assertThat(refusal(header))
        .hasMessage("The check value of chunk IHDR is wrong")
        .extracting(DecodeException::kind)
        .isEqualTo(Kind.CORRUPT);
    assertThat(refusal(palette)).hasMessage("The check value of chunk PLTE is wrong");
    assertThat(refusal(data)).hasMessage("The check value of chunk IDAT is wrong");
  }

  @Test
  void brokenAncillaryChunksArePassedOver() throws DecodeException {
    byte[] png =
        new PngBuilder()
            .header(3, 1, 8, 2)
            .brokenChunk("iCCP", new byte[9])
            .brokenChunk("tRNS", new byte[6])
            .chunk("tRNS", 1, 2, 3)
            .chunk("PLTE", 1)
            .imageData(new byte[10])
            .bytes();

    assertThat(decode(png, false).toPixels()).containsOnly(0xFF000000);
  }

  @Test
  void moreDataThanThePictureHoldsAreIgnored() throws DecodeException {
    byte[] png = new PngBuilder().header(3, 1, 8, 0).imageData(ROW, new byte[1 << 24]).bytes();
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    assertThat(decode(png, false).planes().get(0).samples()).containsExactly(10, 20, 30);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
  }

  @Test
  void fewerDataThanThePictureHoldsAreCorrupt() {
    byte[] ends = new PngBuilder().header(3, 2, 8, 0).imageData(ROW).chunk("IEND").bytes();
    byte[] interrupted =
        new PngBuilder()
            .header(3, 2, 8, 0)
            .chunk("IDAT", Arrays.copyOf(PngBuilder.deflated(ROW, ROW), 6))
            .chunk("IEND")
            .bytes();

    assertThat(refusal(ends)).hasMessage("The compressed data end before the picture does");
    assertThat(refusal(interrupted)).hasMessage("Chunk IEND comes before the picture's end");
  }

  @Test
  void imageDataMayBeSplitAnywhere() throws DecodeException {
    PngBuilder png = new PngBuilder().header(3, 2, 8, 0);
    for (byte part : PngBuilder.deflated(ROW, ROW)) {
      png.chunk("IDAT", part).chunk("IDAT");
    }

    assertThat(decode(png.chunk("IEND").bytes(), false).planes().get(0).samples())
        .containsExactly(10, 20, 30, 10, 20, 30);
  }

  @Test
  void impossibleHeadersAreCorrupt() {
    assertThat(refusal(new PngBuilder().header(0, 1, 8, 0).bytes()))
        .hasMessage("A size of 0 x 1 is not possible");
    assertThat(refusal(new PngBuilder().header(1, -1, 8, 0).bytes()))
        .hasMessage("A size of 1 x 4294967295 is not possible");
    assertThat(refusal(new PngBuilder().header(1, 1, 3, 0).bytes()))
        .hasMessage("Colour type 0 with 3 bits does not exist");
    assertThat(refusal(new PngBuilder().header(1, 1, 4, 2).bytes()))
        .hasMessage("Colour type 2 with 4 bits does not exist");
    assertThat(refusal(new PngBuilder().header(1, 1, 8, 0, 1, 0, 0).bytes()).kind())
        .isEqualTo(Kind.CORRUPT);
    assertThat(refusal(new PngBuilder().chunk("IHDR", 1, 2).bytes()))
        .hasMessage("The header has 2 bytes, not 13");
  }

  @Test
  void palettesMustExistAndBePossible() {
    assertThat(refusal(new PngBuilder().header(1, 1, 8, 3).imageData(new byte[2]).bytes()))
        .hasMessage("The palette is missing");
    assertThat(refusal(new PngBuilder().header(1, 1, 8, 3).chunk("PLTE", 1, 2).bytes()))
        .hasMessage("A palette of 2 bytes is not possible");
  }

  @Test
  void whatIsValidButNotReadIsUncovered() {
    byte[] unknown = new PngBuilder().header(1, 1, 8, 0).chunk("ABCD").bytes();

    assertThat(refusal(unknown))
        .hasMessage("Chunk ABCD is not known")
        .extracting(DecodeException::kind)
        .isEqualTo(Kind.UNCOVERED);
  }

  @Test
  void picturesOverTheLimitsAreRefusedByTheirHeader() {
    byte[] wide = new PngBuilder().header(65_501, 1, 1, 0).bytes();
    byte[] large = new PngBuilder().header(60_000, 60_000, 1, 0).bytes();

    assertThat(refusal(wide).kind()).isEqualTo(Kind.LIMIT);
    assertThat(refusal(large))
        .hasMessage("The PNG is 60000 x 60000; at most 100000000 pixels are read")
        .extracting(DecodeException::kind)
        .isEqualTo(Kind.LIMIT);
  }

  @Test
  void mutatedFilesGiveAPictureOrATypedRefusal() {
    byte[][] rows = new byte[40][60];
    Random random = new Random(42);
    for (byte[] row : rows) {
      random.nextBytes(row);
    }
    byte[][] seeds = {
      PngBuilder.png(20, 8, 2, PngBuilder.filtered(rows, 3)),
      PngBuilder.png(15, 8, 6, PngBuilder.filtered(rows, 4)),
      PngBuilder.png(30, 16, 0, PngBuilder.filtered(rows, 2)),
      new PngBuilder()
          .header(120, 40, 4, 3)
          .chunk("PLTE", new byte[30])
          .chunk("tRNS", new byte[10])
          .imageData(PngBuilder.filtered(rows, 1))
          .bytes(),
      new PngBuilder()
          .header(20, 40, 8, 2, 0, 0, 1)
          .imageData(PngBuilder.interlaced(rows, 20, 24))
          .bytes()
    };
    int refused = 0;
    for (int i = 0; i < 5000; i++) {
      byte[] png = seeds[i % seeds.length].clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        png[random.nextInt(png.length)] = (byte) random.nextInt();
      }
      if (i % 3 == 0) {
        png = Arrays.copyOf(png, random.nextInt(png.length));
      }
      try {
        decode(png, i % 2 == 0);
      } catch (DecodeException e) {
        assertThat(e).hasMessageMatching("(?s)[A-Z].{10,}");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }

  private static PngPicture decode(byte[] png, boolean acceptDamaged) throws DecodeException {
    PngDecoder decoder = PngDecoder.open(png, new DecodeLimits(1_000_000, 65_500));
    int width = Math.min(300, decoder.width());
    return decoder.decode(width, Math.min(300, decoder.height()), acceptDamaged);
  }

  private static DecodeException refusal(byte[] png) {
    return catchThrowableOfType(
        DecodeException.class,
        () -> PngDecoder.open(png, DecodeLimits.DEFAULT).decode(3, 3, false));
  }
}
