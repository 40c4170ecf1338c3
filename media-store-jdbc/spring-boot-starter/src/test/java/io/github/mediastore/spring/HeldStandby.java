package io.github.mediastore.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A primary, and a standby that streams from it and whose replay can be held. */
final class HeldStandby implements AutoCloseable {

  private final EmbeddedPostgres primary;
  private final EmbeddedPostgres standby;

  HeldStandby(Path directory) throws IOException, SQLException {
    Path files = directory.resolve("primary");
    primary =
        EmbeddedPostgres.builder()
            .setDataDirectory(files)
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "on") // Or what is committed is sent later.
            .start();
    Path copied = directory.resolve("standby");
    copy(files, copied);
    standby =
        EmbeddedPostgres.builder()
            .setDataDirectory(copied)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "off")
            .start();
  }

  PGSimpleDataSource primary() {
    return (PGSimpleDataSource) primary.getPostgresDatabase();
  }

  PGSimpleDataSource standby() {
    PGSimpleDataSource dataSource = (PGSimpleDataSource) standby.getPostgresDatabase();
    dataSource.setConnectTimeout(2);
    return dataSource;
  }

  /** Waits until the standby has all that is written now, and lets it go no further. */
  void catchUpAndHold() throws Exception {
    // Committed, or what others have not committed yet would not be sent for a while.
    text(primary(), "SELECT pg_logical_emit_message(true, 'catch', 'up')");
    String position = text(primary(), "SELECT pg_current_wal_insert_lsn()");
    await("pg_last_wal_replay_lsn() >= '%s'".formatted(position));
    text(standby(), "SELECT pg_wal_replay_pause()");
    await("pg_get_wal_replay_pause_state() = 'paused'");
  }

  private void await(String condition) throws Exception {
    for (int i = 0; i < 3000 && !text(standby(), "SELECT " + condition).equals("t"); i++) {
      Thread.sleep(5);
    }
    assertThat(text(standby(), "SELECT " + condition)).as(condition).isEqualTo("t");
  }

  private static String text(DataSource dataSource, String query) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  /** Takes a base backup of the running server, as its manual describes under "low level API". */
  private void copy(Path from, Path to) throws SQLException, IOException {
    try (Connection connection = primary().getConnection();
        Statement statement = connection.createStatement()) {
      boolean isOld = connection.getMetaData().getDatabaseMajorVersion() < 15;
      statement.execute(
          isOld
              ? "SELECT pg_start_backup('standby', true, false)"
              : "SELECT pg_backup_start('standby', true)");
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.toList()) {
          if (!file.getFileName().toString().startsWith("postmaster.")) {
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
          }
        }
      }
      try (ResultSet row =
          statement.executeQuery(
              isOld
                  ? "SELECT labelfile FROM pg_stop_backup(false, false)"
                  : "SELECT labelfile FROM pg_backup_stop(false)")) {
        row.next();
        Files.writeString(to.resolve("backup_label"), row.getString(1));
      }
    }
    Files.createFile(to.resolve("standby.signal"));
    Files.writeString(
        to.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 user=postgres port=%d'\n".formatted(primary.getPort()),
        StandardOpenOption.APPEND);
  }

  @Override
  public void close() throws IOException {
    try (primary) {
      standby.close();
    }
  }
}
