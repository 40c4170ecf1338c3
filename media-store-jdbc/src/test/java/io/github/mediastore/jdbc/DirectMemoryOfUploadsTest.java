package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JDK keeps a buffer of the largest read or write of a file in each thread, as it does for the
 * sockets of the driver.
 */
class DirectMemoryOfUploadsTest {

  private static final int THREADS = 6;

  /**
   * The most that the JDK's sockets write at once; files are read and written in smaller pieces.
   */
  private static final long BUFFER_OF_A_SOCKET = 128 << 10;

  private static final byte[] BYTES = new byte[3 << 20];

  private final MediaStore store = JdbcMediaStore.autonomous(TestPostgres.withTables());

  @TempDir Path folder;

  @Test
  void aStreamThatWaitsInATemporaryFileLeavesLittleInEachThread() throws Exception {
    assertKeepsLittle(() -> MediaContent.of("video/mp4", new ByteArrayInputStream(BYTES)));
  }

  @Test
  void aFileLeavesLittleInEachThread() throws Exception {
    Path file = Files.write(folder.resolve("video.mp4"), BYTES);

    assertKeepsLittle(() -> MediaContent.of("video/mp4", file));
    assertKeepsLittle(() -> MediaContent.of("video/mp4", opened(file)));
  }

  private static InputStream opened(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void assertKeepsLittle(Supplier<MediaContent> content) throws Exception {
    long before = directMemory();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CountDownLatch all = new CountDownLatch(THREADS);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        MediaSlot slot = MediaSlot.of("parts", i, "video");
        done.add(
            threads.submit(
                () -> {
                  store.put(slot, content.get());
                  // Nobody does the work of two.
                  all.countDown();
                  all.await();
                  return null;
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
      assertThat(directMemory() - before).isLessThanOrEqualTo(THREADS * BUFFER_OF_A_SOCKET);
    } finally {
      threads.shutdownNow();
    }
  }

  private static long directMemory() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
