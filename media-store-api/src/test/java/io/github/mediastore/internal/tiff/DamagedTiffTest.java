package io.github.mediastore.internal.tiff;

import static io.github.mediastore.internal.tiff.TiffBuilder.DEFLATE;
import static io.github.mediastore.internal.tiff.TiffBuilder.LZW;
import static io.github.mediastore.internal.tiff.TiffBuilder.NONE;
import static io.github.mediastore.internal.tiff.TiffBuilder.PACK_BITS;
import static io.github.mediastore.internal.tiff.TiffBuilder.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeException.Kind;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.tiff.TiffBuilder.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedTiffTest {

  private static final int SIDE = 24;
  private static final Samples PICTURE = (x, y, sample) -> 80 + 3 * x + y + sample & 0xFF;

  /** The directory comes last, so what is cut off has none, unless it is put first. */
  @Test
  void everyPrefixIsTruncatedOrDamaged() {
    byte[] whole = new TiffBuilder(SIDE, SIDE, 3, 8).compression(LZW).write(PICTURE);

    for (int length = 0; length < whole.length; length++) {
      DecodeException refused = Decoded.refusal(Arrays.copyOf(whole, length));
      assertThat(refused.kind()).as("%d bytes", length).isIn(Kind.TRUNCATED, Kind.CORRUPT);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {NONE, LZW, DEFLATE, PACK_BITS})
  void whatCameOfACutOffPictureIsGivenWhenAsked(int compression) throws DecodeException {
    for (boolean alpha : new boolean[] {false, true}) {
      for (boolean tiled : new boolean[] {false, true}) {
        byte[] cut = withDirectoryFirst(compression, alpha, tiled);
        assertThat(Decoded.refusal(cut).kind()).isEqualTo(Kind.TRUNCATED);

        Decoded decoded = Decoded.of(cut, true);

        assertThat(decoded.at(0, 5, 2)).isEqualTo(PICTURE.at(5, 2, 0));
        assertThat(decoded.pixel(5, SIDE * 4 - 1)).isEqualTo(List.of(0, 0, 0));
        assertThat(decoded.alphaAt(5, SIDE * 4 - 1)).isEqualTo(alpha ? 0 : 255);
      }
    }
  }

  /** Moves the directory to the start and the samples to the end, and takes half of those away. */
  private static byte[] withDirectoryFirst(int compression, boolean alpha, boolean tiled) {
    TiffBuilder builder =
        new TiffBuilder(SIDE, SIDE * 4, alpha ? 4 : 3, 8).compression(compression);
    if (tiled) {
      builder.tiles(16, 16);
    } else {
      builder.strips(8);
    }
    if (alpha) {
      builder.tag(338, SHORT, 2);
    }
    byte[] file = builder.write((x, y, sample) -> sample == 3 ? 255 : PICTURE.at(x, y, sample));
    return DirectoryFirst.of(file, 0.5);
  }

  @Test
  void aPictureWithoutAWholeRowIsRefusedEvenThen() {
    byte[] tiff =
        new TiffBuilder(SIDE, SIDE, 3, 8).compression(DEFLATE).write(List.of(new byte[9]));

    assertThat(Decoded.refusal(tiff).kind()).isEqualTo(Kind.CORRUPT);
  }

  @Test
  void anyBytesEndInAPictureOrATypedRefusal() {
    Random random = new Random(18);
    int read = 0;
    for (byte[] seed : seeds()) {
      for (int i = 0; i < 400; i++) {
        byte[] changed = seed.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
          // Mostly in the directory, which stands at the end.
          int at = changed.length - 1 - random.nextInt(Math.min(changed.length, 300));
          changed[at] = (byte) random.nextInt(256);
        }
        read += decodesOrIsRefused(changed, i % 2 == 0) ? 1 : 0;
      }
    }
    assertThat(read).isPositive();
  }

  private static boolean decodesOrIsRefused(byte[] tiff, boolean acceptDamaged) {
    try {
      TiffDecoder decoder = TiffDecoder.open(tiff, new DecodeLimits(100_000, 65_500));
      decoder.decode(Math.max(1, decoder.width() / 2), decoder.height(), acceptDamaged);
      return true;
    } catch (DecodeException refused) {
      assertThat(refused).hasMessageMatching("(?s).{5,}");
      return false;
    }
  }

  private static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (int compression : new int[] {NONE, LZW, DEFLATE, PACK_BITS}) {
      seeds.add(
          new TiffBuilder(SIDE, SIDE, 3, 8).strips(5).compression(compression).write(PICTURE));
      seeds.add(
          new TiffBuilder(SIDE, SIDE, 4, 16)
              .tiles(16, 16)
              .planar()
              .compression(compression)
              .tag(338, SHORT, 2)
              .write(PICTURE));
      seeds.add(
          new TiffBuilder(SIDE, SIDE, 1, 4)
              .big()
              .photometric(3)
              .tag(320, SHORT, new long[48])
              .compression(compression)
              .write((x, y, sample) -> x & 15));
    }
    seeds.add(
        new TiffBuilder(SIDE, SIDE, 3, 8).photometric(6).write(List.of(new byte[SIDE * SIDE * 2])));
    JpegFile jpeg = JpegFile.of(SIDE, SIDE, 3, PICTURE);
    seeds.add(
        new TiffBuilder(SIDE, SIDE, 3, 8)
            .compression(7)
            .tag(347, TiffBuilder.UNDEFINED, jpeg.tables())
            .write(List.of(jpeg.abbreviated())));
    for (int fax = 2; fax < 5; fax++) {
      byte[] noise = new byte[300];
      new Random(fax).nextBytes(noise);
      seeds.add(new TiffBuilder(SIDE, SIDE, 1, 1).compression(fax).write(List.of(noise)));
    }
    return seeds;
  }
}
