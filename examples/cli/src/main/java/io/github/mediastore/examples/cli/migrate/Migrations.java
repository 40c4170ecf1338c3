package io.github.mediastore.examples.cli.migrate;

import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.terminal.AbortedException;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.FileMigrationBuilder;
import java.nio.file.Path;

/** Migrations between a folder and a command's database. */
final class Migrations {

  private Migrations() {}

  static FileMigrationBuilder builder(Database database, Path root) {
    return FileMigration.builder(database.dataSource(), database.store()::on, root)
        .tables(database.tables());
  }

  /** Says at once what would otherwise be said for each file. */
  static void requireTables(Database database) {
    try {
      MediaSchema.of(database.tables()).verify(database.dataSource());
    } catch (IllegalStateException e) {
      throw AbortedException.trouble(
          e.getMessage() + ". If they are missing, run: media-store schema --create");
    }
  }
}
