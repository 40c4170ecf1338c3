package io.github.mediastore.examples.parts.database;

import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.stereotype.Component;

/**
 * The tables of the application and those of media-store: each has its own migrations, with a
 * history of its own, so that version numbers never meet.
 */
@Component
public class Schema {

  private final DataSource dataSource;
  private final Flyway own;
  private final Flyway media;

  Schema(DataSource dataSource) {
    this.dataSource = dataSource;
    this.own = Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").load();
    this.media =
        Flyway.configure()
            .dataSource(dataSource)
            .locations("classpath:io/github/mediastore/jdbc/schema")
            .table("media_store_history")
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .load();
  }

  /** Brings both up to date and returns what was applied, in words. */
  public List<String> migrate() {
    List<String> applied = new ArrayList<>();
    own.migrate().migrations.forEach(m -> applied.add("parts " + m.version + ": " + m.description));
    media
        .migrate()
        .migrations
        .forEach(m -> applied.add("media-store " + m.version + ": " + m.description));
    return applied;
  }

  /**
   * Checks that both are as this program needs them.
   *
   * @throws IllegalStateException if they are not, or cannot be looked at
   */
  public void verify() {
    try {
      int pending = own.info().pending().length;
      if (pending > 0) {
        throw new IllegalStateException(
            "The tables of the application lack %d migrations".formatted(pending));
      }
      own.validate();
    } catch (FlywayException e) {
      throw new IllegalStateException("The tables of the application are not right", e);
    }
    MediaSchema.of(MediaTables.DEFAULT).verify(dataSource);
  }

  /** Returns the version that the application's own tables have; {@code none} before the first. */
  public String version() {
    MigrationInfo current = own.info().current();
    return current == null || current.getVersion() == null
        ? "none"
        : current.getVersion().getVersion();
  }
}
