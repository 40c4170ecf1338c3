package io.github.mediastore.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** A base backup of a running server, as its manual describes under "low level API". */
public final class BaseBackup {

  private BaseBackup() {}

  /**
   * Copies the files of a server.
   *
   * @param statement of a connection to it
   * @param from where they are
   * @param to a directory that is not there yet
   */
  public static void take(Statement statement, Path from, Path to)
      throws SQLException, IOException {
    boolean isOld = statement.getConnection().getMetaData().getDatabaseMajorVersion() < 15;
    statement.execute(
        isOld
            ? "SELECT pg_start_backup('copy', true, false)"
            : "SELECT pg_backup_start('copy', true)");
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
}
