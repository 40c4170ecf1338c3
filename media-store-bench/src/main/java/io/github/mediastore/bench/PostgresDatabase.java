package io.github.mediastore.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with the library's tables, behind a pool, for as long as a benchmark runs. */
final class PostgresDatabase implements AutoCloseable {

  private final EmbeddedPostgres server;
  private final @Nullable DelayProxy network;
  private final HikariDataSource pool;
  private final JdbcMediaStore store;

  /** Starts it on this machine, with no network between. */
  PostgresDatabase() throws IOException {
    this(0);
  }

  /**
   * Starts it; no write waits for the disk, whose moods would hide what is measured.
   *
   * @param roundTripMillis how much a network between would add to a question and its answer
   */
  PostgresDatabase(int roundTripMillis) throws IOException {
    server = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "off").start();
    network = roundTripMillis == 0 ? null : new DelayProxy(server.getPort(), roundTripMillis);
    HikariConfig config = new HikariConfig();
    if (network == null) {
      config.setDataSource(server.getPostgresDatabase());
    } else {
      config.setJdbcUrl("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(network.port()));
      config.setUsername("postgres");
    }
    config.setMaximumPoolSize(2);
    pool = new HikariDataSource(config);
    MediaSchema.of(MediaTables.DEFAULT).create(pool);
    store = JdbcMediaStore.autonomous(pool);
  }

  HikariDataSource pool() {
    return pool;
  }

  JdbcMediaStore store() {
    return store;
  }

  @Override
  public void close() throws IOException {
    pool.close();
    if (network != null) {
      network.close();
    }
    server.close();
  }
}
