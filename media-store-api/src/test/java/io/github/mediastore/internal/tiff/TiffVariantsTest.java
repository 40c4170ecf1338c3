package io.github.mediastore.internal.tiff;

import static io.github.mediastore.internal.tiff.TiffBuilder.DEFLATE;
import static io.github.mediastore.internal.tiff.TiffBuilder.LZW;
import static io.github.mediastore.internal.tiff.TiffBuilder.NONE;
import static io.github.mediastore.internal.tiff.TiffBuilder.OLD_DEFLATE;
import static io.github.mediastore.internal.tiff.TiffBuilder.PACK_BITS;
import static io.github.mediastore.internal.tiff.TiffBuilder.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.Picture.Colour;
import io.github.mediastore.internal.tiff.TiffBuilder.Samples;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of storing samples, times every meaning that needs no formula. */
class TiffVariantsTest {

  private static final int WIDTH = 37;
  private static final int HEIGHT = 21;

  private static final int WHITE_IS_ZERO = 0;
  private static final int BLACK_IS_ZERO = 1;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int SEPARATED = 5;

  private static final int EXTRA_SAMPLES = 338;
  private static final long UNSPECIFIED = 0;
  private static final long ASSOCIATED = 1;
  private static final long UNASSOCIATED = 2;

  /** Levels from 0 to 255; those of the fourth and later samples are never 0. */
  private static int level(int x, int y, int sample) {
    int level = x * 7 * (sample + 1) + y * (3 - sample) * 5 + 31 * sample & 0xFF;
    return sample < 3 ? level : level | 0x40;
  }

  /** Returns the value that stands for a level. */
  private static int value(int level, int bits) {
    int maximum = (1 << bits) - 1;
    return (level * maximum + 127) / 255;
  }

