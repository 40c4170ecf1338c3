package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.contract.TestContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The store behind PgBouncer in transaction mode, where each transaction may get another of the
 * server's connections; the host has turned named statements off, as PgBouncer's manual asks.
 */
class PgBouncerTest {

  private static final int LARGE = 1_300_000;

  private static PgBouncer bouncer;
  private static LeakCheckingPool pool;
  private static JdbcMediaStore store;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    PGSimpleDataSource server = TestPostgres.emptySchema();
    MediaTables tables = new MediaTables(String.valueOf(server.getCurrentSchema()), "");
    MediaSchema.of(tables).create(server);
    bouncer = PgBouncer.start(server, directory);
    PGSimpleDataSource connections = bouncer.connections();
    connections.setPrepareThreshold(0);
    pool = new LeakCheckingPool(connections, 8, true);
    store = JdbcMediaStore.builder().tables(tables).autonomous(pool);
  }

  @AfterAll
  static void stop() throws SQLException, IOException {
    if (bouncer != null) {
      pool.close();
      bouncer.close();
    }
  }

  @Test
  void manyClientsOfFewConnectionsGetWhatTheyStored() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int client = 0; client < 8; client++) {
        int seed = client;
        tasks.add(() -> useStore(seed));
      }
      for (Future<Void> task : executor.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      executor.shutdownNow();
    }
    pool.assertNothingLeaked();
    assertThat(store.verify(0, 100).damaged()).isEmpty();
  }

  private static Void useStore(int seed) throws IOException {
    MediaSlot slot = MediaSlot.of("parts", seed, "images");
    for (int i = 0; i < 8; i++) {
      byte[] bytes = TestContent.bytes(i % 2 == 0 ? 60_000 : LARGE, seed);
      MediaInfo info = store.add(slot, TestContent.of(bytes));
      Media found = store.find(info.id()).orElseThrow();
      assertThat(found.bytes()).isEqualTo(bytes);
      try (InputStream range = found.openStream(new ByteRange(50_000, 58_999))) {
        assertThat(range.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 50_000, 59_000));
      }
    }
    store.remove(store.list(slot).get(0).id());
    assertThat(store.list(slot)).hasSize(7);
    return null;
  }
}
