package io.github.mediastore.image;

import io.github.mediastore.CompressorBusyException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Compresses one file many times at once, prints how each ended, and then compresses it once more.
 */
final class ManyAtOnce {

  private ManyAtOnce() {}

  /** Takes the file, the number of threads, their kind and how long each waits for its turn. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    ExecutorService pool = pool(arguments[2], threads);
    WebpImageCompressor patient = compressor(Duration.ofMinutes(10));
    WebpImageCompressor compressor = compressor(Duration.ofMillis(Long.parseLong(arguments[3])));
    CountDownLatch start = new CountDownLatch(1);
    List<Future<CompressedImage>> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      all.add(
          pool.submit(
              () -> {
                start.await();
                return compressor.compress(file);
              }));
    }
    start.countDown();
    int done = 0;
    int busy = 0;
    for (Future<CompressedImage> each : all) {
      try {
        done += each.get().width() == 1024 ? 1 : 0;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof CompressorBusyException)) {
          throw e;
        }
        busy++;
      }
    }
    pool.shutdown();
    System.out.println("done " + done);
    System.out.println("busy " + busy);
    System.out.println("afterwards " + patient.compress(file).width());
  }

  private static WebpImageCompressor compressor(Duration patience) {
    return WebpImageCompressor.with(
        CompressionSettings.builder().admissionTimeout(patience).build());
  }

  /** Virtual threads came with Java 21; this is compiled for an earlier one. */
  private static ExecutorService pool(String kind, int threads)
      throws ReflectiveOperationException {
    return kind.equals("virtual")
        ? (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null)
        : Executors.newFixedThreadPool(threads);
  }
}
