package io.github.mediastore.jdbc.internal.objects.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.TestPostgres;
import io.github.mediastore.jdbc.internal.transactions.AutonomousTransactions;
import io.github.mediastore.jdbc.internal.transactions.Connections;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ForeignObjectsException;
import io.github.mediastore.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Who may write and delete, of all the ways in which a database can come to be there twice. */
class InstallationTest {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private PGSimpleDataSource database = TestPostgres.withTables();
  private final ObjectStore objects;

  InstallationTest(@TempDir Path folder) throws IOException {
    this.objects = new FileObjectStore(folder);
  }

  /** Takes a database of its own, which can be copied as a whole. */
  private void useOneToBeCopied() {
    database = newDatabase("");
    MediaSchema.of(MediaTables.DEFAULT).create(database);
  }

  /** Makes a database of its own, which can be copied as a whole. */
  private static PGSimpleDataSource newDatabase(String options) {
    PGSimpleDataSource postgres = TestPostgres.emptySchema();
    String name = "installation_" + NUMBER.incrementAndGet();
    TestPostgres.execute(postgres, "CREATE DATABASE " + name + options);
    postgres.setCurrentSchema("public");
    postgres.setDatabaseName(name);
    return postgres;
  }

  private static PGSimpleDataSource copyOf(PGSimpleDataSource original) {
    return newDatabase(" TEMPLATE " + original.getDatabaseName());
  }

  private Installation of(PGSimpleDataSource database, @Nullable String name) {
    return new Installation(
        sql -> sql,
        new AutonomousTransactions(Connections.of(database)),
        objects,
        name,
        new Trust());
  }

  private static void refuses(Runnable work, Standing standing) {
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(work::run)
        .withMessageContaining(standing.why())
        .withMessageContaining("adopt")
        .withCauseInstanceOf(ForeignObjectsException.class)
        .matches(e -> !e.isTransient());
  }

  @Test
  void theFirstToWriteClaimsTheObjectsAndEverySweepMovesOn() {
    Installation installation = of(database, null);
    assertThat(installation.standing()).isEqualTo(Standing.UNCLAIMED);
    UUID store = installation.requireWritable();
    assertThat(installation.standing()).isEqualTo(Standing.OWNER);
    for (int i = 0; i < 30; i++) {
      assertThat(installation.rotate().store()).isEqualTo(store);
    }
    assertThat(of(database, "production").requireWritable()).isEqualTo(store);
    assertThat(markers()).as("old ones are deleted").hasSize(11).endsWith("000000000031");
  }

  private Stream<String> keys() {
    try {
      return objects.list("", "", 1000).stream().map(object -> object.key());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private java.util.List<String> markers() {
    return keys()
        .filter(key -> key.contains("/installation/"))
        .map(key -> key.substring(key.lastIndexOf('/') + 1))
        .toList();
  }

  @Test
  void manyMayClaimAndSweepAtOnce() {
    Stream<CompletableFuture<Void>> all =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> {
                          Installation installation = of(database, "production");
                          installation.requireWritable();
                          installation.rotate();
                          installation.requireOwner();
                        }));
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    assertThat(of(database, "production").standing()).isEqualTo(Standing.OWNER);
    assertThat(markers()).doesNotContain("conflict");
  }

  @Test
  void aCopyMadeFromATemplateNeitherWritesNorDeletes() {
    useOneToBeCopied();
    of(database, "production").rotate();
    PGSimpleDataSource copy = copyOf(database);
    for (String name : new String[] {"production", "staging", null}) {
      refuses(of(copy, name)::requireWritable, Standing.COPY);
      refuses(of(copy, name)::rotate, Standing.COPY);
    }
    of(database, "production").rotate();
    assertThat(markers()).as("a copy does not disturb").doesNotContain("conflict");
  }

  @Test
  void tablesThatWereCopiedOrRestoredWithinTheDatabaseAreACopy() {
    of(database, "production").rotate();
    PGSimpleDataSource copy = TestPostgres.emptySchema();
    TestPostgres.execute(
        copy,
        """
        CREATE TABLE media_store AS SELECT * FROM %1$s.media_store;
        CREATE TABLE media_installation AS SELECT * FROM %1$s.media_installation
        """
            .formatted(database.getCurrentSchema()));
    refuses(of(copy, "production")::requireWritable, Standing.COPY);
    refuses(of(copy, "production")::rotate, Standing.COPY);
    of(database, "production").rotate();
  }

  @Test
  void aCopyFromBeforeTheClaimDoesNotClaimWhatIsClaimed() {
    useOneToBeCopied();
    PGSimpleDataSource copy = copyOf(database);
    of(database, null).requireWritable();
    refuses(of(copy, null)::requireWritable, Standing.COPY);
  }

  @Test
  void anInstallationOfAnotherNameIsAnother() {
    of(database, "production").rotate();
    refuses(of(database, "staging")::requireWritable, Standing.OTHER_NAME);
    refuses(of(database, "staging")::rotate, Standing.OTHER_NAME);
    of(database, "production").rotate();
  }

  @Test
  void aPromotedServerGoesOnWhereTheNameVouchesForItAndElseNeedsAdoption() {
    of(database, "production").rotate();
    execute("UPDATE media_installation SET timeline = 7");
    refuses(of(database, null)::requireWritable, Standing.OTHER_TIMELINE);
    refuses(of(database, null)::rotate, Standing.OTHER_TIMELINE);
    of(database, "production").requireWritable();
    of(database, "production").rotate();
    assertThat(of(database, null).standing()).as("it took note").isEqualTo(Standing.OWNER);
    execute("UPDATE media_installation SET timeline = 7");
    of(database, null).takeOver();
    of(database, null).rotate();
  }

