package io.github.mediastore.jdbc.renditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.TestPostgres;
import io.github.mediastore.jdbc.renditions.RenditionEntry.Outcome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases that cannot be used: the job stops, says so, and goes on when they can. */
class RenditionJobOutageTest {

  private static final int PARTS = 40;

  @Test
  void aServerThatStopsEndsTheRunAndTheNextGoesOn(@TempDir Path directory) throws IOException {
    EmbeddedPostgres server = server(directory, 0);
    int port = server.getPort();
    PGSimpleDataSource database = (PGSimpleDataSource) server.getPostgresDatabase();
    MediaSchema.of(MediaTables.DEFAULT).create(database);
    JdbcMediaStore store = JdbcMediaStore.autonomous(database);
    Gallery.fill(store, PARTS);
    AtomicBoolean isStopped = new AtomicBoolean();
    AtomicInteger done = new AtomicInteger();
    RenditionJob stopped =
        job(store)
            .listener(
                entry -> {
                  if (done.incrementAndGet() == 20 && isStopped.compareAndSet(false, true)) {
                    close(server);
                  }
                })
            .build();

    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(stopped::run)
        .withMessageContaining("Stopped early")
        .withMessageContaining("goes on from there");

    assertThat(done).hasValueLessThan(3 * PARTS);
    try (EmbeddedPostgres restarted = server(directory, port)) {
      assertThat(restarted.getPort()).isEqualTo(port);
      RenditionReport rest = job(store).build().run();
      assertThat(rest.count(Outcome.UNCHANGED)).isBetween(18L, 24L);
      assertThat(rest.count(Outcome.MADE)).isEqualTo(3 * PARTS - rest.count(Outcome.UNCHANGED));
      assertThat(job(store).build().run().counts())
          .isEqualTo(Map.of(Outcome.UNCHANGED, 3L * PARTS));
    }
  }

  @Test
  void aDatabaseThatCannotBeWrittenEndsTheRunBeforeMuchIsMadeForNothing() {
    PGSimpleDataSource database = TestPostgres.withTables();
    Gallery.fill(JdbcMediaStore.autonomous(database), PARTS);
    PGSimpleDataSource readOnly = TestPostgres.sameSchemaAs(database);
    readOnly.setOptions("-c default_transaction_read_only=on");
    AtomicInteger tried = new AtomicInteger();

    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(
            () ->
                job(JdbcMediaStore.autonomous(readOnly))
                    .listener(entry -> tried.incrementAndGet())
                    .build()
                    .run())
        .withMessageContaining("Stopped early")
        .withMessageContaining("read-only");

    assertThat(tried).hasValueLessThan(10);
  }

  @Test
  void missingTablesEndTheRunAtOnce() {
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> job(JdbcMediaStore.autonomous(TestPostgres.emptySchema())).build().run())
        .withMessageContaining("media_slot");
  }

  private static RenditionJobBuilder job(JdbcMediaStore store) {
    return RenditionJob.builder(store, Gallery.SETTINGS).kind(Gallery.KIND);
  }

  private static EmbeddedPostgres server(Path directory, int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setServerConfig("synchronous_commit", "on")
            .setDataDirectory(directory.resolve("data"))
            .setCleanDataDirectory(false);
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
