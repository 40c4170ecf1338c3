package io.github.mediastore.internal.gif;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GifMemoryTest {

  private static final int[] COLORS = {0x102030, 0xF08050};

  @ParameterizedTest
  @CsvSource({"4000, 3000", "3000, 4000", "65000, 20", "20, 65000", "100, 100", "1, 1"})
  void takesNoMoreThanItSaysAndFarLessThanThePicture(int width, int height) throws DecodeException {
    for (int flags : new int[] {0, GifBuilder.INTERLACED}) {
      byte[] indexes = new byte[width * height];
      GifBuilder start = GifBuilder.canvas(width + 1, height, COLORS).graphicControl(1, 1);
      byte[] gif = start.frame(0, 0, width, height, flags).imageData(2, indexes).trailer().build();
      int toWidth = Math.min(1024, width);
      int toHeight = Math.max(1, height * toWidth / width);
      long said = GifDecoder.memory(width + 1, height, toWidth, toHeight);
      decode(gif, toWidth, toHeight);
      var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

      long before = threads.getCurrentThreadAllocatedBytes();
      decode(gif, toWidth, toHeight);
      long taken = threads.getCurrentThreadAllocatedBytes() - before;

      assertThat(taken).isBetween(said / 5, said);
      assertThat(said).isLessThan(20_000_000);
    }
  }

  private static void decode(byte[] gif, int width, int height) throws DecodeException {
    GifDecoder.open(gif, DecodeLimits.DEFAULT).decode(width, height, false);
  }
}
