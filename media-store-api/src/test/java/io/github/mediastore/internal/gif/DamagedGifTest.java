package io.github.mediastore.internal.gif;

import static io.github.mediastore.internal.gif.Decoding.header;
import static io.github.mediastore.internal.gif.Decoding.pixels;
import static io.github.mediastore.internal.gif.Decoding.pixelsOfDamaged;
import static io.github.mediastore.internal.gif.Decoding.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeException.Kind;
import io.github.mediastore.internal.raster.DecodeLimits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedGifTest {

  private static final int BLACK = 0xFF000000;
  private static final int[] COLORS = {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF};
  private static final long LITTLE = 1 << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void everyPrefixIsTruncatedUntilThePictureIsWhole() throws IOException {
    byte[] good = GifBuilder.gif(5, 0, COLORS, new byte[] {0, 1, 2, 3, 0, 1, 2, 3, 0, 1});
    int[] expected = pixels(good);
    int length = 0;
    DecodeException refusal = refusal(new byte[0]);
    while (refusal != null) {
      assertThat(refusal.kind()).as("first %d bytes", length).isEqualTo(Kind.TRUNCATED);
      length++;
      refusal = refusal(Arrays.copyOf(good, length));
    }

    assertThat(length).isBetween(good.length / 2, good.length - 2);
    for (; length <= good.length; length++) {
      assertThat(pixels(Arrays.copyOf(good, length))).isEqualTo(expected);
    }
  }

  @Test
  void whatWasReadOfATruncatedPictureIsGivenWhenAsked() throws IOException {
    byte[] indexes = noise(100, 200);
    byte[] gif = GifBuilder.gif(100, 0, COLORS, indexes);
    byte[] cut = Arrays.copyOf(gif, gif.length / 2);

    assertThat(refusal(cut).kind()).isEqualTo(Kind.TRUNCATED);
    int[] pixels = pixelsOfDamaged(cut);
    assertThat(pixels).startsWith(Arrays.copyOf(pixels(gif), 90 * 100));
    assertThat(Arrays.copyOfRange(pixels, 110 * 100, 200 * 100)).containsOnly(BLACK);
  }

  @Test
  void whatIsMissingOfAPictureWithAlphaIsTransparent() throws IOException {
    byte[] gif =
        GifBuilder.canvas(100, 200, COLORS)
            .graphicControl(1, 2)
            .frame(0, 0, 100, 200, 0)
            .imageData(2, noise(100, 200))
            .build();

    int[] pixels = pixelsOfDamaged(Arrays.copyOf(gif, gif.length / 2));

    assertThat(Arrays.copyOfRange(pixels, 110 * 100, 200 * 100)).containsOnly(0);
  }

  @Test
  void missingRowsOfLaterPassesAreAsThoseAbove() throws IOException {
    byte[] indexes = noise(64, 64);
    byte[] gif = GifBuilder.gif(64, GifBuilder.INTERLACED, COLORS, indexes);
    int[] whole = pixels(gif);

    // Half of the rows, which are every second one, and a few more.
    int[] half = pixelsOfDamaged(Arrays.copyOf(gif, gif.length * 11 / 20));
    assertThat(row(half, 2)).isEqualTo(row(whole, 2));
    assertThat(row(half, 60)).isEqualTo(row(whole, 60));
    assertThat(row(half, 61)).isEqualTo(row(whole, 60));
    // The first pass and a part of the second.
    int[] little = pixelsOfDamaged(Arrays.copyOf(gif, gif.length / 5));
    assertThat(row(little, 56)).isEqualTo(row(whole, 56));
    for (int y = 57; y < 64; y++) {
      assertThat(row(little, y)).isEqualTo(row(whole, 56));
    }
    // A part of the first pass.
    int[] least = pixelsOfDamaged(Arrays.copyOf(gif, gif.length / 10));
    assertThat(row(least, 7)).isEqualTo(row(whole, 0));
    assertThat(row(least, 63)).containsOnly(BLACK);
  }

  @Test
  void aPictureWithoutAWholeRowIsRefusedEvenThen() {
    for (int flags : new int[] {0, GifBuilder.INTERLACED}) {
      byte[] gif = GifBuilder.gif(2000, flags, COLORS, noise(2000, 3));
      byte[] cut = Arrays.copyOf(gif, 300);

      assertThat(catchThrowableOfType(DecodeException.class, () -> pixelsOfDamaged(cut)).kind())
          .isEqualTo(Kind.TRUNCATED);
    }
  }

  @Test
  void codesThatStandForNothingAreCorrupt() {
    GifCodes beyond = new GifCodes(2).clear().code(0).code(7);
    GifCodes first = new GifCodes(2).clear().code(6);
    GifCodes afterClear = new GifCodes(2).clear().code(0).code(6).clear().code(6);
    for (GifCodes codes : List.of(beyond, first, afterClear)) {
      DecodeException refusal = refusal(tenPixels(codes.code(0).code(0).code(0)));
      assertThat(refusal).hasMessageMatching("Code [67] stands for nothing yet");
      assertThat(refusal.kind()).isEqualTo(Kind.CORRUPT);
    }
  }

  @Test
  void dataThatEndBeforeThePictureAreCorrupt() {
    GifCodes none = new GifCodes(2);
    GifCodes onlyClear = new GifCodes(2).clear();
    GifCodes onlyEnd = new GifCodes(2).end();
    GifCodes tooFew = new GifCodes(2).compress(new byte[9]);
    GifCodes endsEarly = new GifCodes(2).compress(new byte[9]).end().code(0).code(0).code(0);
    for (GifCodes codes : List.of(none, onlyClear, onlyEnd, tooFew, endsEarly)) {
      DecodeException refusal = refusal(tenPixels(codes));
      assertThat(refusal).hasMessage("The compressed data end before the picture does");
      assertThat(refusal.kind()).isEqualTo(Kind.CORRUPT);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 13, 64, 255})
  void codesOfMoreThanTwelveBitsAreCorrupt(int leastCodeSize) {
    byte[] gif =
        GifBuilder.canvas(1, 1, COLORS)
            .frame(0, 0, 1, 1, 0)
            .bytes(leastCodeSize, 2, 0, 0, 0, ';')
            .build();

    assertThat(refusal(gif))
        .hasMessage("Codes of more than " + leastCodeSize + " bits are not possible")
        .extracting(DecodeException::kind)
        .isEqualTo(Kind.CORRUPT);
  }

  @Test
  void filesWithoutAPossibleFrameAreCorrupt() {
    assertThat(refusal(new GifBuilder("GIF88a").build()))
        .hasMessage("The GIF does not begin with its signature");
    assertThat(refusal(GifBuilder.canvas(1, 1, COLORS).extension(0xFE).trailer().build()))
        .hasMessage("The GIF holds no frame");
    assertThat(refusal(GifBuilder.canvas(1, 1).bytes(0x55).build()))
        .hasMessage("A block of type 85 does not exist");
    assertThat(refusal(GifBuilder.canvas(1, 1).frame(0, 0, 0, 7, 0).build()))
        .hasMessage("A frame of 0 x 7 is not possible")
        .extracting(DecodeException::kind)
        .isEqualTo(Kind.CORRUPT);
  }

  @Test
  void picturesOverTheLimitsAreRefusedByTheirHeader() {
    assertThat(refusal(GifBuilder.canvas(1, 1).frame(65_500, 0, 1, 1, 0).build()))
        .hasMessage("The GIF is 65501 x 1; at most 65500 a side are read")
        .extracting(DecodeException::kind)
        .isEqualTo(Kind.LIMIT);
    assertThat(refusal(GifBuilder.canvas(60_000, 60_000).frame(0, 0, 1, 1, 0).build()))
        .hasMessage("The GIF is 60000 x 60000; at most 100000000 pixels are read")
        .extracting(DecodeException::kind)
        .isEqualTo(Kind.LIMIT);
  }

  @Test
  void aFewBytesThatClaimManyPixelsAreRefusedBeforeMemoryIsTaken() {
    byte[] gif =
        GifBuilder.canvas(9000, 9000, COLORS)
            .frame(0, 0, 9000, 9000, GifBuilder.INTERLACED)
            .imageData(2, new byte[9000])
            .build();
    long before = THREADS.getCurrentThreadAllocatedBytes();

    assertThat(refusal(gif)).hasMessageContaining("cannot hold its 9000 x 9000 pixels");
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(LITTLE);
  }

  @Test
  void clearCodesThatNeverEndAreCorrupt() {
    GifCodes codes = new GifCodes(2);
    for (int i = 0; i < 100_000; i++) {
      codes.clear();
    }

    assertThat(refusal(tenPixels(codes.compress(new byte[10]))))
        .hasMessage("The compressed data clear an empty table again and again")
        .extracting(DecodeException::kind)
        .isEqualTo(Kind.CORRUPT);
  }

  @Test
  void mutatedFilesGiveAPictureOrATypedRefusalAndTheHeaderAgrees() throws IOException {
    Random random = new Random(42);
    byte[][] seeds = {
      GifBuilder.gif(20, 0, COLORS, noise(20, 15)),
      GifBuilder.gif(31, GifBuilder.INTERLACED, COLORS, noise(31, 33)),
      frame(GifBuilder.canvas(9, 9, COLORS).graphicControl(1, 1).extension(0xFE, new byte[9]))
          .extension(0xFF, new byte[20])
          .frame(3, 3, 5, 5, 0, COLORS)
          .imageData(8, noise(5, 5))
          .trailer()
          .build()
    };
    int refused = 0;
    for (int i = 0; i < 6000; i++) {
      byte[] gif = seeds[i % seeds.length].clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        gif[random.nextInt(gif.length)] = (byte) random.nextInt();
      }
      if (i % 3 == 0) {
        gif = Arrays.copyOf(gif, random.nextInt(gif.length));
      }
      try {
        assertAgreed(gif, i % 2 == 0);
      } catch (DecodeException e) {
        assertThat(e).hasMessageMatching("(?s)[A-Z0-9].{10,}");
        refused++;
      }
    }
    assertThat(refused).isBetween(1000, 5000);
  }

  private static void assertAgreed(byte[] gif, boolean acceptDamaged) throws IOException {
    GifDecoder decoder = GifDecoder.open(gif, new DecodeLimits(4_000_000, 65_500));
    try {
      assertThat(header(gif).dimensions()).hasToString(decoder.width() + " x " + decoder.height());
      assertThat(header(gif).hasAlpha()).isEqualTo(decoder.hasAlpha());
    } catch (HeaderException e) {
      throw new AssertionError("The decoder reads what the header reader refuses", e);
    }
    decoder.decode(Math.min(64, decoder.width()), Math.min(64, decoder.height()), acceptDamaged);
  }

  private static GifBuilder frame(GifBuilder gif) {
    return gif.frame(0, 0, 2, 1, 0).imageData(2, new byte[] {1, 1});
  }

  private static byte[] tenPixels(GifCodes codes) {
    return GifBuilder.canvas(10, 1, COLORS).frame(0, 0, 10, 1, 0).codes(2, codes).trailer().build();
  }

  private static byte[] noise(int width, int height) {
    Random random = new Random(7);
    byte[] indexes = new byte[width * height];
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = (byte) random.nextInt(COLORS.length);
    }
    return indexes;
  }

  private static int[] row(int[] pixels, int y) {
    return Arrays.copyOfRange(pixels, y * 64, (y + 1) * 64);
  }
}
