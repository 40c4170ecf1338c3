package io.github.mediastore.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.corpus.Corpus;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.FileMigrationBuilder;
import io.github.mediastore.jdbc.migration.MigrationSource;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Files that rows and code name, and names that lead astray. */
class MigrationSourcesTest {

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void prepare() throws IOException {
    root = Files.createDirectory(folder.resolve("uploads"));
    Files.writeString(folder.resolve("secret.png"), "secret");
    FileMigration.builder(database, store::on, root).build().createLedger();
  }

  private FileMigrationBuilder builder() {
    return FileMigration.builder(database, store::on, root);
  }

  @Test
  void rowsNameTheirFilesByPath() throws IOException {
    ImportProcess.picture(root, "profiles/a.png", 1);
    ImportProcess.picture(root, "profiles/b.png", 2);
    TestPostgres.execute(
        database,
        """
        CREATE TABLE people (id bigint, photo text);
        INSERT INTO people VALUES
          (1, 'profiles/a.png'), (2, '/profiles/b.png'), (3, NULL), (4, '  '), (5, 'profiles/c.png'),
          (6, '../secret.png'), (7, '//etc/hostname'), (NULL, 'profiles/a.png'), (8, 'profiles'),
          (9, 'https://cdn.example/9.png'), (10, repeat('long/', 1000)), (11, './profiles//a.png')
        """);

    MigrationReport report =
        builder()
            .query("SELECT id, photo FROM people ORDER BY id", "people", "photo")
            .build()
            .run();

    assertThat(outcomes(report))
        .isEqualTo(
            Map.of(
                "people/1/photo", "IMPORTED",
                "people/2/photo", "IMPORTED",
                "people/5/photo", "FAILED MISSING",
                "people/6/photo", "FAILED OUTSIDE_ROOT",
                "people/7/photo", "FAILED OUTSIDE_ROOT",
                "null", "FAILED INVALID_OWNER",
                "people/8/photo", "FAILED NOT_A_FILE",
                "people/9/photo", "FAILED MISSING",
                "people/10/photo", "FAILED INVALID_PATH",
                "people/11/photo", "IMPORTED"));
    assertThat(report.entries()).allSatisfy(e -> assertThat(e.source().length()).isLessThan(300));
    assertThat(report.entries())
        .filteredOn(e -> e.problem() != null)
        .allSatisfy(e -> assertThat(e.reason()).isNotBlank());
    assertThat(store.count(MediaSlot.of("people", 2, "photo"))).isEqualTo(1);
  }

