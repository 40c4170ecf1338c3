package io.github.mediastore.internal.gif;

import static io.github.mediastore.internal.gif.Decoding.header;
import static io.github.mediastore.internal.gif.Decoding.pixels;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.internal.header.ImageHeader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Megabytes of what is skipped: the decoder and the header reader keep none of it. */
class GifExtensionsTest {

  private static final int GREEN = 0xFF00FF00;
  private static final int[] COLORS = {0xFF0000, 0x00FF00};
  private static final int MANY_BYTES = 5_000_000;
  private static final long LITTLE = 1 << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @ValueSource(ints = {1, 254, 255})
  void megabytesOfExtensionsAreSkippedAndNotKept(int subBlock) throws IOException {
    byte[] many = new byte[MANY_BYTES];
    for (int label : new int[] {GifBuilder.COMMENT, GifBuilder.PLAIN_TEXT, 0xFF, 0xF9}) {
      GifBuilder before = GifBuilder.canvas(2, 1, COLORS).bytes('!', label);
      byte[] gif =
          frame(before.subBlocks(many, subBlock).bytes(0))
              .bytes('!', label)
              .subBlocks(many, subBlock)
              .bytes(0)
              .trailer()
              .build();
      long start = THREADS.getCurrentThreadAllocatedBytes();

      ImageHeader header = header(gif);
      int[] pixels = pixels(gif);

      assertThat(THREADS.getCurrentThreadAllocatedBytes() - start).isLessThan(LITTLE);
      assertThat(header.frames()).hasToString("1");
      assertThat(pixels).containsExactly(GREEN, GREEN);
    }
  }

  @Test
  void megabytesOfExtensionsAndFramesAreCountedAndNotKept() throws IOException {
    byte[] one = frame(new GifBuilder("").graphicControl(1, 1)).build();
    int count = MANY_BYTES / one.length;
    GifBuilder gif = GifBuilder.canvas(2, 1, COLORS);
    for (int i = 0; i < count; i++) {
      gif.raw(one);
    }
    byte[] file = gif.trailer().build();
    long start = THREADS.getCurrentThreadAllocatedBytes();

    ImageHeader header = header(file);

    assertThat(THREADS.getCurrentThreadAllocatedBytes() - start).isLessThan(LITTLE);
    assertThat(header.frames()).hasToString(Integer.toString(count));
  }

  private static GifBuilder frame(GifBuilder gif) {
    return gif.frame(0, 0, 2, 1, 0).imageData(2, new byte[] {1, 1});
  }
}
