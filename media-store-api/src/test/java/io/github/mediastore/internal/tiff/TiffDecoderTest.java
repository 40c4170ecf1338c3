package io.github.mediastore.internal.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of storing samples in strips gives the samples back. */
final class TiffDecoderTest {

  private static final DecodeLimits LIMITS = new DecodeLimits(1_000_000, 10_000);
  private static final int WIDTH = 13;
  private static final int HEIGHT = 9;
  private static final int RGB = 2;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 10, 12, 14, 16})
  void samplesOfAnyDepthComeBack(int bits) throws DecodeException {
    int[] compressions = {
      TiffFiles.NONE, TiffFiles.PACK_BITS, TiffFiles.DEFLATE, TiffFiles.OLD_DEFLATE
    };
    int[] photometrics = {0, 1, RGB, 5};
    for (int photometric : photometrics) {
      for (int compression : compressions) {
        for (int layout = 0; layout < 8; layout++) {
          check(photometric, bits, compression, layout);
        }
      }
    }
  }

  private static void check(int photometric, int bits, int compression, int layout)
      throws DecodeException {
    int samples = photometric == 5 ? 4 : photometric == RGB ? 3 : 1;
    int[] values = random(samples, bits);
    byte[] tiff =
        new TiffFiles(WIDTH, HEIGHT, samples, bits, photometric)
            .compression(compression)
            .planar((layout & 1) != 0)
            .bigEndian((layout & 2) != 0)
            .bigTiff((layout & 4) != 0)
            .write(values, 4);
    Picture picture = TiffDecoder.open(tiff, LIMITS).decode(WIDTH, HEIGHT, false);
    int maximum = (1 << bits) - 1;
    for (int i = 0; i < values.length; i++) {
      double level = values[i] * 255.0 / maximum;
      int actual = picture.planes().get(i % samples).samples()[i / samples] & 0xFF;
      String where = photometric + "/" + bits + "/" + compression + "/" + layout + " at " + i;
      assertEquals(photometric == 0 ? 255 - level : level, actual, 1, where);
    }
  }

  private static int[] random(int samples, int bits) {
    return new Random(7).ints((long) WIDTH * HEIGHT * samples, 0, 1 << bits).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {34925, 50000, 50001, 34712})
  void compressionsThatAreNotReadAreUncovered(int compression) {
    byte[] tiff =
        new TiffFiles(WIDTH, HEIGHT, 3, 8, RGB).tag(259, compression).write(random(3, 8), 4);
    DecodeException refused =
        assertThrows(DecodeException.class, () -> TiffDecoder.open(tiff, LIMITS));
    assertEquals(DecodeException.Kind.UNCOVERED, refused.kind());
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void floatingPointIsRefusedByName(int bits) {
    byte[] tiff = new TiffFiles(WIDTH, HEIGHT, 1, bits, 1).tag(339, 3).write(random(1, 8), HEIGHT);
    DecodeException refused =
        assertThrows(DecodeException.class, () -> TiffDecoder.open(tiff, LIMITS));
    assertEquals(DecodeException.Kind.UNCOVERED, refused.kind());
    assertTrue(
        String.valueOf(refused.getMessage()).contains("floating point"), refused.getMessage());
  }

  @Test
  void damagedBytesEndInDecodeExceptionsOrPictures() {
    byte[] whole =
        new TiffFiles(WIDTH, HEIGHT, 3, 8, RGB)
            .compression(TiffFiles.DEFLATE)
            .write(random(3, 8), 4);
    Random random = new Random(1);
    int refusals = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = Arrays.copyOf(whole, whole.length);
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      try {
        TiffDecoder.open(damaged, LIMITS).decode(WIDTH, HEIGHT, i % 2 == 0);
      } catch (DecodeException refused) {
        refusals++;
      }
    }
    assertTrue(refusals > 0);
  }
}
