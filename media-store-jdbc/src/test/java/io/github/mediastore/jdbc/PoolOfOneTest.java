package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.contract.TestContent;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many users of few connections. */
class PoolOfOneTest {

  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "images");

  @Test
  void aReaderThatStopsHalfWayKeepsNobodyWaiting() throws SQLException, IOException {
    LeakCheckingPool pool = new LeakCheckingPool(TestPostgres.withTables(), 1, true);
    MediaStore store = JdbcMediaStore.autonomous(pool);
    byte[] bytes = TestContent.bytes(2_000_000, 1);
    store.put(SLOT, TestContent.of(bytes));
    try (InputStream slow = store.find(SLOT).orElseThrow().openStream()) {
      for (int i = 0; i < 2_000; i++) {
        assertThat(slow.readNBytes(1_000)).hasSize(1_000);
        pool.assertNothingLeaked();
        if (i % 500 == 0) {
          assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(bytes);
        }
      }
    }
    pool.close();
  }

  @Test
  void anUploadThatTricklesInKeepsNobodyWaiting() throws SQLException {
    LeakCheckingPool pool = new LeakCheckingPool(TestPostgres.withTables(), 1, true);
    MediaStore store = JdbcMediaStore.autonomous(pool);
    byte[] bytes = TestContent.bytes(2_000_000, 1);
    InputStream trickle =
        new InputStream() {
          private int position;

          @Override
          public int read() {
            return position == bytes.length ? -1 : bytes[position++] & 0xFF;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            pool.assertNothingLeaked();
            int count = Math.min(Math.min(length, 10_000), bytes.length - position);
            System.arraycopy(bytes, position, target, offset, count);
            position += count;
            return count == 0 ? -1 : count;
          }
        };
    store.put(SLOT, MediaContent.of("video/mp4", trickle));
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(bytes);
    pool.assertNothingLeaked();
    pool.close();
  }

  @Test
  void manyAddsAtOnceLoseNothingAndLeaveNoGap() throws Exception {
    LeakCheckingPool pool = new LeakCheckingPool(TestPostgres.withTables(), 8, true);
    MediaStore store = JdbcMediaStore.autonomous(pool);
    int threads = 32;
    int adds = 50;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        MediaSlot own = MediaSlot.of("parts", thread, "own");
        tasks.add(
            () -> {
              for (int i = 0; i < adds; i++) {
                store.add(i % 2 == 0 ? SLOT : own, TestContent.small(1));
              }
              return store.count(own);
            });
      }
      for (Future<Integer> count : executor.invokeAll(tasks)) {
        assertThat(count.get()).isEqualTo(adds / 2);
      }
    } finally {
      executor.shutdownNow();
    }
    int expected = threads * adds / 2;
    List<MediaInfo> media = store.list(SLOT);
    assertThat(media).hasSize(expected);
    assertThat(media).extracting(MediaInfo::id).doesNotHaveDuplicates();
    assertThat(store.info(SLOT, expected - 1).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(media.get(expected - 1));
    pool.assertNothingLeaked();
    pool.close();
  }
}
