package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The rights that the guide to the store lists are enough for each operation, and none too many.
 */
class RightsTest {

  private static final GuideRights RIGHTS =
      new GuideRights(
          "| operation | `media_slot` | `media` | `media_representation` | `media_chunk` |"
              + " `media_migration` |");
  private static final String PHOTO = "users/1/profile.png";
  private static final MediaSlot SLOT = MediaSlot.of("users", 1, "profile");
  private static final MediaContent CONTENT = MediaContent.of("video/mp4", new byte[600_000]);

  private static final Map<String, Consumer<Subject>> OPERATIONS = operations();

  /** Those that need what was imported. */
  private static final Set<String> FILES =
      Set.of(
          "estimate",
          "FileMigration.run",
          "FileMigration.verify",
          "FileMigration.undo",
          "deleteConfirmed",
          "moveConfirmed");

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final String role = "rights_" + database.getCurrentSchema();

  private final PGSimpleDataSource restricted = TestPostgres.sameSchemaAs(database);

  @TempDir private Path folder;

  private static Map<String, Consumer<Subject>> operations() {
    Map<String, Consumer<Subject>> operations = new LinkedHashMap<>();
    operations.put("info", s -> require(s.store.info(SLOT).isPresent()));
    operations.put("list", s -> require(s.store.list(SLOT).size() == 1));
    operations.put("count", s -> require(s.store.count(SLOT) == 1));
    operations.put("find", s -> require(s.store.find(SLOT).orElseThrow().bytes().length > 2));
    operations.put("put", s -> s.store.put(SLOT, CONTENT));
    operations.put("add", s -> s.store.add(SLOT, CONTENT));
    operations.put("replace", s -> s.store.replace(s.id, CONTENT));
    operations.put("reorder", s -> s.store.reorder(SLOT, List.of(s.id)));
    operations.put("remove", s -> require(s.store.remove(s.id)));
    operations.put("clear", s -> require(s.store.clear(SLOT) == 1));
    operations.put("clearOwner", s -> require(s.store.clearOwner("users", 1) == 1));
    MediaSlot other = MediaSlot.of("users", 2, "profile");
    MediaKind users = MediaKind.of("users");
    operations.put("describe", s -> s.store.describe(s.id, Map.of("alt", "A duck")));
    operations.put("addRenditions", s -> s.store.addRenditions(s.id, Map.of("a", CONTENT)));
    operations.put("move", s -> s.store.move(SLOT, s.id, other));
    operations.put("copy", s -> s.store.copy(SLOT, s.id, other));
    operations.put("slotsOf", s -> require(s.store.slotsOf("users", 1).size() == 1));
    operations.put("page", s -> require(s.store.page(users, "", 9).media().size() == 1));
    operations.put(
        "removeOlderThan",
        s -> require(s.store.removeOlderThan(users, Instant.MAX, "", 9).removed() == 1));
    operations.put("verify", s -> require(s.store.verify(0, 9).damaged().isEmpty()));
    operations.put("statistics", s -> require(s.store.statistics().slots().size() == 1));
    operations.put("MediaSchema.verify", s -> MediaSchema.of(MediaTables.DEFAULT).verify(s.role));
    operations.put("createLedger", s -> s.migration.createLedger());
    operations.put("estimate", s -> require(s.migration.estimate(9).files() == 1));
    operations.put("FileMigration.ledger", s -> s.migration.ledger());
    operations.put("FileMigration.run", RightsTest::run);
    operations.put("FileMigration.verify", s -> only(s.migration.verify(), Outcome.IMPORTED));
    operations.put("FileMigration.undo", s -> only(s.migration.undo(), Outcome.UNDONE));
    operations.put(
        "deleteConfirmed", s -> only(s.migration.deleteConfirmed(), Outcome.SOURCE_REMOVED));
    operations.put(
        "moveConfirmed",
        s ->
            only(
                s.migration.moveConfirmed(s.root.resolveSibling("trash")), Outcome.SOURCE_REMOVED));
    return operations;
  }

  /** A new file, a new video, and one in the place of what it was. */
  private static void run(Subject subject) {
    try {
      ImportProcess.picture(subject.root, PHOTO, 2);
      ImportProcess.picture(subject.root, "users/2/profile.png", 3);
      ImportProcess.write(subject.root, "parts/1/film.mp4", ImportProcess.mp4());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    only(subject.migration.run(), Outcome.IMPORTED);
  }

  private static void require(boolean done) {
    assertThat(done).isTrue();
  }

  private static void only(MigrationReport report, Outcome outcome) {
    assertThat(report.counts()).containsOnlyKeys(outcome);
  }

  /** What an operation is tried on. */
  private record Subject(
      PGSimpleDataSource role,
      JdbcMediaStore store,
      MediaId id,
      FileMigration migration,
      Path root) {}

  @BeforeEach
  void aRoleWithoutRights() {
    TestPostgres.execute(
        database,
        "CREATE ROLE %1$s LOGIN; GRANT USAGE ON SCHEMA %2$s TO %1$s"
            .formatted(role, database.getCurrentSchema()));
    restricted.setUser(role);
  }

  private Subject subject(String operation) throws IOException {
    TestPostgres.execute(database, "DROP TABLE IF EXISTS media_migration; DELETE FROM media_slot");
    Path root = Files.createTempDirectory(folder, "uploads");
    FileMigration own = ImportProcess.builder(database, root).build();
    own.createLedger();
    if (FILES.contains(operation)) {
      ImportProcess.picture(root, PHOTO, 1);
      own.run();
    } else {
      JdbcMediaStore.autonomous(database).put(SLOT, CONTENT);
    }
    return new Subject(
        restricted,
        JdbcMediaStore.autonomous(restricted),
        JdbcMediaStore.autonomous(database).info(SLOT).orElseThrow().id(),
        ImportProcess.builder(restricted, root).build(),
        root);
  }

  static Stream<String> names() {
    return OPERATIONS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theRightsInTheGuideAreEnoughAndNoneIsTooMany(String operation) throws IOException {
    RIGHTS.check(operation, this::isDone);
  }

  private boolean isDone(String operation, List<String> rights) throws IOException {
    Subject subject = subject(operation);
    TestPostgres.execute(
        database,
        "REVOKE ALL ON ALL TABLES IN SCHEMA %s FROM %s"
            .formatted(database.getCurrentSchema(), role));
    TestPostgres.execute(
        database,
        """
        DO $$ BEGIN
          IF to_regclass('media_store') IS NOT NULL THEN GRANT SELECT ON media_store TO %s; END IF;
        END $$
        """
            .formatted(role));
    for (String right : rights) {
      TestPostgres.execute(database, "GRANT %s TO %s".formatted(right, role));
    }
    try {
      Objects.requireNonNull(OPERATIONS.get(operation)).accept(subject);
      return true;
    } catch (MediaStorageException e) {
      assertThat(e).hasCauseInstanceOf(SQLException.class).hasMessageContaining("permission");
      return false;
    } catch (AssertionError | IllegalStateException e) {
      return false;
    }
  }
}
