package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK keeps a buffer of the largest read of a file in each thread, outside the heap. */
class DirectMemoryTest {

  private static final int THREADS = 12;
  private static final long MOST_BYTES_KEPT_BY_A_THREAD = 64 << 10;
  private static final int LARGE = 8 << 20;

  @TempDir static Path folder;

  private static Path file = Path.of("");

  private final WebpImageCompressor compressor = WebpImageCompressor.create();

  @BeforeAll
  static void makeALargeFile() throws IOException {
    // What stands behind the end of a JPEG is read, and nothing to decode.
    byte[] jpeg = TestPictures.file(TestPictures.scene(64, 48), "jpeg");
    file = Files.write(folder.resolve("large.jpg"), Arrays.copyOf(jpeg, LARGE));
  }

  @Test
  void compressingFilesLeavesLittleInEachThread() throws Exception {
    assertKeepsLittle(() -> compressor.compress(file));
  }

  @Test
  void compressingStreamsOfFilesLeavesLittleInEachThread() throws Exception {
    assertKeepsLittle(
        () -> {
          try (InputStream in = Files.newInputStream(file)) {
            return compressor.compress(in);
          }
        });
    assertKeepsLittle(
        () -> {
          try (FileChannel channel = FileChannel.open(file)) {
            return compressor.compress(Channels.newInputStream(channel));
          }
        });
  }

  @Test
  void anyOtherCompressorGetsAStreamThatLeavesLittle() throws Exception {
    ImageCompressor hosts =
        upload -> {
          try {
            return compressor.compress(upload.readAllBytes());
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        };

    assertKeepsLittle(() -> hosts.compress(file));
  }

  @Test
  void storingFilesLeavesLittleInEachThread() throws Exception {
    MediaSlot slot = MediaSlot.of("users", 1, "video");
    InMemoryMediaStore store = new InMemoryMediaStore();
    assertKeepsLittle(() -> store.put(slot, MediaContent.of("video/mp4", file)));
    assertKeepsLittle(
        () -> store.put(slot, MediaContent.of("video/mp4", Files.newInputStream(file))));
  }

  @Test
  void whoeverReadsTheContentOfAFileKeepsLittle() throws Exception {
    MediaContent content = MediaContent.of("video/mp4", file);
    assertKeepsLittle(
        () -> {
          try (InputStream in = content.openStream()) {
            return in.readAllBytes().length;
          }
        });
    assertKeepsLittle(
        () -> {
          try (InputStream in = content.openStream()) {
            return in.readNBytes(new byte[LARGE], 0, LARGE);
          }
        });
  }

  @Test
  void streamsAreAskedForLittleAtOnce() throws IOException {
    for (String format : List.of("jpeg", "png", "gif", "bmp", "tiff")) {
      byte[] upload = TestPictures.file(TestPictures.noise(700, 600), format);
      AskedStream stream = new AskedStream(upload);
      compressor.compress(stream);

      assertThat(stream.most).as(format).isBetween(1, 64 << 10);
    }
  }

  @Test
  void contentIsAskedForLittleAtOnce() {
    AskedStream stream = new AskedStream(new byte[2 << 20]);
    try (ContentReader content = ContentReader.open(MediaContent.of("video/mp4", stream))) {
      content.fill(new byte[1 << 20]);
      content.readAll();
    }

    assertThat(stream.most).isBetween(1, 64 << 10);
  }

  /** Runs something in threads that stay, one after the other, and sees what they keep. */
  private static void assertKeepsLittle(Work work) throws Exception {
    BufferPoolMXBean direct =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .findFirst()
            .orElseThrow();
    long before = direct.getMemoryUsed();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CountDownLatch all = new CountDownLatch(THREADS);
    Object turn = new Object();
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        done.add(
            threads.submit(
                () -> {
                  synchronized (turn) {
                    work.run();
                  }
                  // Nobody does the work of two.
                  all.countDown();
                  all.await();
                  return null;
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
      assertThat(direct.getMemoryUsed() - before).isLessThan(THREADS * MOST_BYTES_KEPT_BY_A_THREAD);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Something that may fail. */
  @FunctionalInterface
  private interface Work {

    Object run() throws Exception;
  }

  /** Remembers the most that it was asked for. */
  private static final class AskedStream extends FilterInputStream {

    private int most;

    AskedStream(byte[] bytes) {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      most = Math.max(most, length);
      return super.read(target, offset, length);
    }
  }
}
