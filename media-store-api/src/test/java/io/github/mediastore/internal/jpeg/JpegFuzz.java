package io.github.mediastore.internal.jpeg;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.fuzz.Seeds;
import io.github.mediastore.internal.jpeg.JpegPictures.Encoding;
import io.github.mediastore.internal.raster.DecodeException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Fuzz target: any bytes end in planes or a {@link DecodeException}, within the memory foretold.
 */
public final class JpegFuzz {

  private static final JpegLimits LIMITS = new JpegLimits(1_000_000, 65_500, 100);

  /** What a decoder takes beside its planes, and the fuzzer's own probes. */
  private static final long BESIDE = 8 << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private JpegFuzz() {}

  public static void fuzzerTestOneInput(byte[] jpeg) {
    int scale = 1 + (jpeg.length & 7);
    boolean acceptDamaged = (jpeg.length & 8) != 0;
    // A class that is used for the first time is instrumented at the cost of this thread.
    if (excess(jpeg, scale, acceptDamaged) > 0) {
      long excess = excess(jpeg, scale, acceptDamaged);
      if (excess > 0) {
        throw new AssertionError("Took " + excess + " bytes more than foretold");
      }
    }
  }

  /** Decodes, and returns how much more memory that took than was foretold. */
  private static long excess(byte[] jpeg, int scale, boolean acceptDamaged) {
    long foretold = 0;
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      JpegDecoder decoder = JpegDecoder.open(jpeg, LIMITS);
      foretold = decoder.decodeMemory(scale);
      decoder.decode(scale, acceptDamaged);
    } catch (DecodeException refused) {
      // As it should be.
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before - foretold - BESIDE;
  }

  public static void main(String[] arguments) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    Encoding baseline = Encoding.baseline();
    for (Encoding encoding :
        List.of(baseline, baseline.withSampling(1, 1), baseline.withRestartInterval(3))) {
      seeds.add(JpegPictures.color(40, 30, encoding));
      seeds.add(JpegPictures.color(40, 30, encoding.withProgressive()));
      seeds.add(JpegPictures.grey(20, 40, encoding));
    }
    seeds.add(JpegPictures.fourComponents(20, 20));
    Seeds.write(arguments[0], seeds);
  }
}
