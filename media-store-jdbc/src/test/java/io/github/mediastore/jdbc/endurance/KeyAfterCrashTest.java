package io.github.mediastore.jdbc.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.contract.TestContent;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.objects.FileObjectStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A server that does not wait for its disk crashes right after an object was sent. */
class KeyAfterCrashTest {

  @Test
  void theKeyOfAnObjectThatWasSentIsKnownAfterACrash(@TempDir Path folder) throws Exception {
    DatabaseServer server = new DatabaseServer(folder.resolve("data"));
    server.start();
    try {
      PGSimpleDataSource database = new PGSimpleDataSource();
      database.setUrl(server.url());
      database.setOptions("-c synchronous_commit=off");
      MediaSchema.of(MediaTables.DEFAULT).create(database);
      try (Connection connection = server.connect();
          Statement statement = connection.createStatement()) {
        // So that what nobody waited for is lost for certain.
        statement.execute("ALTER SYSTEM SET wal_writer_delay = '10s'");
        statement.execute("SELECT pg_reload_conf()");
        statement.execute("SELECT pg_sleep(0.3)");
      }
      JdbcMediaStore store =
          JdbcMediaStore.builder()
              .objects(new FileObjectStore(folder.resolve("objects")), 1_000)
              .autonomous(database);
      store.stage(TestContent.of(TestContent.bytes(2_000, 1))).close();
      server.kill();
      server.start();
      try (Connection connection = server.connect();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT count(*) FROM media_object")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(1);
      }
    } finally {
      server.stop();
    }
  }
}
