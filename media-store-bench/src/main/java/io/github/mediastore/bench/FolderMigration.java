package io.github.mediastore.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.nio.file.Path;

/** Moves a folder of photos into the store, as {@code migrate.sh} asks for it. */
public final class FolderMigration {

  private FolderMigration() {}

  /**
   * Prints how many photos were moved and how many bytes they take.
   *
   * @param arguments the URL of the database, and the folder
   */
  public static void main(String[] arguments) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments[0]);
    config.setMaximumPoolSize(Runtime.getRuntime().availableProcessors());
    try (HikariDataSource pool = new HikariDataSource(config)) {
      MediaSchema.of(MediaTables.DEFAULT).create(pool);
      JdbcMediaStore store = JdbcMediaStore.autonomous(pool);
      FileMigration migration =
          FileMigration.builder(pool, store::on, Path.of(arguments[1]))
              .files("users/{ownerId}/profile.jpg", "users", "profile")
              .build();
      migration.createLedger();
      MigrationReport report = migration.run();
      System.out.println(report.count(Outcome.IMPORTED) + " " + report.storedBytes());
    }
  }
}