  /** As a snapshot of the disk is: nothing in the database tells the two apart. */
  @Test
  void ofTwoThatLookTheSameNeitherDeletesOnceBothWereSeenUntilOneIsAdopted() {
    of(database, "production").rotate();
    String snapshot = rowOf(database);
    of(database, "production").rotate();
    String original = rowOf(database);

    restore(snapshot);
    assertThat(of(database, "production").standing()).isEqualTo(Standing.STALE);
    refuses(of(database, "production")::rotate, Standing.STALE);
    of(database, "production").requireWritable(); // Its keys are random, and nobody deletes.

    restore(original);
    refuses(of(database, "production")::rotate, Standing.CONFLICT);
    refuses(of(database, "production")::requireOwner, Standing.CONFLICT);
    of(database, "production").requireWritable();

    of(database, "production").takeOver();
    of(database, "production").rotate();
    restore(snapshot);
    refuses(of(database, "production")::requireWritable, Standing.TAKEN_OVER);
    refuses(of(database, "production")::rotate, Standing.TAKEN_OVER);
  }

  @Test
  void aWriterNoticesThatACopyWhichLooksTheSameHasSwept() {
    of(database, "production").rotate();
    String original = rowOf(database);
    of(database, "production").rotate(); // By the copy.
    String copy = rowOf(database);
    restore(original);
    of(database, "production").requireWritable();
    restore(copy);
    refuses(of(database, "production")::rotate, Standing.CONFLICT);
  }

  private String rowOf(PGSimpleDataSource from) {
    return query(from, "SELECT row_to_json(i) FROM media_installation i");
  }

  private void restore(String row) {
    execute(
        "DELETE FROM media_installation; INSERT INTO media_installation SELECT * FROM"
            + " json_populate_record(NULL::media_installation, '%s')".formatted(row));
  }

  @Test
  void aRestoredDatabaseTakesOverAndTheOldOneIsRefused() {
    useOneToBeCopied();
    of(database, "production").rotate();
    UUID store = of(database, "production").store();
    execute(
        """
        INSERT INTO media_object (key, live, created_at, unreferenced_since)
        VALUES ('a', true, now() - interval '2 days', now()),
          ('b', false, now() - interval '2 days', now())
        """);
    PGSimpleDataSource restored = copyOf(database);
    of(restored, "production").takeOver();
    assertThat(of(restored, "production").requireWritable()).isEqualTo(store);
    of(restored, "production").rotate();
    refuses(of(database, "production")::requireWritable, Standing.TAKEN_OVER);
    refuses(of(database, "production")::rotate, Standing.TAKEN_OVER);
    assertThat(
            query(
                restored,
                "SELECT string_agg(key, '') FROM media_object WHERE unreferenced_since IS NULL"))
        .as("the grace begins again")
        .isEqualTo("a");
    of(database, "production").takeOver();
    of(database, "production").rotate();
    refuses(of(restored, "production")::rotate, Standing.TAKEN_OVER);
  }

  @Test
  void aTestCopyBecomesAStoreOfItsOwn() {
    useOneToBeCopied();
    of(database, "production").rotate();
    PGSimpleDataSource copy = copyOf(database);
    of(copy, "staging").separate();
    UUID own = of(copy, "staging").requireWritable();
    assertThat(own).isNotEqualTo(of(database, null).requireWritable());
    of(copy, "staging").rotate();
    of(database, "production").rotate();
  }

  @Test
  void anotherOrAnEmptiedObjectStoreIsNotTakenForTheRightOne(@TempDir Path elsewhere)
      throws IOException {
    of(database, "production").rotate();
    Installation astray =
        new Installation(
            sql -> sql,
            new AutonomousTransactions(Connections.of(database)),
            new FileObjectStore(elsewhere),
            "production",
            new Trust());
    refuses(astray::requireWritable, Standing.NO_MARKER);
    refuses(astray::rotate, Standing.NO_MARKER);
    astray.takeOver();
    astray.rotate();
  }

  /** Nobody has adopted anything, and who looks for whom would look in vain. */
  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a\nb", "a\nb\nc\nd", "long"})
  void aMarkerThatSaysNothingIsCalledThat(String text) throws IOException {
    Installation installation = of(database, "production");
    installation.rotate();
    byte[] bytes = (text.equals("long") ? "x".repeat(5000) : text).getBytes(UTF_8);
    String newest = keys().max(String::compareTo).orElseThrow();
    objects.put(newest, "text/plain", new ByteArrayInputStream(bytes));
    refuses(installation::rotate, Standing.UNREADABLE_MARKER);
    refuses(of(database, "production")::requireWritable, Standing.UNREADABLE_MARKER);
    installation.takeOver();
    installation.rotate();
  }

  @Test
  void oneThatStoppedBetweenTwoStepsGoesOn() throws IOException {
    Installation installation = of(database, "production");
    installation.rotate();
    execute("UPDATE media_installation SET next_token = 'announced'");
    installation.requireOwner();
    installation.rotate();

    execute("UPDATE media_installation SET next_token = 'written'");
    String row = rowOf(database);
    installation.rotate();
    keys().filter(key -> key.endsWith("000000000006")).forEach(this::delete);
    restore(row);
    installation.requireOwner();
    installation.rotate();
    assertThat(installation.standing()).isEqualTo(Standing.OWNER);

    execute("UPDATE media_installation SET token = '', next_token = 'adopting', adoption = 'x'");
    installation.rotate();
    assertThat(installation.standing()).isEqualTo(Standing.OWNER);
  }

  private void delete(String key) {
    try {
      objects.delete(key);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void execute(String sql) {
    TestPostgres.execute(database, sql);
  }

  private static String query(PGSimpleDataSource from, String sql) {
    try (Connection connection = from.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return Objects.requireNonNull(row.getString(1));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
