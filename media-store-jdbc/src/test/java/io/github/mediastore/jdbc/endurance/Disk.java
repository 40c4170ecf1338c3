package io.github.mediastore.jdbc.endurance;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The disk of the server, to be filled up and emptied again: a small file system of its own, or
 * where there is none, triggers that fail as the server does.
 */
final class Disk {

  private final DatabaseServer server;
  private final @Nullable Path ballast;

  /**
   * Makes a disk.
   *
   * @param small a folder on a file system that holds the server's data and little else; null if
   *     there is none
   */
  Disk(DatabaseServer server, @Nullable Path small) {
    this.server = server;
    this.ballast = small == null ? null : small.resolve("ballast");
  }

  /** Makes what is needed where there is no small file system. */
  void prepare(List<String> prefixes) throws SQLException {
    if (ballast == null) {
      execute(
          """
          CREATE TABLE disk (is_full boolean NOT NULL);
          INSERT INTO disk VALUES (false);
          CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF (SELECT is_full FROM disk) THEN
              RAISE EXCEPTION 'could not extend file: No space left on device'
                USING ERRCODE = '53100';
            END IF;
            RETURN NEW;
          END $$
          """);
      for (String prefix : prefixes) {
        for (String table : List.of("media_chunk", "media_representation", "media_migration")) {
          execute(
              """
              CREATE TRIGGER disk_full BEFORE INSERT OR UPDATE ON %s
              FOR EACH ROW EXECUTE FUNCTION disk_full()
              """
                  .formatted(prefix + table));
        }
      }
    }
  }

  void fill() throws SQLException {
    if (ballast == null) {
      execute("UPDATE disk SET is_full = true");
    } else {
      topUp(1 << 20);
      topUp(1 << 13);
    }
  }

  void empty() throws SQLException {
    if (ballast == null) {
      execute("UPDATE disk SET is_full = false");
    } else {
      try {
        Files.deleteIfExists(ballast);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void topUp(int block) {
    byte[] zeros = new byte[block];
    try (OutputStream file =
        Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        file.write(zeros);
      }
    } catch (IOException e) {
      // It is full.
    }
  }

  /** Waits for a recovery to end. */
  private void execute(String sql) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = server.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
        return;
      } catch (SQLException e) {
        if (attempt == 100 || !server.isRunning()) {
          throw e;
        }
        Connections.sleep(300);
      }
    }
  }
}