  @Test
  void aFileThatTwoRowsNameIsTakenForBothAndRemovedOnce() throws IOException {
    ImportProcess.picture(root, "default.png", 1);
    TestPostgres.execute(
        database,
        "CREATE TABLE people (id bigint, photo text);"
            + "INSERT INTO people VALUES (1, 'default.png'), (2, 'default.png')");
    FileMigration migration = builder().query("SELECT * FROM people", "people", "photo").build();

    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 2));
    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 2));
    assertThat(store.count(MediaSlot.of("people", 1, "photo"))).isEqualTo(1);
    assertThat(store.count(MediaSlot.of("people", 2, "photo"))).isEqualTo(1);

    store.clear(MediaSlot.of("people", 2, "photo"));
    assertThat(migration.deleteConfirmed().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.STILL_NEEDED, Problem.MEDIUM_GONE);
    assertThat(root.resolve("default.png")).exists();

    assertThat(migration.undo().counts())
        .isEqualTo(Map.of(Outcome.UNDONE, 1, Outcome.SUPERSEDED, 1));
    assertThat(migration.run().counts())
        .isEqualTo(Map.of(Outcome.IMPORTED, 1, Outcome.SUPERSEDED, 1));
    assertThat(migration.deleteConfirmed().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1));
    assertThat(root.resolve("default.png")).doesNotExist();
    // The rows still name the file: that it is gone is as it should be.
    assertThat(migration.run().counts())
        .isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1, Outcome.SUPERSEDED, 1));
  }

  @Test
  void aFileStaysUntilEveryRowThatNamesItHasIt() throws IOException {
    ImportProcess.picture(root, "default.png", 1);
    TestPostgres.execute(
        database,
        "CREATE TABLE people (id bigint, photo text); CREATE TABLE old (id bigint, photo text);"
            + "INSERT INTO people VALUES (1, 'default.png'), (2, 'default.png')");
    String all = "SELECT * FROM people";
    builder().query(all + " WHERE id = 1", "people", "photo").build().run();
    FileMigration migration =
        builder()
            .query("SELECT * FROM old", "old", "photo")
            .query(all, "people", "photo")
            .files("{ownerId}/photo.png", "old", "photo")
            .build();

    assertThat(migration.deleteConfirmed().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.STILL_NEEDED);
    assertThat(root.resolve("default.png")).exists();
    assertThat(migration.ledger().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));

    migration.run();
    TestPostgres.execute(database, "DROP TABLE old");
    assertThat(migration.deleteConfirmed().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 2));

    // One that comes there later is another's until it is taken.
    ImportProcess.picture(root, "default.png", 2);
    TestPostgres.execute(
        database, "UPDATE media_migration SET outcome = 'IMPORTED' WHERE owner_id = '1'");
    assertThat(migration.deleteConfirmed().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.CHANGED);
  }

  @Test
  void aFileBehindALinkedFolderIsNotRemoved() throws IOException {
    ImportProcess.picture(root, "v1/a.png", 1);
    link("current", root.resolve("v1"));
    FileMigration migration =
        builder()
            .sources(
                () ->
                    Stream.of(
                        new MigrationSource(MediaSlot.of("users", 1, "photo"), "current/a.png")))
            .build();
    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));

    assertThat(migration.deleteConfirmed().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.LINK);
    assertThat(root.resolve("v1/a.png")).exists();
  }

  @Test
  void anArrayOfUrlsBecomesAListInItsOrder() throws IOException {
    for (String name : List.of("z", "m", "a")) {
      ImportProcess.picture(root, "parts/" + name + ".png", name.charAt(0));
    }
    TestPostgres.execute(
        database,
        """
        CREATE TABLE parts (id uuid, image_urls text[]);
        INSERT INTO parts VALUES
          ('6f6c4c1e-5f6e-4d52-9f0e-6b1f1f0a8b11', ARRAY['/uploads/parts/z.png',
            'http://elsewhere/x.png', NULL, '/uploads/parts/m.png', 'bad', '/uploads/parts/a.png']),
          ('6f6c4c1e-5f6e-4d52-9f0e-6b1f1f0a8b12', NULL),
          ('6f6c4c1e-5f6e-4d52-9f0e-6b1f1f0a8b13', '{}')
        """);
    FileMigration migration =
        builder()
            .query(
                "SELECT id, image_urls FROM parts",
                "parts",
                "images",
                url -> url.startsWith("http:") ? "" : url.substring("/uploads/".length()))
            .build();

    assertThat(migration.countSources()).isEqualTo(4);
    MigrationReport report = migration.run();

    MediaSlot slot = MediaSlot.of("parts", "6f6c4c1e-5f6e-4d52-9f0e-6b1f1f0a8b11", "images");
    assertThat(store.list(slot))
        .extracting(MediaInfo::id)
        .containsExactly(
            id(report, "parts/z.png"), id(report, "parts/m.png"), id(report, "parts/a.png"));
    assertThat(report.count(Outcome.FAILED)).isEqualTo(1);
    assertThat(report.entries().get(0).problem()).isEqualTo(Problem.INVALID_PATH);
  }

  @Test
  void aQueryHoldsNoConnectionAndWritesNothing() throws Exception {
    for (int i = 0; i < 30; i++) {
      ImportProcess.picture(root, i + ".png", i);
    }
    TestPostgres.execute(
        database,
        "CREATE TABLE people AS SELECT i AS id, i || '.png' AS photo FROM generate_series(0, 29)"
            + " i");
    try (LeakCheckingPool pool = new LeakCheckingPool(database, 1, true)) {
      MigrationReport report =
          FileMigration.builder(pool, store::on, root)
              .query("SELECT * FROM people", "people", "photo")
              .build()
              .run();
      assertThat(report.counts()).isEqualTo(Map.of(Outcome.IMPORTED, 30));
      pool.assertNothingLeaked();

      FileMigration writing =
          FileMigration.builder(pool, store::on, root)
              .query("DELETE FROM people RETURNING id, photo", "people", "photo")
              .build();
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(writing::countSources)
          .withMessageContaining("read-only");
      pool.assertNothingLeaked();
    }
  }

  @Test
  void codeNamesFilesAndItsStreamIsClosed() throws IOException {
    ImportProcess.picture(root, "a.png", 1);
    AtomicInteger closed = new AtomicInteger();
    FileMigration migration =
        builder()
            .sources(
                () ->
                    Stream.of(
                            new MigrationSource(MediaSlot.of("users", 1, "profile"), "a.png"),
                            new MigrationSource(MediaSlot.of("users", 2, "profile"), "/a.png"),
                            new MigrationSource(MediaSlot.of("users", 3, "profile"), "a\0.png"),
                            new MigrationSource(MediaSlot.of("users", 4, "profile"), "b/.."))
                        .onClose(closed::incrementAndGet))
            .build();

    assertThat(outcomes(migration.run()))
        .isEqualTo(
            Map.of(
                "users/1/profile", "IMPORTED",
                "users/2/profile", "FAILED OUTSIDE_ROOT",
                "users/3/profile", "FAILED INVALID_PATH",
                "users/4/profile", "FAILED OUTSIDE_ROOT"));
    assertThat(closed).hasValue(1);
    assertThat(migration.ledger().entries()).hasSize(4);
  }

  @Test
  void manyFilesOfOneSlotKeepTheirOrder() throws IOException {
    for (int i = 0; i < 40; i++) {
      ImportProcess.picture(root, "%02d.png".formatted(i), i);
    }
    MediaSlot slot = MediaSlot.of("parts", 1, "images");
    MigrationReport report =
        builder()
            .sources(
                () ->
                    IntStream.range(0, 40)
                        .mapToObj(i -> new MigrationSource(slot, "%02d.png".formatted(39 - i))))
            .build()
            .run();
    List<MediaId> byName = report.entries().stream().map(MigrationEntry::mediaId).toList();
    List<MediaId> stored = store.list(slot).stream().map(MediaInfo::id).toList();
    assertThat(stored).hasSize(40);
    assertThat(IntStream.range(0, 40).mapToObj(i -> stored.get(39 - i))).isEqualTo(byName);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void whatIsNoFileIsNamedAndNotWaitedFor() throws Exception {
    Files.createDirectories(root.resolve("users/1/profile.png"));
    Files.createDirectories(root.resolve("users/2"));
    Process mkfifo = start("mkfifo", root.resolve("users/2/profile.png").toString());
    Corpus.requireForTest(mkfifo.waitFor() == 0, "mkfifo cannot make a pipe here");
    link("users/3/profile.png", folder.resolve("nowhere"));
    link("users/4/profile.png", root.resolve("users/4/profile.png"));
    link("users/5/profile.png", folder.resolve("secret.png"));
    link("users/6", folder);
    ImportProcess.picture(folder, "profile.png", 1);
    ImportProcess.picture(root, "users/7/profile.png", 1);

    FileMigration migration =
        builder()
            .files("users/{ownerId}/profile.*", "users", "profile")
            .sources(
                () ->
                    Stream.of("users/1/profile.png", "users/6/profile.png")
                        .map(
                            path ->
                                new MigrationSource(
                                    MediaSlot.of("users", path.charAt(6), "profile"), path)))
            .build();

    assertThat(outcomes(migration.run()))
        .isEqualTo(
            Map.of(
                "users/1/profile", "FAILED NOT_A_FILE",
                "users/2/profile", "FAILED NOT_A_FILE",
                "users/3/profile", "FAILED MISSING",
                "users/4/profile", "FAILED UNREADABLE",
                "users/5/profile", "FAILED OUTSIDE_ROOT",
                "users/6/profile", "FAILED OUTSIDE_ROOT",
                "users/7/profile", "IMPORTED"));
    assertThat(migration.deleteConfirmed().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1));
    assertThat(folder.resolve("secret.png")).exists();
    assertThat(folder.resolve("profile.png")).exists();
  }

  @Test
  void patternsFindTheSameFilesForAllOwnersAndForOne() throws IOException {
    for (String name :
        List.of("7_b.jpg", "7_a.jpg", "7_x_y.jpg", "77_a.jpg", "7.jpg", "_.jpg", "sub/7_c.jpg")) {
      ImportProcess.write(root, "flat/" + name, name.getBytes(UTF_8));
    }
    FileMigration migration = builder().files("flat/{ownerId}_?*.jpg", "users", "photos").build();

    assertThat(migration.countSources()).isEqualTo(4);
    assertThat(migration.filesOf(MediaSlot.of("users", 7, "photos")))
        .containsExactly("flat/7_a.jpg", "flat/7_b.jpg", "flat/7_x_y.jpg");
    assertThat(migration.filesOf(MediaSlot.of("users", "7_x", "photos"))).isEmpty();
    assertThat(migration.filesOf(MediaSlot.of("users", "*", "photos"))).isEmpty();
    assertThat(migration.filesOf(MediaSlot.of("users", "../flat/7", "photos"))).isEmpty();
    assertThat(migration.filesOf(MediaSlot.of("users", 7, "profile"))).isEmpty();

    FileMigration folders = builder().files("flat/{ownerId}/7_c.jpg", "users", "photos").build();
    assertThat(folders.filesOf(MediaSlot.of("users", "sub", "photos")))
        .containsExactly("flat/sub/7_c.jpg");
    assertThat(folders.filesOf(MediaSlot.of("users", "..", "photos"))).isEmpty();
    assertThat(folders.countSources()).isEqualTo(1);
  }

  @Test
  void aFolderThatIsNotThereIsSaidSo() {
    FileMigration migration =
        FileMigration.builder(database, store::on, folder.resolve("none"))
            .files("{ownerId}.png", "users", "profile")
            .build();
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(migration::run)
        .withMessageContaining("none");
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(migration::countSources);
  }

  private static Process start(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).inheritIO().start();
    } catch (IOException e) {
      Corpus.requireForTest(false, "There is no " + command[0] + " here");
      throw e;
    }
  }

  private void link(String name, Path target) throws IOException {
    Path link = root.resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
  }

  private static Map<String, String> outcomes(MigrationReport report) {
    return report.entries().stream()
        .collect(
            Collectors.toMap(
                e -> String.valueOf(e.slot()),
                e -> e.outcome() + (e.problem() == null ? "" : " " + e.problem())));
  }

  private static @Nullable MediaId id(MigrationReport report, String source) {
    return report.entries().stream()
        .filter(e -> e.source().equals(source))
        .findFirst()
        .orElseThrow()
        .mediaId();
  }
}