  /** Returns the level that a value stands for. */
  private static int scaled(int value, int bits) {
    int maximum = (1 << bits) - 1;
    return (value * 255 + maximum / 2) / maximum;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 8, 10, 12, 14, 15, 16})
  void greyAndColourComeOutHoweverTheyAreStored(int bits) throws DecodeException {
    Samples picture = (x, y, sample) -> value(level(x, y, sample), bits);
    for (int samples : new int[] {1, 3}) {
      for (Storage storage : Storage.all(samples)) {
        Decoded decoded = Decoded.of(storage.builder(samples, bits).write(picture));

        assertThat(decoded.picture().colour()).isEqualTo(samples == 1 ? Colour.GREY : Colour.RGB);
        assertThat(decoded.picture().alpha()).isNull();
        forEachPixel(
            (x, y) -> {
              for (int sample = 0; sample < samples; sample++) {
                requireEqual(
                    decoded.at(sample, x, y), scaled(picture.at(x, y, sample), bits), storage);
              }
            });
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 16})
  void whiteMayBeZero(int bits) throws DecodeException {
    Samples picture = (x, y, sample) -> value(255 - level(x, y, 0), bits);
    for (Storage storage : Storage.some()) {
      Decoded decoded =
          Decoded.of(storage.builder(1, bits).photometric(WHITE_IS_ZERO).write(picture));

      assertThat(decoded.picture().colour()).isEqualTo(Colour.GREY);
      forEachPixel(
          (x, y) ->
              requireEqual(decoded.at(0, x, y), 255 - scaled(picture.at(x, y, 0), bits), storage));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 12, 16})
  void coloursMayHaveAnOpacity(int bits) throws DecodeException {
    for (int photometric : new int[] {WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, SEPARATED}) {
      int colors = photometric == RGB ? 3 : photometric == SEPARATED ? 4 : 1;
      Samples picture = (x, y, sample) -> value(level(x, y, sample), bits);
      for (Storage storage : Storage.some()) {
        Decoded decoded =
            Decoded.of(
                storage
                    .builder(colors + 1, bits)
                    .photometric(photometric)
                    .tag(EXTRA_SAMPLES, SHORT, UNASSOCIATED)
                    .write(picture));

        forEachPixel(
            (x, y) -> {
              int alpha = scaled(picture.at(x, y, colors), bits);
              requireEqual(decoded.alphaAt(x, y), alpha, storage);
              for (int color = 0; color < colors; color++) {
                int level = scaled(picture.at(x, y, color), bits);
                int amount = photometric == WHITE_IS_ZERO ? 255 - level : level;
                int multiplied = (int) Math.rint(amount * alpha / 255.0);
                requireEqual(decoded.at(color, x, y), multiplied, storage);
              }
            });
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void coloursMayBeMultipliedByTheirOpacity(int bits) throws DecodeException {
    int range = (1 << bits) - 1;
    for (int photometric : new int[] {WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, SEPARATED}) {
      int colors = photometric == RGB ? 3 : photometric == SEPARATED ? 4 : 1;
      Samples picture =
          (x, y, sample) -> {
            int alpha = value(level(x, y, colors), bits);
            long value = value(level(x, y, sample), bits);
            return sample == colors ? alpha : (int) (value * alpha / range);
          };
      Decoded decoded =
          Decoded.of(
              new TiffBuilder(WIDTH, HEIGHT, colors + 1, bits)
                  .photometric(photometric)
                  .tag(EXTRA_SAMPLES, SHORT, ASSOCIATED)
                  .write(picture));

      forEachPixel(
          (x, y) -> {
            int alpha = decoded.alphaAt(x, y);
            for (int color = 0; color < colors; color++) {
              int level = level(x, y, color);
              int amount = photometric == WHITE_IS_ZERO ? 255 - level : level;
              assertThat(decoded.at(color, x, y))
                  .as("%d of photometric %d at %d, %d", color, photometric, x, y)
                  .isCloseTo(amount * alpha / 255, Offset.offset(1));
            }
          });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void otherSamplesAreLeftAloneWhetherTheyAreToldOrNot(int bits) throws DecodeException {
    Samples picture = (x, y, sample) -> value(level(x, y, sample), bits);
    long[][] extras = {{UNSPECIFIED, UNSPECIFIED}, {}, {UNSPECIFIED, UNASSOCIATED}};
    for (long[] extra : extras) {
      for (Storage storage : Storage.some()) {
        TiffBuilder builder = storage.builder(5, bits).photometric(RGB);
        if (extra.length > 0) {
          builder.tag(EXTRA_SAMPLES, SHORT, extra);
        }
        Decoded decoded = Decoded.of(builder.write(picture));

        boolean alpha = extra.length > 0 && extra[1] == UNASSOCIATED;
        assertThat(decoded.picture().alpha() != null).isEqualTo(alpha);
        forEachPixel(
            (x, y) -> {
              int opacity = alpha ? scaled(picture.at(x, y, 4), bits) : 255;
              int red = scaled(picture.at(x, y, 0), bits);
              int multiplied = (int) Math.rint(red * opacity / 255.0);
              requireEqual(decoded.at(0, x, y), multiplied, storage);
            });
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 12, 16})
  void aPaletteHasColoursOf16BitsOrOf8(int bits) throws DecodeException {
    int size = 1 << bits;
    Samples indexes = (x, y, sample) -> (x * 3 + y * 5) * 31 & size - 1;
    for (int unit : new int[] {257, 256, 1}) {
      long[] map = new long[3 * size];
      for (int i = 0; i < map.length; i++) {
        map[i] = (long) (i % size * 37 + i / size * 50 & 0xFF) * unit;
      }
      for (Storage storage : Storage.some()) {
        Decoded decoded =
            Decoded.of(
                storage.builder(1, bits).photometric(PALETTE).tag(320, SHORT, map).write(indexes));

        assertThat(decoded.picture().colour()).isEqualTo(Colour.RGB);
        forEachPixel(
            (x, y) -> {
              int index = indexes.at(x, y, 0);
              for (int color = 0; color < 3; color++) {
                int level = index * 37 + color * 50 & 0xFF;
                requireEqual(decoded.at(color, x, y), level, storage);
              }
            });
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void aPaletteMayBeFollowedByAnOpacity(int bits) throws DecodeException {
    int size = 1 << bits;
    long[] map = new long[3 * size];
    for (int i = 0; i < size; i++) {
      map[i] = 0xFFFF;
    }
    Decoded decoded =
        Decoded.of(
            new TiffBuilder(WIDTH, HEIGHT, 2, bits)
                .photometric(PALETTE)
                .tag(320, SHORT, map)
                .tag(EXTRA_SAMPLES, SHORT, UNASSOCIATED)
                .write((x, y, sample) -> value(level(x, y, 3), bits)));

    forEachPixel(
        (x, y) -> {
          assertThat(decoded.alphaAt(x, y)).isEqualTo(level(x, y, 3));
          assertThat(decoded.pixel(x, y)).isEqualTo(List.of(level(x, y, 3), 0, 0));
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void aPaletteOfGreysIsGrey(int bits) throws DecodeException {
    int size = 1 << bits;
    long[] map = new long[3 * size];
    for (int i = 0; i < map.length; i++) {
      map[i] = 0xFFFF - (i % size) * 0xFFFFL / (size - 1);
    }
    Decoded decoded =
        Decoded.of(
            new TiffBuilder(WIDTH, HEIGHT, 1, bits)
                .photometric(PALETTE)
                .tag(320, SHORT, map)
                .write((x, y, sample) -> x % size));

    assertThat(decoded.picture().colour()).isEqualTo(Colour.GREY);
    assertThat(decoded.at(0, 0, 0)).isEqualTo(255);
    assertThat(decoded.at(0, 1, 0)).isEqualTo(255 - 255 / (size - 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void inksAreAmounts(int bits) throws DecodeException {
    Samples picture = (x, y, sample) -> value(level(x, y, sample), bits);
    for (Storage storage : Storage.some()) {
      Decoded decoded = Decoded.of(storage.builder(4, bits).photometric(SEPARATED).write(picture));

      assertThat(decoded.picture().colour()).isEqualTo(Colour.CMYK);
      forEachPixel(
          (x, y) -> {
            for (int ink = 0; ink < 4; ink++) {
              requireEqual(decoded.at(ink, x, y), level(x, y, ink), storage);
            }
          });
    }
  }

  /** There are a million samples: no assertion is made for one that is right. */
  private static void requireEqual(int actual, int expected, Storage storage) {
    if (actual != expected) {
      assertThat(actual).as("%s", storage).isEqualTo(expected);
    }
  }

  private static void forEachPixel(PixelCheck check) {
    for (int y = 0; y < HEIGHT; y += 1 + y % 3) {
      for (int x = 0; x < WIDTH; x++) {
        check.check(x, y);
      }
    }
  }

  @FunctionalInterface
  private interface PixelCheck {

    void check(int x, int y);
  }

  /** One way of storing samples. */
  private record Storage(
      int compression,
      boolean planar,
      int tile,
      int rows,
      ByteOrder order,
      boolean big,
      boolean differences,
      boolean lsbFirst) {

    private static final int[] COMPRESSIONS = {NONE, LZW, DEFLATE, OLD_DEFLATE, PACK_BITS};

    static List<Storage> all(int samples) {
      List<Storage> all = new ArrayList<>();
      for (int compression : COMPRESSIONS) {
        boolean knowsDifferences = compression != NONE && compression != PACK_BITS;
        for (int i = 0; i < 64; i++) {
          boolean planar = (i & 1) != 0;
          boolean differences = (i & 32) != 0;
          if ((planar && samples == 1) || (differences && !knowsDifferences)) {
            continue;
          }
          ByteOrder order = (i & 2) != 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
          int[] tiles = {0, 16, 0, 48};
          int[] rows = {HEIGHT, 0, 5, 0};
          int cut = i >> 3 & 3;
          boolean big = (i & 4) != 0;
          boolean lsbFirst = (i + compression) % 3 == 0;
          all.add(
              new Storage(
                  compression, planar, tiles[cut], rows[cut], order, big, differences, lsbFirst));
        }
      }
      return all;
    }

    static List<Storage> some() {
      return List.of(
          new Storage(NONE, false, 0, HEIGHT, ByteOrder.BIG_ENDIAN, false, false, false),
          new Storage(LZW, false, 0, 4, ByteOrder.LITTLE_ENDIAN, false, true, false),
          new Storage(DEFLATE, true, 16, 0, ByteOrder.LITTLE_ENDIAN, true, true, false),
          new Storage(PACK_BITS, true, 0, 7, ByteOrder.BIG_ENDIAN, false, false, true));
    }

    TiffBuilder builder(int samples, int bits) {
      TiffBuilder builder =
          new TiffBuilder(WIDTH, HEIGHT, samples, bits).order(order).compression(compression);
      if (planar && samples > 1) {
        builder.planar();
      }
      if (tile > 0) {
        builder.tiles(tile, tile);
      } else {
        builder.strips(rows);
      }
      if (big) {
        builder.big();
      }
      if (differences) {
        builder.differences();
      }
      if (lsbFirst) {
        builder.lsbFirst();
      }
      return builder;
    }
  }
}
