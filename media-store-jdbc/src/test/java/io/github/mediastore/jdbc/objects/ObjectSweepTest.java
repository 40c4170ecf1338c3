package io.github.mediastore.jdbc.objects;

import static io.github.mediastore.jdbc.objects.SweptStore.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.LeakCheckingPool;
import io.github.mediastore.jdbc.LostAnswers;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.TestPostgres;
import io.github.mediastore.jdbc.objects.DisturbedObjects.Disturbance;
import io.github.mediastore.jdbc.objects.SweepEntry.Outcome;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ForeignObjectsException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What a sweep deletes, and when, and all that it leaves alone. */
class ObjectSweepTest {

  private final DisturbedObjects objects;
  private final SweptStore store;

  ObjectSweepTest(@TempDir Path folder) throws IOException {
    this.objects = new DisturbedObjects(new FileObjectStore(folder));
    this.store = SweptStore.create(objects);
  }

  private Map<Outcome, Long> run() {
    return store.sweep().run().counts();
  }

  @Test
  void theLastRunIsToldByTheObjectStoreAndACopyHasNone() throws IOException {
    Instant claimed = store.sweep().lastRun().orElseThrow();
    assertThat(claimed).isAfter(Instant.now().minus(Duration.ofMinutes(5)));
    run();
    assertThat(store.sweep().lastRun().orElseThrow()).isAfterOrEqualTo(claimed);
    assertThat(store.sweep("other").lastRun()).isEmpty();
  }

  @Test
  void eachRunTakesAnObjectThatNothingRefersToOneStepFurther() {
    String kept = store.add();
    String removed = store.add();
    store.remove(removed);
    assertThat(run()).isEqualTo(Map.of(Outcome.REFERENCED, 1L, Outcome.YOUNG, 1L));
    store.age();
    assertThat(run()).isEqualTo(Map.of(Outcome.REFERENCED, 1L, Outcome.NOTED, 1L));
    assertThat(run()).isEqualTo(Map.of(Outcome.REFERENCED, 1L, Outcome.WAITING, 1L));
    store.age();
    assertThat(run()).isEqualTo(Map.of(Outcome.REFERENCED, 1L, Outcome.DOOMED, 1L));
    assertThat(store.keys()).containsExactlyInAnyOrder(kept, removed);
    assertThat(run()).isEqualTo(Map.of(Outcome.REFERENCED, 1L, Outcome.DELETED, 1L));
    assertThat(run()).isEqualTo(Map.of(Outcome.REFERENCED, 1L));
    assertThat(store.keys()).isEqualTo(store.rows()).containsExactly(kept);
  }

  @Test
  void whatIsReferredToAgainWithinItsGraceBeginsAnewWithTheNextRemoval() {
    String key = store.stage();
    store.age();
    assertThat(run()).isEqualTo(Map.of(Outcome.NOTED, 1L));
    store.refer(key);
    assertThat(run()).isEqualTo(Map.of(Outcome.KEPT, 1L));
    store.remove(key);
    store.age();
    assertThat(run()).isEqualTo(Map.of(Outcome.NOTED, 1L));
    assertThat(store.keys()).containsExactly(key);
  }

