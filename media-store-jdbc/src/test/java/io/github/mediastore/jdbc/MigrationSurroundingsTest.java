package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.jdbc.migration.FallbackMediaStore;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.FileMigrationBuilder;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a migration runs: file systems, standbys and roles with few rights. */
class MigrationSurroundingsTest {

  private static final String PHOTO = "users/1/profile.png";

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  @TempDir private Path folder;
  private Path root;
  private FileMigration migration;

  @BeforeEach
  void takeAPhoto() throws IOException {
    root = Files.createDirectory(folder.resolve("uploads"));
    ImportProcess.picture(root, PHOTO, 1);
    migration = builder().build();
    migration.createLedger();
    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
  }

  private FileMigrationBuilder builder() {
    return ImportProcess.builder(database, root);
  }

  @Test
  void aFileWhoseNameIsNoTextIsSaidToBeNone() throws Exception {
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "mkdir users/9 \"$(printf 'caf\\351')\""
                    + " && cp users/1/profile.png \"$(printf 'users/9/profile.\\377')\"")
            .directory(root.toFile())
            .start();
    assumeTrue(process.waitFor() == 0, "The file system takes names of UTF-8 only");

    List<MigrationEntry> entries = migration.run().entries();
    assertThat(entries)
        .filteredOn(entry -> entry.source().startsWith("users/9"))
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.INVALID_PATH);
    assertThat(entries).as("of a folder that no pattern names nothing is said").hasSize(2);
  }

  @Test
  void aStandbyShowsFilesWithoutTakingThem() throws IOException {
    ImportProcess.picture(root, "users/5/profile.png", 5);
    PGSimpleDataSource standby = TestPostgres.sameSchemaAs(database);
    standby.setOptions("-c default_transaction_read_only=on");
    FileMigration reading = ImportProcess.builder(standby, root).build();
    MediaStore shown =
        FallbackMediaStore.importing(
            JdbcMediaStore.autonomous(standby),
            ConnectionSource.of(standby),
            reading,
            reading::filesOf);

    MediaSlot slot = MediaSlot.of("users", 5, "profile");
    assertThat(shown.count(slot)).isEqualTo(1);
    assertThat(shown.find(slot).orElseThrow().bytes()).isNotEmpty();
    assertThat(store.count(slot)).isZero();
  }

  @Test
  void aRoleThatMayOnlyWriteTheTablesCanDoAllButMakeThem() throws IOException {
    String schema = database.getCurrentSchema();
    TestPostgres.execute(
        database,
        """
        CREATE ROLE importer_$ LOGIN;
        GRANT USAGE ON SCHEMA $ TO importer_$;
        GRANT SELECT, INSERT, UPDATE, DELETE ON media_slot, media, media_representation,
          media_chunk, media_migration TO importer_$;
        CREATE TABLE IF NOT EXISTS media_store (id uuid); -- Later than the rights.
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA $ TO importer_$
        """
            .replace("$", schema));
    PGSimpleDataSource restricted = TestPostgres.sameSchemaAs(database);
    restricted.setUser("importer_" + schema);
    FileMigration allowed = ImportProcess.builder(restricted, root).build();
    ImportProcess.picture(root, "users/2/profile.png", 2);

    allowed.createLedger();
    assertThat(allowed.run().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1, Outcome.UNCHANGED, 1));
    assertThat(allowed.verify().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 2));
    assertThat(allowed.undo().counts()).isEqualTo(Map.of(Outcome.UNDONE, 2));
    assertThat(allowed.run().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 2));
    assertThat(allowed.deleteConfirmed().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 2));
  }
}
