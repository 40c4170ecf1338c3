package io.github.mediastore.internal.png;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngMemoryTest {

  @ParameterizedTest
  @CsvSource({"4000, 3000, 2, 3", "3000, 4000, 6, 4", "65000, 20, 0, 1", "100, 100, 2, 3"})
  void takesNoMoreThanItSaysAndFarLessThanThePicture(
      int width, int height, int colorType, int pixelBytes) throws DecodeException {
    byte[][] rows = new byte[height][];
    Arrays.fill(rows, new byte[1 + width * pixelBytes]);
    byte[] png = PngBuilder.png(width, 8, colorType, rows);
    // Rows of nothing but zeros are the same in any order; the passes have some more of them.
    byte[] interlaced =
        new PngBuilder()
            .header(width, height, 8, colorType, 0, 0, 1)
            .imageData(new byte[height * (width * pixelBytes + 8) + 8 * width])
            .bytes();

    assertTakesNoMoreThanItSays(png, width, height);
    assertTakesNoMoreThanItSays(interlaced, width, height);
  }

  private static void assertTakesNoMoreThanItSays(byte[] png, int width, int height)
      throws DecodeException {
    PngDecoder decoder = PngDecoder.open(png, DecodeLimits.DEFAULT);
    int toWidth = Math.min(1024, width);
    int toHeight = Math.max(1, height * toWidth / width);
    decoder.decode(toWidth, toHeight, false);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getCurrentThreadAllocatedBytes();
    decoder.decode(toWidth, toHeight, false);
    long taken = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(taken).isLessThanOrEqualTo(decoder.memory(toWidth, toHeight));
    assertThat(decoder.memory(toWidth, toHeight)).isLessThan(20_000_000);
  }
}
