package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.Sha256;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.jdbc.RelocationEntry.Outcome;
import io.github.mediastore.jdbc.TestObjects.Kind;
import io.github.mediastore.objects.ForeignObjectsException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Bytes that go from chunks to objects and back while they are read and changed. */
class RelocationJobTest {

  private static final int LARGE = 3_000_000;
  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "images");

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final TestObjects objects = new TestObjects();
  private final JdbcMediaStore chunks = JdbcMediaStore.autonomous(database);
  private final JdbcMediaStore store =
      JdbcMediaStore.builder().objects(objects, 100_000).autonomous(database);

  private static byte[] large(int seed) {
    return TestContent.bytes(LARGE, seed);
  }

  private String chunkCount() throws SQLException {
    return StreamingStandby.text(
        database,
        "SELECT count(*) FROM media_chunk c JOIN media_representation r"
            + " ON r.id = c.representation_id WHERE r.size = "
            + LARGE);
  }

  @Test
  void whatIsLargeIsMovedThereAndBackAndNothingElseChanges() throws SQLException {
    MediaContent described =
        TestContent.of(large(1)).withAttributes(Map.of("caption", "A long one"));
    MediaInfo first = chunks.add(SLOT, described);
    MediaInfo small = chunks.add(SLOT, TestContent.small(2));
    chunks.add(SLOT, TestContent.of(new byte[0]));
    String before = chunks.list(SLOT).toString();

    assertThat(RelocationJob.intoObjects(store).preview().counts())
        .isEqualTo(Map.of(Outcome.MOVED, 1L));
    assertThat(objects.objects).isEmpty();
    List<RelocationEntry> heard = new ArrayList<>();
    RelocationReport there = RelocationJob.intoObjects(store).listener(heard::add).run();
    assertThat(there.counts()).isEqualTo(Map.of(Outcome.MOVED, 1L));
    assertThat(there.bytes()).isEqualTo(LARGE);
    assertThat(heard).extracting(RelocationEntry::id).containsExactly(first.id());
    assertThat(objects.objects).hasSize(1);
    assertThat(chunkCount()).isEqualTo("0");
    assertSame(before, first, small);
    assertThat(RelocationJob.intoObjects(store).run().counts()).isEmpty();

    assertThat(RelocationJob.intoTables(store).run().counts()).isEqualTo(Map.of(Outcome.MOVED, 1L));
    assertThat(chunkCount()).isEqualTo("6");
    assertSame(before, first, small);
    assertThat(chunks.find(first.id()).orElseThrow().bytes()).isEqualTo(large(1));
    assertThat(RelocationJob.intoTables(store).run().counts()).isEmpty();
  }

  private void assertSame(String list, MediaInfo first, MediaInfo small) {
    assertThat(store.list(SLOT)).hasToString(list);
    MediaInfo now = store.info(first.id()).orElseThrow();
    assertThat(now.sha256()).isEqualTo(first.sha256());
    assertThat(now.storedAt()).isEqualTo(first.storedAt());
    assertThat(now.attributes()).isEqualTo(Map.of("caption", "A long one"));
    assertThat(store.find(first.id()).orElseThrow().bytes()).isEqualTo(large(1));
    assertThat(store.find(small.id()).orElseThrow().bytes()).hasSize(102);
    assertThat(store.verify(0, 10).damaged()).isEmpty();
  }

  @Test
  void whoIsReadingGoesOnAcrossBothMoves() throws Exception {
    chunks.put(SLOT, TestContent.of(large(1)));
    try (InputStream ofChunks = store.find(SLOT).orElseThrow().openStream()) {
      byte[] head = ofChunks.readNBytes(700_001);
      RelocationJob.intoObjects(store).run();
      try (InputStream ofObject = store.find(SLOT).orElseThrow().openStream()) {
        byte[] start = ofObject.readNBytes(700_002);
        assertThat(ofChunks.readAllBytes()).isEqualTo(Arrays.copyOfRange(large(1), 700_001, LARGE));
        RelocationJob.intoTables(store).run();
        assertThat(ofObject.readAllBytes()).isEqualTo(Arrays.copyOfRange(large(1), 700_002, LARGE));
        assertThat(head).isEqualTo(Arrays.copyOf(large(1), 700_001));
        assertThat(start).isEqualTo(Arrays.copyOf(large(1), 700_002));
      }
    }
  }

  @Test
  void whoIsReadingAMediumThatIsRemovedAfterItsMoveIsToldSo() throws Exception {
    chunks.put(SLOT, TestContent.of(large(1)));
    try (InputStream stream = store.find(SLOT).orElseThrow().openStream()) {
      stream.readNBytes(700_001);
      RelocationJob.intoObjects(store).run();
      store.put(SLOT, TestContent.of(large(2)));
      assertThatExceptionOfType(MediumGoneException.class).isThrownBy(stream::readAllBytes);
    }
  }

  @Test
  void anObjectThatCameOutWrongIsNotReferredTo() throws SQLException {
    MediaInfo stored = chunks.put(SLOT, TestContent.of(large(1)));
    objects.fail(Kind.CHANGE, "", 5, 1000);
    assertThat(store.info(SLOT)).isPresent();
    List<RelocationEntry> heard = new ArrayList<>();
    RelocationJob.intoObjects(store).listener(heard::add).run();
    assertThat(heard).extracting(RelocationEntry::outcome).containsExactly(Outcome.FAILED);
    assertThat(heard.get(0).reason()).contains(stored.sha256().toString());
    objects.heal();
    assertThat(chunkCount()).isEqualTo("6");
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(large(1));
  }

  @Test
  void damagedBytesStayWhereTheyAre() throws SQLException {
    chunks.put(SLOT, TestContent.of(large(1)));
    TestPostgres.execute(
        database, "UPDATE media_chunk SET data = set_byte(data, 9, 1) WHERE seq = 2");
    assertThat(RelocationJob.intoObjects(store).run().counts())
        .isEqualTo(Map.of(Outcome.DAMAGED, 1L));
    assertThat(chunkCount()).isEqualTo("6");

    MediaSlot other = MediaSlot.of("parts", 2, "images");
    store.put(other, TestContent.of(large(3)));
    objects.objects.replaceAll(
        (key, bytes) -> {
          byte[] changed = bytes.clone();
          changed[77] ^= 1;
          return changed;
        });
    assertThat(RelocationJob.intoTables(store).run().counts())
        .isEqualTo(Map.of(Outcome.DAMAGED, 1L));
    assertThat(store.verify(0, 10).damaged()).hasSize(2);
    assertThat(chunkCount()).isEqualTo("6");
  }

  /** A copy of the database may not write objects: said once, and of no medium. */
  @Test
  void whatMayNotWriteObjectsIsToldSoBeforeAnythingIsCalledDamaged() throws SQLException {
    store.stage(TestContent.of(large(0))).close();
    chunks.add(SLOT, TestContent.of(large(1)));
    chunks.add(SLOT, TestContent.of(large(2)));
    JdbcMediaStore copy = JdbcMediaStore.builder().objects(objects, 100_000).autonomous(database);
    TestPostgres.execute(database, "UPDATE media_installation SET database_oid = 1");
    List<RelocationEntry> heard = new ArrayList<>();
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> RelocationJob.intoObjects(copy).listener(heard::add).run())
        .withMessageStartingWith("This database may not write objects: the database is a copy")
        .withCauseInstanceOf(ForeignObjectsException.class)
        .matches(e -> !e.isTransient());
    assertThat(heard).isEmpty();
    assertThat(chunkCount()).isEqualTo("12");
    assertThat(RelocationJob.intoObjects(copy).preview().count(Outcome.MOVED)).isEqualTo(2);

    TestPostgres.execute(database, "UPDATE media_store SET oldest_program = 3");
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> RelocationJob.intoObjects(store).listener(heard::add).run())
        .withMessageContaining("finishRollout");
    assertThat(heard).isEmpty();
  }

  /** Whatever the database refuses, the bytes are as they were. */
  @ParameterizedTest
  @ValueSource(strings = {"23514", "42501"})
  void whatTheDatabaseRefusesIsNoDamage(String state) throws SQLException {
    for (int i = 0; i < 2; i++) {
      chunks.add(SLOT, TestContent.of(large(i)));
    }
    TestPostgres.refuse(database, "UPDATE ON media_representation", "not in office hours", state);
    List<RelocationEntry> heard = new ArrayList<>();
    assertThat(RelocationJob.intoObjects(store).listener(heard::add).run().counts())
        .isEqualTo(Map.of(Outcome.FAILED, 2L));
    assertThat(heard)
        .extracting(RelocationEntry::reason)
        .allMatch(reason -> String.valueOf(reason).contains("not in office hours"));
    TestPostgres.execute(database, "DROP TRIGGER refuse ON media_representation");
    assertThat(RelocationJob.intoObjects(store).run().counts())
        .isEqualTo(Map.of(Outcome.MOVED, 2L));
  }

  @Test
  void anObjectStoreThatIsAwayLosesNothingAndAnotherRunGoesOn() throws SQLException {
    for (int i = 0; i < 3; i++) {
      chunks.add(SLOT, TestContent.of(large(i)));
    }
    objects.fail(Kind.FAIL, "503", 0, Integer.MAX_VALUE);
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> RelocationJob.intoObjects(store).run());
    assertThat(chunkCount()).isEqualTo("18");
    objects.fail(Kind.LOSE_ANSWER, "lost", 0, 1);
    RelocationJob.intoObjects(store).run();
    RelocationJob.intoObjects(store).run();
    assertThat(chunkCount()).isEqualTo("0");
    for (int i = 0; i < 3; i++) {
      assertThat(store.find(SLOT, i).orElseThrow().bytes()).isEqualTo(large(i));
    }
  }

  /** As by a kill: nobody catches it, and the transaction that is open is rolled back. */
  @Test
  void aRunThatEndsBeforeAnyOfItsStatementsLeavesAllWholeAndTheNextGoesOn() {
    StatementLog log = new StatementLog(database);
    JdbcMediaStore logged =
        JdbcMediaStore.builder().objects(objects, 100_000).autonomous(log.dataSource());
    chunks.put(SLOT, TestContent.of(large(1)));
    Map<String, Boolean> ends = new LinkedHashMap<>();
    ends.put("INSERT INTO media_object", true);
    ends.put("UPDATE media_slot", true);
    ends.put("SET object_key = ?", true);
    ends.put("DELETE FROM media_chunk", true);
    ends.put("SET object_key = NULL", false);
    ends.put("INSERT INTO media_chunk", false);
    ends.put("SELECT data FROM media_chunk", false);
    ends.forEach(
        (statement, isThere) -> {
          RelocationJob job =
              isThere ? RelocationJob.intoObjects(logged) : RelocationJob.intoTables(logged);
          log.before(
              statement,
              () -> {
                throw new LinkageError("killed before " + statement);
              });
          assertThatExceptionOfType(LinkageError.class)
              .isThrownBy(job::run)
              .withMessageContaining(statement);
          assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(large(1));
          assertThat(store.verify(0, 10).damaged()).isEmpty();
          assertThat(job.run().counts()).isEqualTo(Map.of(Outcome.MOVED, 1L));
          assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(large(1));
          if (!isThere || !statement.equals("DELETE FROM media_chunk")) {
            RelocationJob back =
                isThere ? RelocationJob.intoTables(store) : RelocationJob.intoObjects(store);
            assertThat(back.run().counts()).isEqualTo(Map.of(Outcome.MOVED, 1L));
          }
        });
    assertThat(store.verify(0, 10).damaged()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasCommittedOrNotWhenTheAnswerWasLostIsCountedOnceAndNothingIsLeft(boolean isCommitted)
      throws SQLException {
    chunks.put(SLOT, TestContent.of(large(1)));
    LostAnswers lost = new LostAnswers(database);
    JdbcMediaStore unlucky =
        JdbcMediaStore.builder().objects(objects, 100_000).autonomous(lost.dataSource());

    store.stage(TestContent.of(large(2))).close();
    lost.loseAfterWrite("media_representation", isCommitted);
    assertThat(RelocationJob.intoObjects(unlucky).run().counts())
        .isEqualTo(Map.of(Outcome.MOVED, 1L));
    assertThat(lost.count()).isEqualTo(1);
    assertThat(chunkCount()).isEqualTo("0");
    assertThat(objects.objects).hasSize(isCommitted ? 2 : 3);

    lost.loseAfterWrite("media_representation", isCommitted);
    assertThat(RelocationJob.intoTables(unlucky).run().counts())
        .isEqualTo(Map.of(Outcome.MOVED, 1L));
    assertThat(lost.count()).isEqualTo(2);
    assertThat(chunkCount()).isEqualTo("6");
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(large(1));
    assertThat(StreamingStandby.text(database, "SELECT count(*) FROM media_object"))
        .as("each object that is left is noted")
        .isEqualTo("" + objects.objects.size());
  }

  @Test
  void aStoreWithoutObjectsHasNothingToMoveTo() {
    assertThatIllegalStateException().isThrownBy(() -> RelocationJob.intoObjects(chunks));
    assertThatIllegalStateException().isThrownBy(() -> RelocationJob.intoTables(chunks));
  }

  @Test
  void twoRunsMoveEachMediumOnceAndLoseNone() throws Exception {
    for (int i = 0; i < 6; i++) {
      chunks.add(SLOT, TestContent.of(TestContent.bytes(600_000, i)));
    }
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 2; round++) {
        Callable<RelocationReport> there = () -> RelocationJob.intoObjects(store).run();
        Callable<RelocationReport> back = () -> RelocationJob.intoTables(store).run();
        for (Future<RelocationReport> done :
            executor.invokeAll(List.of(there, there, back, there))) {
          assertThat(done.get().count(Outcome.DAMAGED)).isZero();
          assertThat(done.get().count(Outcome.FAILED)).isZero();
        }
        assertThat(store.verify(0, 100).damaged()).isEmpty();
      }
    } finally {
      executor.shutdownNow();
    }
    for (int i = 0; i < 6; i++) {
      assertThat(store.find(SLOT, i).orElseThrow().bytes())
          .isEqualTo(TestContent.bytes(600_000, i));
    }
  }

  @Test
  void mediaThatAreChangedWhileTheyAreMovedAreWholeAllTheTime() throws Exception {
    List<MediaSlot> slots =
        IntStream.range(0, 4).mapToObj(i -> MediaSlot.of("parts", 100 + i, "images")).toList();
    AtomicBoolean isOver = new AtomicBoolean();
    ExecutorService executor = Executors.newFixedThreadPool(5);
    try {
      List<Future<?>> moving = new ArrayList<>();
      for (boolean isThere : new boolean[] {true, false}) {
        moving.add(
            executor.submit(
                () -> {
                  while (!isOver.get()) {
                    RelocationReport report =
                        isThere
                            ? RelocationJob.intoObjects(store).run()
                            : RelocationJob.intoTables(store).run();
                    assertThat(report.count(Outcome.DAMAGED)).isZero();
                    assertThat(report.count(Outcome.FAILED)).isZero();
                  }
                }));
      }
      List<Callable<Void>> changes = new ArrayList<>();
      for (int seed = 0; seed < 3; seed++) {
        changes.add(new Changes(store, slots, seed));
      }
      for (Future<Void> done : executor.invokeAll(changes)) {
        done.get();
      }
      isOver.set(true);
      for (Future<?> each : moving) {
        each.get();
      }
    } finally {
      isOver.set(true);
      executor.shutdownNow();
    }
    assertThat(store.verify(0, 1000).damaged()).isEmpty();
  }

  /** Changes of all kinds by one thread; each medium is held to its digest. */
  private record Changes(JdbcMediaStore store, List<MediaSlot> slots, int seed)
      implements Callable<Void> {

    @Override
    public Void call() throws Exception {
      Random random = new Random(seed);
      for (int i = 0; i < 25; i++) {
        MediaSlot slot = slots.get(random.nextInt(slots.size()));
        MediaSlot other = slots.get(random.nextInt(slots.size()));
        List<MediaInfo> list = store.list(slot);
        try {
          change(random.nextInt(6), slot, other, list, random);
          for (MediaInfo info : store.list(other)) {
            for (Media media : store.find(info.id()).stream().toList()) {
              assertThat(Sha256.of(media.bytes())).isEqualTo(media.info().sha256());
            }
          }
        } catch (MediumGoneException e) {
          assertThat(e).isNotNull(); // Another thread was faster.
        }
      }
      return null;
    }

    private void change(
        int kind, MediaSlot slot, MediaSlot other, List<MediaInfo> list, Random random) {
      MediaContent content =
          TestContent.of(TestContent.bytes(50_000 + random.nextInt(900_000), random.nextInt()));
      if (list.isEmpty() || kind == 0) {
        store.add(slot, content);
        return;
      }
      MediaInfo one = list.get(random.nextInt(list.size()));
      switch (kind) {
        case 1 -> store.replace(slot, one.id(), content);
        case 2 -> store.remove(slot, one.id());
        case 3 -> store.copy(slot, one.id(), other, 0);
        case 4 -> store.move(slot, one.id(), other, 0);
        default -> {
          if (list.size() > 4) {
            store.clear(slot);
          }
        }
      }
    }
  }
}
