package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A primary, and a standby that streams from it, whose replay can be held and let go. */
final class StreamingStandby implements AutoCloseable {

  private final Path files;
  private final EmbeddedPostgres primary;
  private final EmbeddedPostgres standby;

  /**
   * Starts both.
   *
   * @param directory where their files shall be
   * @param settings further lines of the standby's configuration
   */
  StreamingStandby(Path directory, String settings) throws IOException, SQLException {
    primary =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("primary"))
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "on") // Or what is committed is sent later.
            .setServerConfig("max_prepared_transactions", "5")
            .start();
    files = directory.resolve("standby");
    copy(primary, directory.resolve("primary"), files);
    Files.writeString(files.resolve("postgresql.auto.conf"), settings, StandardOpenOption.APPEND);
    standby =
        EmbeddedPostgres.builder()
            .setDataDirectory(files)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "off")
            .setServerConfig("max_prepared_transactions", "5")
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

  /** Holds the replay: the standby stays as it is, however much is written. */
  void pause() {
    onStandby("SELECT pg_wal_replay_pause()");
    await("pg_get_wal_replay_pause_state() = 'paused'");
  }

  void resume() {
    onStandby("SELECT pg_wal_replay_resume()");
  }

  /** Waits until the standby has all that is written now. */
  void catchUp() throws SQLException {
    // Committed, or what others have not committed yet would not be sent for a while.
    TestPostgres.execute(primary(), "SELECT pg_logical_emit_message(true, 'catch', 'up')");
    String position = text(primary(), "SELECT pg_current_wal_insert_lsn()");
    await("pg_last_wal_replay_lsn() >= '%s'".formatted(position));
  }

  void promote() {
    onStandby("SELECT pg_promote()");
    await("NOT pg_is_in_recovery()");
  }

  /** Ends the standby as a loss of power would, and waits until nobody listens there. */
  void killStandby() throws Exception {
    String pid = Files.readAllLines(files.resolve("postmaster.pid")).get(0);
    ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    server.destroyForcibly();
    server.onExit().get();
  }

  private void await(String condition) {
    for (int i = 0; i < 3000 && !onStandby("SELECT " + condition).equals("t"); i++) {
      pause(5);
    }
    assertThat(onStandby("SELECT " + condition)).as(condition).isEqualTo("t");
  }

  /** Asks the standby, again if its replay is in the way of that. */
  private String onStandby(String query) {
    for (int attempt = 1; ; attempt++) {
      try {
        return text(standby(), query);
      } catch (SQLException e) {
        if (attempt == 100 || !"40001".equals(e.getSQLState())) {
          throw new AssertionError(query, e);
        }
        pause(20);
      }
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  static String text(DataSource dataSource, String query) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  @Override
  public void close() throws IOException {
    try (primary) {
      standby.close();
    }
  }

  /** Makes the files of a standby of a running server. */
  static void copy(EmbeddedPostgres primary, Path from, Path to) throws SQLException, IOException {
    try (Connection connection = primary.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      BaseBackup.take(statement, from, to);
      Files.createFile(to.resolve("standby.signal"));
      Files.writeString(
          to.resolve("postgresql.auto.conf"),
          "primary_conninfo = 'host=127.0.0.1 user=postgres port=%d'\n"
              .formatted(primary.getPort()),
          StandardOpenOption.APPEND);
    }
  }
}
