package io.github.mediastore.examples.cli.database;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.MediaTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseTest {

  /** A file that is retried waits that long each time. */
  @Test
  void aServerThatIsGoneIsToldWithinSeconds() throws IOException {
    EmbeddedPostgres server = EmbeddedPostgres.start();
    try (Database database =
        Database.connect(
            server.getJdbcUrl("postgres", "postgres"), "postgres", null, MediaTables.DEFAULT)) {
      database.one("SELECT 1", row -> row.getInt(1));
      server.close();

      assertTimeout(
          Duration.ofSeconds(8),
          () ->
              assertThatExceptionOfType(MediaStorageException.class)
                  .isThrownBy(() -> database.one("SELECT 1", row -> row.getInt(1))));
    }
  }
}
