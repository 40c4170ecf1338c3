package io.github.mediastore.image;

import io.github.mediastore.CompressorBusyException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Compresses a file many times at once, in every way that it can be handed over, and prints how
 * each ended and the most memory that was in use meanwhile.
 */
final class MemoryReceipt {

  private static final int WAYS = 3;

  private MemoryReceipt() {}

  /** Takes the file, the number of uploads at once, and how long each waits to be admitted. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    int uploads = Integer.parseInt(arguments[1]);
    CompressionSettings settings =
        CompressionSettings.builder()
            .admissionTimeout(Duration.ofMillis(Long.parseLong(arguments[2])))
            .build();
    WebpImageCompressor compressor = WebpImageCompressor.with(settings);
    compressor.warmUp();
    long before = memoryInUse();
    ExecutorService threads = Executors.newFixedThreadPool(uploads);
    List<Future<CompressedImage>> all = new ArrayList<>();
    for (int i = 0; i < uploads; i++) {
      int way = i % WAYS;
      all.add(threads.submit(() -> compress(compressor, file, way)));
    }
    threads.shutdown();
    long peak = before;
    long direct = 0;
    while (!all.stream().allMatch(Future::isDone)) {
      peak = Math.max(peak, memoryInUse());
      direct = Math.max(direct, directMemory());
    }
    int done = 0;
    int busy = 0;
    for (Future<CompressedImage> each : all) {
      try {
        done += each.get().width() > 0 ? 1 : 0;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof CompressorBusyException)) {
          throw e;
        }
        busy++;
      }
    }
    System.out.println("done " + done);
    System.out.println("busy " + busy);
    System.out.println("budget " + Admission.shared().budget());
    System.out.println("peak " + (peak - before));
    System.out.println("direct " + direct);
  }

  private static CompressedImage compress(WebpImageCompressor compressor, Path file, int way)
      throws IOException {
    if (way == 0) {
      return compressor.compress(file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return compressor.compress(way == 1 ? in : new Unannounced(in));
    }
  }

  /** Returns what is in use in the heap and outside of it, for direct buffers. */
  private static long memoryInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + directMemory();
  }

  private static long directMemory() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  /** A stream that does not say how much there is left, as those of requests do not. */
  private static final class Unannounced extends FilterInputStream {

    Unannounced(InputStream in) {
      super(in);
    }

    @Override
    public int available() {
      return 0;
    }
  }
}