  @Test
  @Timeout(20)
  void whatATransactionTakesTheNoteBackFromIsNotWaitedFor() throws SQLException {
    String key = store.add();
    store.age();
    store.execute("UPDATE media_object SET unreferenced_since = now()");
    try (Connection connection = store.database().getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate("UPDATE media_object SET unreferenced_since = NULL");
        assertThat(run()).isEqualTo(Map.of(Outcome.REFERENCED, 1L));
      }
    }
    assertThat(run()).isEqualTo(Map.of(Outcome.KEPT, 1L));
    assertThat(store.keys()).containsExactly(key);
  }

  @Test
  void theGraceIsCountedFromTheNoteAndIsAtLeastADay() {
    store.stage();
    store.age();
    run();
    store.execute(
        "UPDATE media_object SET unreferenced_since = now() - interval '30 days' + interval '1"
            + " min'");
    assertThat(run()).isEqualTo(Map.of(Outcome.WAITING, 1L));
    ObjectSweepBuilder builder = ObjectSweep.builder(store.database(), objects, PRODUCTION);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.grace(Duration.ofDays(1).minusNanos(1)));
    assertThat(builder.grace(Duration.ofDays(29)).build().run().counts())
        .isEqualTo(Map.of(Outcome.DOOMED, 1L));
  }

  @Test
  void anObjectThatWasNotedAndNeverSentIsForgotten() {
    store.execute("INSERT INTO media_object (key) SELECT id || '/never-sent' FROM media_store");
    store.sweepAll();
    assertThat(store.rows()).isEmpty();
  }

  @Test
  void whatATransactionThatIsStillOpenRefersToIsSkippedWhateverItsNote() throws SQLException {
    String key = store.stage();
    store.age();
    try (Connection open = store.database().getConnection()) {
      open.setAutoCommit(false);
      SweptStore.refer(open, key);
      assertThat(run()).as("unnoted").isEqualTo(Map.of(Outcome.REFERENCED, 1L));
      open.rollback();
      run();
      store.age();
      SweptStore.refer(open, key);
      assertThat(run()).as("noted").isEqualTo(Map.of(Outcome.REFERENCED, 1L));
      open.commit();
    }
    assertThat(run()).isEqualTo(Map.of(Outcome.KEPT, 1L));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Connection.TRANSACTION_READ_COMMITTED,
        Connection.TRANSACTION_REPEATABLE_READ,
        Connection.TRANSACTION_SERIALIZABLE
      })
  void whatIsDoomedRefusesReferencesOfTransactionsThatBeganBefore(int isolation)
      throws SQLException {
    String key = store.stage();
    store.age();
    run();
    store.age();
    try (Connection open = store.database().getConnection()) {
      open.setTransactionIsolation(isolation);
      open.setAutoCommit(false);
      open.createStatement().executeQuery("SELECT * FROM media_object").close();
      assertThat(run()).isEqualTo(Map.of(Outcome.DOOMED, 1L));
      assertThatThrownBy(() -> SweptStore.refer(open, key))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isIn("23503", "40001"));
      open.rollback();
    }
    run();
    assertThat(store.keys()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"read committed", "repeatable read", "serializable"})
  void theSweepIsAsSafeWhateverTheDefaultOfItsConnections(String isolation) throws Exception {
    PGSimpleDataSource database = store.database();
    database.setOptions("-c default_transaction_isolation=" + isolation.replace(" ", "\\ "));
    List<String> keys = IntStream.range(0, 40).mapToObj(i -> store.stage()).toList();
    store.age();
    run();
    store.age();
    Set<String> referred = new ConcurrentSkipListSet<>();
    CompletableFuture<Void> uploads =
        CompletableFuture.runAsync(
            () -> {
              for (String key : keys) {
                try (Connection connection = database.getConnection()) {
                  SweptStore.refer(connection, key);
                  referred.add(key);
                } catch (SQLException e) {
                  assertThat(e.getSQLState()).isIn("23503", "40001");
                }
              }
            });
    while (!uploads.isDone()) {
      run();
    }
    uploads.join();
    store.sweepAll();
    assertThat(store.keys()).isEqualTo(referred).isEqualTo(store.rows());
  }

  @Test
  void aPreviewSaysWhatARunWouldDoAndChangesNothing() {
    store.sweep().run();
    store.add();
    store.stage();
    store.age();
    String doomed = store.stage();
    store.execute("UPDATE media_object SET live = false WHERE key = '%s'".formatted(doomed));
    store.stage();
    Set<String> rows = store.strings("SELECT o::text FROM media_object o");
    Set<String> row = store.strings("SELECT i::text FROM media_installation i");
    Set<String> keys = store.keys();

    objects.before = Disturbance.failing("delete", "nothing is to be deleted");
    Map<Outcome, Long> preview = store.sweep().preview().counts();
    store.sweep().previewUnknown();
    objects.before = (request, key) -> {};

    assertThat(store.strings("SELECT o::text FROM media_object o")).isEqualTo(rows);
    assertThat(store.strings("SELECT i::text FROM media_installation i")).isEqualTo(row);
    assertThat(store.keys()).isEqualTo(keys);
    assertThat(preview)
        .isEqualTo(run())
        .isEqualTo(
            Map.of(
                Outcome.REFERENCED, 1L, Outcome.NOTED, 1L, Outcome.DELETED, 1L, Outcome.YOUNG, 1L));
  }

  @Test
  void twoSweepsShareTheWork() {
    IntStream.range(0, 100).forEach(i -> store.stage());
    String kept = store.add();
    for (int i = 0; i < 3; i++) {
      store.age();
      List<CompletableFuture<SweepReport>> both =
          IntStream.range(0, 3)
              .mapToObj(j -> CompletableFuture.supplyAsync(() -> store.sweep().run()))
              .toList();
      both.forEach(CompletableFuture::join);
    }
    assertThat(store.keys()).isEqualTo(store.rows()).containsExactly(kept);
  }

  private List<String> doomed(int count) {
    List<String> keys = IntStream.range(0, count).mapToObj(i -> store.stage()).sorted().toList();
    store.execute("UPDATE media_object SET live = false, unreferenced_since = now()");
    return keys;
  }

  @Test
  void whatCannotBeDeletedIsNamedAndKeepsItsRow() {
    List<String> keys = doomed(5);
    objects.before =
        (request, key) -> {
          if (request.equals("delete") && key.equals(keys.get(1))) {
            throw new IOException("500 Internal Server Error");
          }
        };
    List<SweepEntry> entries = new ArrayList<>();
    SweepReport report =
        ObjectSweep.builder(store.database(), objects, PRODUCTION)
            .listener(entries::add)
            .build()
            .run();
    assertThat(report.counts()).isEqualTo(Map.of(Outcome.FAILED, 1L, Outcome.DELETED, 4L));
    assertThat(entries)
        .filteredOn(entry -> entry.outcome().isProblem())
        .singleElement()
        .matches(entry -> entry.key().equals(keys.get(1)))
        .matches(entry -> String.valueOf(entry.reason()).contains("500 Internal"));
    assertThat(store.rows()).isEqualTo(store.keys()).containsExactly(keys.get(1));
    objects.before = (request, key) -> {};
    assertThat(run()).isEqualTo(Map.of(Outcome.DELETED, 1L));
  }

  @Test
  void anObjectStoreThatIsDownEndsTheRunAndNothingIsForgotten() {
    List<String> keys = doomed(20);
    objects.before = Disturbance.failing("delete", "503 Slow Down");
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(this::run)
        .withMessageContaining("the object store cannot be used")
        .withMessageContaining("503 Slow Down")
        .matches(MediaStorageException::isTransient);
    assertThat(store.rows()).containsExactlyElementsOf(keys);
    for (String request : List.of("list", "create", "find", "read")) {
      objects.before = Disturbance.failing(request, "Connection refused");
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(this::run)
          .withMessageContaining("Connection refused");
      assertThat(store.rows()).containsExactlyElementsOf(keys);
    }
    objects.before = (request, key) -> {};
    assertThat(run()).isEqualTo(Map.of(Outcome.DELETED, 20L));
  }

  /** A page of slow deletions takes many minutes, in which somebody may adopt the objects. */
  @Test
  void whoLosesTheObjectsWhileItDeletesDeletesNoMore() {
    doomed(5);
    AtomicLong clock = new AtomicLong();
    ObjectSweepBuilder builder = ObjectSweep.builder(store.database(), objects, PRODUCTION);
    builder.clock = clock::get;
    objects.after =
        (request, key) -> {
          if (request.equals("delete")) {
            clock.addAndGet(Duration.ofSeconds(20).toNanos());
            store.execute("UPDATE media_installation SET adoption = 'another'");
          }
        };
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> builder.build().run())
        .withMessageStartingWith("This database may not delete objects: another installation");
    assertThat(store.keys()).hasSize(4);
    assertThat(store.rows()).as("what is deleted is forgotten").isEqualTo(store.keys());
  }

  /** Whatever guards a deletion must be answered, and by this installation. */
  @ParameterizedTest
  @ValueSource(strings = {"list", "find", "read"})
  void nothingIsDeletedOnceAQuestionAboutTheMarkerHasNoAnswer(String question) {
    doomed(3);
    for (int answered = 0; answered < 3; answered++) {
      AtomicLong left = new AtomicLong(answered);
      List<String> deleted = new ArrayList<>();
      objects.before =
          (request, key) -> {
            if (request.equals(question) && left.getAndDecrement() <= 0) {
              throw new IOException("403 Forbidden");
            }
            if (request.equals("delete") && !key.contains("/installation/")) {
              deleted.add(key);
            }
          };
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(this::run)
          .withMessageContaining("403 Forbidden");
      assertThat(deleted).isEmpty();
      assertThat(store.rows()).hasSize(3);
    }
    objects.before = (request, key) -> {};
    assertThat(run()).isEqualTo(Map.of(Outcome.DELETED, 3L));
  }

  @Test
  void anAnswerThatIsLostIsNoAnswer() {
    doomed(2);
    objects.after = Disturbance.failing("delete", "Read timed out");
    assertThat(run()).isEqualTo(Map.of(Outcome.FAILED, 2L));
    assertThat(store.keys()).isEmpty();
    assertThat(store.rows()).hasSize(2);
    objects.after = (request, key) -> {};
    assertThat(run()).isEqualTo(Map.of(Outcome.DELETED, 2L));
    assertThat(store.rows()).isEmpty();

    objects.after = Disturbance.failing("create", "Read timed out");
    assertThatExceptionOfType(MediaStorageException.class).isThrownBy(this::run);
    objects.after = (request, key) -> {};
    run();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void eachStepIsCountedOnceWhenTheAnswerToItsCommitIsLost(boolean isCommitted) {
    store.stage();
    LostAnswers lost = new LostAnswers(store.database());
    ObjectSweep sweep = ObjectSweep.builder(lost.dataSource(), objects, PRODUCTION).build();
    for (Outcome outcome : List.of(Outcome.NOTED, Outcome.DOOMED, Outcome.DELETED)) {
      store.age();
      lost.loseAfterWrite("media_object", isCommitted);
      assertThat(sweep.run().counts()).isEqualTo(Map.of(outcome, 1L));
    }
    assertThat(lost.count()).isEqualTo(3);
    assertThat(store.rows()).isEqualTo(store.keys()).isEmpty();
  }

  /** One clock has jumped: which, nobody knows. */
  @ParameterizedTest
  @ValueSource(ints = {-1000, -2, 2, 1000})
  void clocksThatAreApartNoteAndDeleteNothing(int hours) {
    String removed = store.stage();
    store.age();
    assertThat(run()).isEqualTo(Map.of(Outcome.NOTED, 1L));
    store.age();
    String staged = store.stage();
    String before = objectRows();
    objects.clockAhead = Duration.ofHours(hours);
    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(this::run)
          .withMessageContaining("clock of the database says 2")
          .withMessageContaining("nothing was noted or deleted")
          .matches(e -> !e.isTransient());
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> store.sweep().noteUnknown())
          .withMessageContaining("One of them is wrong");
    }
    assertThat(objectRows()).isEqualTo(before);
    assertThat(store.keys()).containsExactlyInAnyOrder(removed, staged);

    objects.clockAhead = Duration.ofMinutes(hours > 0 ? 50 : -50);
    assertThat(run()).isEqualTo(Map.of(Outcome.DOOMED, 1L, Outcome.YOUNG, 1L));
  }

  private String objectRows() {
    return store.query("SELECT string_agg(o::text, ' ' ORDER BY key) FROM media_object o");
  }

  /** Both clocks have jumped, as on one machine: what was staged a moment ago is years old. */
  @Test
  void whatIsStagedOutlivesAClockThatJumpsAheadAndMayBeReferredTo() {
    String staged = store.stage();
    store.execute("UPDATE media_object SET created_at = created_at - interval '5 years'");
    assertThat(run()).isEqualTo(Map.of(Outcome.NOTED, 1L));
    assertThat(run()).isEqualTo(Map.of(Outcome.WAITING, 1L));
    store.refer(staged);
    assertThat(run()).isEqualTo(Map.of(Outcome.KEPT, 1L));
  }

  /** Both clocks were ahead and were set right: what they said is in the future. */
  @Test
  void whatAClockSaidThatWasAheadIsKeptUntilThatTimeHasCome() {
    store.stage();
    store.age();
    store.execute("UPDATE media_object SET created_at = now() + interval '1 hour'");
    assertThat(run()).isEqualTo(Map.of(Outcome.YOUNG, 1L));
    store.execute("UPDATE media_object SET unreferenced_since = now() + interval '5 years'");
    assertThat(run()).isEqualTo(Map.of(Outcome.WAITING, 1L));
    store.execute("UPDATE media_object SET unreferenced_since = now() - interval '29 days'");
    assertThat(run()).isEqualTo(Map.of(Outcome.WAITING, 1L));
    store.execute("UPDATE media_object SET unreferenced_since = now() - interval '31 days'");
    assertThat(run()).isEqualTo(Map.of(Outcome.DOOMED, 1L));
  }

  @Test
  void noConnectionIsHeldWhileTheObjectStoreIsAsked() throws SQLException {
    doomed(3);
    try (LeakCheckingPool pool = new LeakCheckingPool(store.database(), 1, true)) {
      objects.before =
          (request, key) -> {
            try (Connection connection = pool.getConnection()) {
              assertThat(connection.isClosed()).isFalse();
            } catch (SQLException e) {
              throw new IOException(e);
            }
          };
      assertThat(ObjectSweep.builder(pool, objects, PRODUCTION).build().run().counts())
          .isEqualTo(Map.of(Outcome.DELETED, 3L));
      pool.assertNothingLeaked();
    }
  }

  @Test
  void aCloneLosesNothingForTheOriginalWhateverItRemoves() {
    SweptStore original = SweptStore.createToBeCopied(objects);
    List<String> keys = IntStream.range(0, 10).mapToObj(i -> original.add()).sorted().toList();
    original.sweep().run();
    SweptStore clone = original.copy();
    clone.execute("DELETE FROM media");
    for (int i = 0; i < 4; i++) {
      clone.age();
      for (String name : List.of(PRODUCTION, "staging")) {
        for (Runnable change :
            List.<Runnable>of(clone.sweep(name)::run, clone.sweep(name)::noteUnknown)) {
          assertThatExceptionOfType(MediaStorageException.class)
              .isThrownBy(change::run)
              .withCauseInstanceOf(ForeignObjectsException.class)
              .withMessageContaining("copy");
        }
      }
    }
    assertThat(clone.sweep().preview().count(Outcome.NOTED)).isEqualTo(10);
    assertThat(original.keys()).containsExactlyElementsOf(keys);

    clone.installation().separate();
    String own = clone.stage();
    clone.sweepAll();
    assertThat(clone.rows()).doesNotContain(own).containsAll(keys);
    assertThat(clone.sweep().preview().counts()).isEqualTo(Map.of(Outcome.OF_ANOTHER_STORE, 10L));
    original.sweepAll();
    assertThat(original.keys()).containsExactlyElementsOf(keys);
  }

  @Test
  void tablesOfAnotherNameAreSweptToo() {
    PGSimpleDataSource database = TestPostgres.emptySchema();
    MediaTables tables = new MediaTables(String.valueOf(database.getCurrentSchema()), "my_");
    MediaSchema.of(tables).create(database);
    TestPostgres.execute(
        database,
        """
        INSERT INTO my_media_object (key, live) SELECT id || '/1', false FROM my_media_store
        """);
    SweepReport report =
        ObjectSweep.builder(database, objects, "production").tables(tables).build().run();
    assertThat(report.counts()).isEqualTo(Map.of(Outcome.DELETED, 1L));
    assertThat(report.toString()).startsWith("1 objects: {DELETED=1} in ");
  }

  @Test
  void theRightsThatTheGuideNamesAreEnough() {
    String schema = String.valueOf(store.database().getCurrentSchema());
    String role = "sweeper_" + schema;
    store.execute(
        """
        CREATE ROLE %1$s LOGIN;
        GRANT USAGE ON SCHEMA %2$s TO %1$s;
        GRANT SELECT ON media_store, media_representation, media_object TO %1$s;
        GRANT INSERT, UPDATE, DELETE ON media_object TO %1$s;
        GRANT SELECT, INSERT, UPDATE ON media_installation TO %1$s
        """
            .formatted(role, schema));
    String kept = store.add();
    store.stage();
    PGSimpleDataSource restricted = TestPostgres.sameSchemaAs(store.database());
    restricted.setUser(role);
    SweptStore sweeper = new SweptStore(restricted, objects);
    sweeper.requireWritable();
    for (int i = 0; i < 3; i++) {
      store.age();
      sweeper.sweep().run();
      sweeper.sweep().noteUnknown();
    }
    assertThat(store.keys()).containsExactly(kept);
    sweeper.installation().takeOver();
    assertThat(store.query("SELECT system_identifier FROM media_installation")).isNotEmpty();
  }

  @Test
  void anInterruptEndsTheRun() {
    store.stage();
    Thread.currentThread().interrupt();
    assertThatThrownBy(this::run).isInstanceOf(RuntimeException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
