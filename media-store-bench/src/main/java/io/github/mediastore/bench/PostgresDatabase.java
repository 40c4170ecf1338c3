package io.github.mediastore.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** PostgreSQL with the library's tables, behind a pool, for as long as a benchmark runs. */
final class PostgresDatabase implements AutoCloseable {

  private final EmbeddedPostgres server;
  private final HikariDataSource pool;
  private final JdbcMediaStore store;

  /** Starts it; no write waits for the disk, whose moods would hide what is measured. */
  PostgresDatabase() throws IOException {
    server = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "off").start();
    HikariConfig config = new HikariConfig();
    config.setDataSource(server.getPostgresDatabase());
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
    server.close();
  }
}
