package io.github.mediastore.bench;

import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.Fit;
import io.github.mediastore.image.Focus;
import io.github.mediastore.image.WebpImageCompressor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * Measures what an avatar and a card beside the full picture cost, from one decode, and what it
 * costs to find their focus: processor time, in turn, in one run, as other work on the machine
 * would be measured too.
 */
public final class FitTimes {

  private static final int ROUNDS = 9;
  private static final double NANOS = 1e6;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private FitTimes() {}

  /**
   * Prints the best time of each photo in milliseconds, and the geometric means of the ratios to
   * the full picture alone.
   *
   * @param arguments names of photos, see {@link Photos#load}
   * @throws IOException if one cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    CompressionSettings alone = CompressionSettings.defaults();
    CompressionSettings all =
        alone.toBuilder()
            .rendition("avatar", Fit.cover(128, 128))
            .rendition("card", Fit.cover(640, 360))
            .build();
    List<WebpImageCompressor> compressors =
        List.of(
            WebpImageCompressor.with(alone),
            WebpImageCompressor.with(all),
            WebpImageCompressor.with(all).withFocus(Focus.ATTENTION));
    double[] logs = new double[compressors.size()];
    for (String name : arguments) {
      double[] best = best(compressors, Photos.load(name));
      System.out.printf("%s: %.1f %.1f %.1f ms%n", name, best[0], best[1], best[2]);
      for (int i = 0; i < logs.length; i++) {
        logs[i] += Math.log(best[i] / best[0]) / arguments.length;
      }
    }
    System.out.printf(
        "avatar and card beside the full one: %.3f; about a focus that is found: %.3f%n",
        Math.exp(logs[1]), Math.exp(logs[2]));
  }

  private static double[] best(List<WebpImageCompressor> compressors, byte[] photo) {
    double[] best = new double[compressors.size()];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < best.length; i++) {
        long start = THREADS.getCurrentThreadCpuTime();
        compressors.get(i).compress(photo);
        double millis = (THREADS.getCurrentThreadCpuTime() - start) / NANOS;
        best[i] = best[i] == 0 ? millis : Math.min(best[i], millis);
      }
    }
    return best;
  }
}
