package io.github.mediastore.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.contract.TestContent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The step to the schema of today on a large store, while programs of both versions work on it. */
class RollingUpgradeTest {

  private static final int MEDIA = 100_000;
  private static final MediaSchema SCHEMA = MediaSchema.of(MediaTables.DEFAULT);

  private final PGSimpleDataSource database = SchemaVersionTest.versionOne();
  private final PGSimpleDataSource impatient = TestPostgres.sameSchemaAs(database);
  private final AtomicBoolean upgraded = new AtomicBoolean();
  private final CountDownLatch warm = new CountDownLatch(2);

  RollingUpgradeTest() throws Exception {
    // A statement that must wait for a lock longer than this fails.
    impatient.setOptions("-c lock_timeout=1000");
    TestPostgres.execute(
        database,
        """
        SET session_replication_role = replica;
        INSERT INTO media_slot (owner_type, owner_id, name)
        SELECT 'parts', i::text, 'images' FROM generate_series(1, %d) i;
        INSERT INTO media (slot_id, ordinal) SELECT id, 1 FROM media_slot;
        INSERT INTO media_representation (media_id, name, content_type, size, sha256, chunk_size)
        SELECT id, 'full', 'image/webp', 5, sha256('bytes'), 524288 FROM media;
        INSERT INTO media_chunk SELECT id, 0, 'bytes' FROM media_representation;
        ANALYZE media_slot, media, media_representation, media_chunk
        """
            .formatted(MEDIA));
  }

  @Test
  void readersAndWritersOfBothVersionsGoOn() throws Exception {
    ExecutorService programs = Executors.newCachedThreadPool();
    try (Connection old = impatient.getConnection();
        Connection today = impatient.getConnection();
        Connection open = impatient.getConnection()) {
      open.setAutoCommit(false);
      new VersionOneProgram(open).put(slot(5), TestContent.bytes(100, 5));
      List<Future<Map<MediaSlot, byte[]>>> written = new ArrayList<>();
      JdbcMediaStore store = JdbcMediaStore.autonomous(new SingleConnectionDataSource(today, true));
      VersionOneProgram program = new VersionOneProgram(old);
      written.add(programs.submit(work(1, slot -> find(old, program, slot), oldPut(old, program))));
      written.add(
          programs.submit(
              work(
                  2,
                  slot -> store.find(slot).orElseThrow().bytes(),
                  (slot, bytes) -> store.put(slot, TestContent.of(bytes)))));
      assertThat(warm.await(60, TimeUnit.SECONDS)).isTrue();
      List<Long> files = files();

      assertThat(SCHEMA.create(impatient)).isTrue();

      assertThat(files()).as("files of the tables").isEqualTo(files);
      assertThat(SCHEMA.version(database)).as("while a write is open").isEqualTo(2);
      open.commit();
      assertThat(SCHEMA.create(impatient)).isTrue();
      assertThat(SCHEMA.version(database)).isEqualTo(4);
      assertThat(files()).as("files of the tables").isEqualTo(files);
      upgraded.set(true);
      SCHEMA.verify(database);
      Map<MediaSlot, byte[]> expected = new HashMap<>();
      for (Future<Map<MediaSlot, byte[]>> result : written) {
        expected.putAll(result.get(60, TimeUnit.SECONDS));
      }
      for (Map.Entry<MediaSlot, byte[]> entry : expected.entrySet()) {
        assertThat(store.find(entry.getKey()).orElseThrow().bytes()).isEqualTo(entry.getValue());
        assertThat(find(old, program, entry.getKey())).isEqualTo(entry.getValue());
      }
      assertThat(store.find(slot(5)).orElseThrow().bytes()).isEqualTo(TestContent.bytes(100, 5));
    } finally {
      programs.shutdownNow();
    }
    assertThat(JdbcMediaStore.autonomous(database).statistics().slots())
        .singleElement()
        .satisfies(use -> assertThat(use.media()).isEqualTo(MEDIA));
  }

  /** Reads and writes slots of its own until the step is done and a while longer. */
  private Callable<Map<MediaSlot, byte[]>> work(int worker, Reads reads, Writes writes) {
    return () -> {
      Map<MediaSlot, byte[]> written = new HashMap<>();
      Random random = new Random(worker);
      for (int i = 0, rest = 100; rest > 0; i++) {
        MediaSlot slot = slot(10 * (1 + random.nextInt(MEDIA / 10 - 1)) + worker);
        byte[] before = written.getOrDefault(slot, "bytes".getBytes(UTF_8));
        assertThat(reads.read(slot)).isEqualTo(before);
        byte[] bytes = TestContent.bytes(100, i);
        writes.write(slot, bytes);
        written.put(slot, bytes);
        if (i == 50) {
          warm.countDown();
        }
        rest -= upgraded.get() ? 1 : 0;
      }
      return written;
    };
  }

  private static MediaSlot slot(int part) {
    return MediaSlot.of("parts", part, "images");
  }

  private static byte @Nullable [] find(
      Connection connection, VersionOneProgram program, MediaSlot slot) throws SQLException {
    connection.setAutoCommit(true);
    return program.find(slot);
  }

  private static Writes oldPut(Connection connection, VersionOneProgram program) {
    return (slot, bytes) -> {
      connection.setAutoCommit(false);
      program.put(slot, bytes);
      connection.commit();
    };
  }

  private List<Long> files() throws SQLException {
    DataSource source = database;
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT pg_relation_filenode(oid) FROM pg_class
                WHERE relnamespace = current_schema()::regnamespace
                  AND relname ~ '^media' AND relname !~ '^media_(store|object|installation)|_seq$'
                ORDER BY oid
                """)) {
      List<Long> files = new ArrayList<>();
      while (row.next()) {
        files.add(row.getLong(1));
      }
      assertThat(files).hasSizeGreaterThan(8);
      return files;
    }
  }

  /** Reads a slot's medium. */
  @FunctionalInterface
  private interface Reads {
    byte @Nullable [] read(MediaSlot slot) throws SQLException;
  }

  /** Writes a slot's medium. */
  @FunctionalInterface
  private interface Writes {
    void write(MediaSlot slot, byte[] bytes) throws SQLException;
  }
}
