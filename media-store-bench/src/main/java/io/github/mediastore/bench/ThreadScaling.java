package io.github.mediastore.bench;

import io.github.mediastore.image.WebpImageCompressor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures how many uploads one thread and two get through, in turn, in one run. */
public final class ThreadScaling {

  private static final int ROUNDS = 7;
  private static final int UPLOADS = 24;
  private static final double NANOS = 1e9;

  private ThreadScaling() {}

  /**
   * Prints the uploads a second of each round, the first of which warms up, and the best of each.
   *
   * @param arguments names of photos, see {@link Photos#load}
   * @throws IOException if one cannot be read
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    List<byte[]> photos = new ArrayList<>();
    for (String name : arguments) {
      photos.add(Photos.load(name));
    }
    WebpImageCompressor compressor = WebpImageCompressor.create();
    double one = 0;
    double two = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double alone = uploadsPerSecond(compressor, photos, 1);
      double together = uploadsPerSecond(compressor, photos, 2);
      System.out.printf("round %d: %.2f/s %.2f/s%n", round, alone, together);
      if (round > 0) {
        one = Math.max(one, alone);
        two = Math.max(two, together);
      }
    }
    System.out.printf("best: %.2f/s %.2f/s, ratio %.3f%n", one, two, two / one);
  }

  private static double uploadsPerSecond(
      WebpImageCompressor compressor, List<byte[]> photos, int threads)
      throws InterruptedException, ExecutionException {
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < UPLOADS; i++) {
      byte[] photo = photos.get(i % photos.size());
      tasks.add(() -> compressor.compress(photo).bytes().length);
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long start = System.nanoTime();
      for (Future<Integer> bytes : pool.invokeAll(tasks)) {
        bytes.get();
      }
      return UPLOADS * NANOS / (System.nanoTime() - start);
    } finally {
      pool.shutdown();
    }
  }
}
