package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.Media;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaListener;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.Sha256;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reading from a standby whose replay is held, as one that lags. */
@SuppressWarnings("NullAway.Init") // Started before all tests.
class ReplicaTest {

  private static final AtomicInteger OWNERS = new AtomicInteger();
  private static final int LARGE = 5_000_000;

  @TempDir private static Path directory;
  private static StreamingStandby servers;
  private static LeakCheckingPool writable;
  private static LeakCheckingPool readable;

  private final StatementLog primary = new StatementLog(writable);
  private final StatementLog standby = new StatementLog(readable);
  private final JdbcMediaStore store =
      JdbcMediaStore.builder().readingFrom(standby.dataSource()).autonomous(primary.dataSource());

  /** Of another process: what it writes, the store knows nothing of. */
  private final JdbcMediaStore other = JdbcMediaStore.autonomous(writable);

  private final MediaSlot slot = newSlot();
  private final MediaSlot target = newSlot();

  private static MediaSlot newSlot() {
    return MediaSlot.of("parts", OWNERS.incrementAndGet(), "images");
  }

  @BeforeAll
  static void start() throws Exception {
    servers = new StreamingStandby(directory, "max_standby_streaming_delay = 0\n");
    MediaSchema.of(MediaTables.DEFAULT).create(servers.primary());
    servers.catchUp();
    writable = new LeakCheckingPool(servers.primary(), 2, true);
    readable = new LeakCheckingPool(servers.standby(), 1, true);
  }

  @AfterAll
  static void stop() throws Exception {
    writable.close();
    readable.close();
    servers.close();
  }

  @AfterEach
  void resume() {
    servers.resume();
    writable.assertNothingLeaked();
    readable.assertNothingLeaked();
  }

  @Test
  void whatTheReplicaHasIsReadThereAlone() throws SQLException {
    MediaInfo stored = other.put(slot, TestContent.of(TestContent.bytes(LARGE, 1)));
    servers.catchUp();
    assertThat(store.info(slot).map(Facts::of)).contains(Facts.of(stored));
    assertThat(store.info(stored.id()).map(Facts::of)).contains(Facts.of(stored));
    assertThat(store.find(slot).orElseThrow().bytes()).isEqualTo(TestContent.bytes(LARGE, 1));
    assertThat(store.find(stored.id()).map(Facts::of)).contains(Facts.of(stored));
    assertThat(store.list(slot)).map(Facts::of).containsExactly(Facts.of(stored));
    assertThat(store.count(slot)).isEqualTo(1);
    assertThat(store.indexOf(slot, stored.id())).hasValue(0);
    assertThat(primary.take()).isEmpty();
  }

  @Test
  void whatOthersWroteIsSeenWhenItIsReplayed() throws SQLException {
    MediaInfo old = other.put(slot, TestContent.small(1));
    servers.catchUp();
    servers.pause();
    MediaInfo current = other.put(slot, TestContent.small(2));
    assertThat(store.info(slot).map(Facts::of)).contains(Facts.of(old));
    assertThat(store.primary().info(slot).map(Facts::of)).contains(Facts.of(current));
    servers.resume();
    servers.catchUp();
    assertThat(store.info(slot).map(Facts::of)).contains(Facts.of(current));
  }

  @Test
  void whatIsAbsentOnTheReplicaThePrimaryAnswers() throws SQLException {
    MediaInfo known = other.put(target, TestContent.small(9));
    servers.catchUp();
    servers.pause();
    MediaInfo stored = other.put(slot, TestContent.of(TestContent.bytes(LARGE, 1)));
    assertThat(store.info(slot).map(Facts::of)).contains(Facts.of(stored));
    assertThat(store.info(stored.id()).map(Facts::of)).contains(Facts.of(stored));
    assertThat(store.find(slot).orElseThrow().bytes()).hasSize(LARGE);
    assertThat(store.find(stored.id()).orElseThrow().bytes()).hasSize(LARGE);
    assertThat(store.count(slot)).isEqualTo(1);
    assertThat(store.indexOf(slot, stored.id())).hasValue(0);
    primary.take();
    Map<MediaSlot, List<MediaInfo>> lists = store.list(List.of(target, slot));
    assertThat(lists.keySet()).containsExactly(target, slot);
    assertThat(lists.get(target)).map(Facts::of).containsExactly(Facts.of(known));
    assertThat(lists.get(slot)).map(Facts::of).containsExactly(Facts.of(stored));
    assertThat(primary.take()).hasSize(1);
    assertThat(store.info(new MediaId("987654321"))).isEmpty();
  }

  @Test
  void whatThisProcessWroteIsReadFromThePrimaryUntilItIsReplayed() throws SQLException {
    List<Changed> all = new ArrayList<>();
    for (Change change : Change.values()) {
      MediaSlot from = newSlot();
      MediaSlot to = newSlot();
      MediaId first = other.add(from, TestContent.small(1)).id();
      MediaId second = other.add(from, TestContent.small(2)).id();
      other.add(to, TestContent.small(3));
      all.add(new Changed(change, from, to, first, second));
    }
    servers.catchUp();
    servers.pause();
    for (Changed changed : all) {
      changed.change.run(store, changed.from, changed.first, changed.to);
      assertThat(changed.picture(store)).as("%s", changed).isEqualTo(changed.picture(other));
    }
    servers.resume();
    servers.catchUp();
    for (Changed changed : all) {
      assertThat(changed.picture(store)).as("%s", changed).isEqualTo(changed.picture(other));
    }
  }

  /** Two slots, of which one had two media and the other one, and what was done to them. */
  private record Changed(
      Change change, MediaSlot from, MediaSlot to, MediaId first, MediaId second) {

    /** All that a store says of them. */
    List<Object> picture(MediaStore asked) {
      List<Object> picture = new ArrayList<>();
      for (MediaSlot of : List.of(from, to)) {
        picture.add(asked.list(of).stream().map(Facts::of).toList());
        picture.add(asked.count(of));
        picture.add(asked.info(of).map(Facts::of));
        picture.add(asked.info(of, 1).map(Facts::of));
        picture.add(asked.find(of).map(Facts::of));
        picture.add(asked.indexOf(of, first));
        picture.add(asked.indexOf(of, second));
      }
      for (MediaId of : List.of(first, second)) {
        picture.add(asked.info(of).map(Facts::of));
        picture.add(asked.find(of, "thumb").map(Facts::of));
      }
      return picture;
    }
  }

  /** What of a medium a change can change. */
  private record Facts(
      MediaId id, MediaSlot slot, Sha256 sha256, Map<String, String> words, Set<String> sizes) {

    static Facts of(Media media) {
      return of(media.info());
    }

    static Facts of(MediaInfo info) {
      return new Facts(
          info.id(), info.slot(), info.sha256(), info.attributes(), info.renditions().keySet());
    }
  }

  /** All that changes a slot. */
  private enum Change {
    PUT((s, slot, id, to) -> s.put(slot, TestContent.small(7))),
    ADD((s, slot, id, to) -> s.add(slot, TestContent.small(7))),
    ADD_ALL((s, slot, id, to) -> s.addAll(slot, List.of(TestContent.small(7)))),
    REPLACE((s, slot, id, to) -> s.replace(id, TestContent.small(7))),
    REPLACE_IN_SLOT((s, slot, id, to) -> s.replace(slot, id, TestContent.small(7))),
    RENDITIONS((s, slot, id, to) -> s.addRenditions(id, Map.of("thumb", TestContent.small(3)))),
    DESCRIBE((s, slot, id, to) -> s.describe(id, Map.of("caption", "A wheel"))),
    DESCRIBE_IN_SLOT((s, slot, id, to) -> s.describe(slot, id, Map.of("caption", "Two"))),
    MOVE((s, slot, id, to) -> s.move(id, to, 0)),
    MOVE_FROM((s, slot, id, to) -> s.move(slot, id, to, 0)),
    MOVE_WITHIN((s, slot, id, to) -> s.move(id, slot, 1)),
    COPY((s, slot, id, to) -> s.copy(id, to, 0)),
    REORDER((s, slot, id, to) -> s.reorder(slot, List.of(s.info(slot, 1).orElseThrow().id()))),
    REMOVE((s, slot, id, to) -> s.remove(id)),
    REMOVE_FROM((s, slot, id, to) -> s.remove(slot, id)),
    CLEAR((s, slot, id, to) -> s.clear(slot)),
    CLEAR_OWNER((s, slot, id, to) -> s.clearOwner(slot.ownerType(), slot.ownerId()));

    @SuppressWarnings("ImmutableEnumChecker") // Lambdas that hold nothing.
    private final Writing writing;

    Change(Writing writing) {
      this.writing = writing;
    }

    void run(MediaStore store, MediaSlot slot, MediaId id, MediaSlot to) {
      writing.on(store, slot, id, to);
    }

    private interface Writing {
      void on(MediaStore store, MediaSlot slot, MediaId id, MediaSlot to);
    }
  }

  @Test
  void aReplicaThatHasWhatThisProcessWroteAnswersAgain() throws SQLException {
    MediaInfo stored = store.put(slot, TestContent.of(TestContent.bytes(LARGE, 1)));
    servers.catchUp();
    primary.take();
    assertThat(store.find(slot).orElseThrow().bytes()).hasSize(LARGE);
    assertThat(store.find(stored.id()).orElseThrow().bytes()).hasSize(LARGE);
    assertThat(store.list(slot)).map(Facts::of).containsExactly(Facts.of(stored));
    assertThat(primary.take()).isEmpty();
  }

  @Test
  void whatASweepHasRemovedIsGoneAtOnce() throws SQLException {
    MediaSlot aged = MediaSlot.of("drafts", 1, "images");
    other.put(aged, TestContent.small(1));
    servers.catchUp();
    servers.pause();
    assertThat(store.count(aged)).isEqualTo(1);
    store.removeOlderThan(MediaKind.of("drafts"), Instant.now().plusSeconds(60), "", 10);
    assertThat(store.count(aged)).isZero();
    assertThat(store.find(aged)).isEmpty();
  }

  @Test
  void storesOfOneBuilderKnowOfEachOthersWrites() throws SQLException {
    JdbcMediaStoreBuilder builder = JdbcMediaStore.builder().readingFrom(standby.dataSource());
    JdbcMediaStore reading = builder.autonomous(writable);
    other.put(slot, TestContent.small(1));
    servers.catchUp();
    servers.pause();
    builder.joining(ConnectionSource.of(writable)).put(slot, TestContent.small(2));
    assertThat(reading.info(slot).orElseThrow().size()).isEqualTo(102);
  }

  @Test
  void aSlotThatWasNotWrittenIsReadFromTheReplicaWhateverElseWas() throws SQLException {
    MediaInfo old = other.put(slot, TestContent.small(1));
    servers.catchUp();
    servers.pause();
    store.put(target, TestContent.small(2));
    primary.take();
    assertThat(store.info(slot).map(Facts::of)).contains(Facts.of(old));
    assertThat(primary.take()).isEmpty();
  }

  @Test
  void whatAHostCommitsLongAfterTheWriteIsReadFromThePrimary() throws SQLException {
    other.put(slot, TestContent.small(1));
    try (Connection host = servers.primary().getConnection()) {
      host.setAutoCommit(false);
      MediaInfo second = store.on(host).put(slot, TestContent.small(2));
      servers.catchUp();
      assertThat(store.info(slot).orElseThrow().size()).isEqualTo(101);
      servers.pause();
      other.put(target, TestContent.small(3));
      host.commit();
      assertThat(store.info(slot).map(Facts::of)).contains(Facts.of(second));
      servers.resume();
      servers.catchUp();
      primary.take();
      assertThat(store.info(slot).map(Facts::of)).contains(Facts.of(second));
      assertThat(primary.take()).isEmpty();
    }
  }

  @Test
  void aPreparedTransactionIsWaitedForToo() throws SQLException {
    MediaInfo first = other.put(slot, TestContent.small(1));
    MediaInfo second;
    try (Connection host = servers.primary().getConnection();
        Statement statement = host.createStatement()) {
      host.setAutoCommit(false);
      second = store.on(host).put(slot, TestContent.small(2));
      statement.execute("PREPARE TRANSACTION 'replica'");
    }
    servers.catchUp();
    assertThat(store.info(slot).map(Facts::of)).contains(Facts.of(first));
    servers.pause();
    TestPostgres.execute(servers.primary(), "COMMIT PREPARED 'replica'");
    assertThat(store.info(slot).map(Facts::of)).contains(Facts.of(second));
  }

  @Test
  void aWriteThatWasRolledBackToASavepointOrWhollyIsNotWaitedFor() throws SQLException {
    MediaInfo first = other.put(slot, TestContent.small(1));
    try (Connection host = servers.primary().getConnection()) {
      host.setAutoCommit(false);
      store.on(host).put(target, TestContent.of(TestContent.bytes(LARGE, 2)));
      store.on(host).put(slot, TestContent.small(2));
      host.rollback();
    }
    servers.catchUp();
    primary.take();
    assertThat(store.info(slot).map(Facts::of)).contains(Facts.of(first));
    assertThat(primary.take()).isEmpty();
  }

  @Test
  void withinATransactionOfTheHostThePrimaryAnswers() throws SQLException {
    other.put(slot, TestContent.small(1));
    servers.catchUp();
    DataSource writable = primary.dataSource();
    JdbcMediaStore joining =
        JdbcMediaStore.builder()
            .readingFrom(standby.dataSource())
            .joining(new SpringConnections(writable));
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(writable));
    standby.take();
    transaction.executeWithoutResult(
        status -> {
          joining.put(slot, TestContent.small(2));
          assertThat(joining.info(slot).orElseThrow().size()).isEqualTo(102);
          assertThat(joining.list(slot)).hasSize(1);
          status.setRollbackOnly();
        });
    assertThat(standby.take()).isEmpty();
    assertThat(joining.info(slot).orElseThrow().size()).isEqualTo(101);
    try (Connection connection = servers.primary().getConnection()) {
      assertThat(joining.on(connection).info(slot)).isPresent();
    }
  }

  @Test
  void aVersionedUrlGetsTheVersionItNames() throws SQLException {
    MediaInfo old = other.put(slot, TestContent.small(1));
    servers.catchUp();
    servers.pause();
    MediaInfo current = other.put(slot, TestContent.of(TestContent.bytes(LARGE, 2)));
    ObservedMediaStore<JdbcMediaStore> observed =
        ObservedMediaStore.of(store, new MediaListener() {});
    for (MediaStore asked : List.of(store, observed)) {
      MediaResponse plain = answer(asked, null, null);
      assertThat(plain.headers()).containsEntry("ETag", tag(old));

      MediaResponse versioned = answer(asked, CachePolicy.versionOf(current), null);
      assertThat(versioned.headers())
          .containsEntry("ETag", tag(current))
          .containsEntry("Cache-Control", "private, max-age=31536000, immutable");
      assertThat(versioned.contentLength()).isEqualTo(LARGE);

      MediaResponse unchanged = answer(asked, CachePolicy.versionOf(current), tag(current));
      assertThat(unchanged.status()).isEqualTo(304);
      assertThat(unchanged.headers())
          .containsEntry("ETag", tag(current))
          .containsEntry("Cache-Control", "private, max-age=31536000, immutable");

      primary.take();
      MediaResponse known = answer(asked, CachePolicy.versionOf(old), tag(old));
      assertThat(known.status()).isEqualTo(304);
      assertThat(primary.take()).isEmpty();

      MediaResponse foreign = answer(asked, "0".repeat(32), null);
      assertThat(foreign.headers())
          .containsEntry("ETag", tag(current))
          .containsEntry("Cache-Control", "private, no-cache");
    }
  }

  private MediaResponse answer(MediaStore asked, @Nullable String version, @Nullable String tag) {
    return MediaResponse.of(
        asked,
        slot,
        MediaRequest.of(
            "GET", name -> name.equals("If-None-Match") && tag != null ? List.of(tag) : List.of()),
        CachePolicy.revalidate().immutableForVersion(version));
  }

  private static String tag(MediaInfo info) {
    return '"' + info.sha256().hex() + '"';
  }

  @Test
  void aReaderGoesOnFromThePrimaryWhereItWasWhenTheReplicaBreaksItOff() throws Exception {
    byte[] bytes = TestContent.bytes(LARGE, 4);
    other.put(slot, TestContent.of(bytes));
    servers.catchUp();
    for (String state : List.of("40001", "57P01")) {
      try (InputStream stream = store.find(slot).orElseThrow().openStream()) {
        byte[] head = stream.readNBytes(1_000_000);
        primary.take();
        standby.before("AS part", () -> breakOff(state));
        byte[] tail = stream.readAllBytes();
        assertThat(primary.take()).anyMatch(sql -> sql.contains("AS part"));
        assertThat(head).isEqualTo(Arrays.copyOf(bytes, head.length));
        assertThat(tail).isEqualTo(Arrays.copyOfRange(bytes, head.length, LARGE));
      }
      // A conflict is of one statement; all else may be of the server, which is left alone then.
      assertThat(store.count(slot)).isEqualTo(1);
      assertThat(primary.take().isEmpty()).isEqualTo(state.equals("40001"));
    }
  }

  private static void breakOff(String state) {
    ReplicaTest.<RuntimeException>sneak(
        new SQLException("canceling statement due to conflict with recovery", state));
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> void sneak(Exception e) throws E {
    throw (E) e;
  }

  @Test
  void aReaderNeverGetsTheBytesOfAnotherMediumThatHasTheSameKeyOnThePrimary() throws Exception {
    other.put(slot, TestContent.of(TestContent.bytes(LARGE, 4)));
    servers.catchUp();
    servers.pause();
    try (InputStream stream = store.find(slot).orElseThrow().openStream()) {
      stream.readNBytes(1_000_000);
      // As after the standby was promoted and both were written to.
      String key =
          "(SELECT r.id FROM media_representation r JOIN media m ON m.id = r.media_id"
              + " JOIN media_slot s ON s.id = m.slot_id WHERE s.owner_id = '%s')"
                  .formatted(slot.ownerId());
      TestPostgres.execute(
          writable,
          """
          UPDATE media_chunk SET data = set_byte(data, 0, 7) WHERE representation_id = %1$s;
          UPDATE media_representation SET sha256 = sha256('other') WHERE id = %1$s
          """
              .formatted(key));
      standby.before("AS part", () -> breakOff("57P01"));
      assertThatExceptionOfType(MediumGoneException.class).isThrownBy(stream::readAllBytes);
    }
  }

  @Test
  void whatTheReplicaHasRemovedAndThePrimaryTooEndsTheReader() throws Exception {
    other.put(slot, TestContent.of(TestContent.bytes(LARGE, 4)));
    servers.catchUp();
    try (InputStream stream = store.find(slot).orElseThrow().openStream()) {
      stream.readNBytes(600_000);
      other.put(slot, TestContent.of(TestContent.bytes(LARGE, 5)));
      servers.catchUp();
      assertThatExceptionOfType(MediumGoneException.class).isThrownBy(stream::readAllBytes);
    }
  }

  @Test
  void whatOnlyThePrimaryHasRemovedIsReadToItsEndFromTheReplica() throws Exception {
    byte[] bytes = TestContent.bytes(LARGE, 4);
    other.put(slot, TestContent.of(bytes));
    servers.catchUp();
    servers.pause();
    other.put(slot, TestContent.small(5));
    assertThat(store.find(slot).orElseThrow().bytes()).isEqualTo(bytes);
  }

  @Test
  void verifySweepsAndPagesAreOfThePrimary() throws SQLException {
    other.put(slot, TestContent.small(1));
    servers.catchUp();
    standby.take();
    store.verify(0, 1);
    store.statistics();
    store.page(MediaKind.of("parts"), "", 1);
    store.slotsOf("parts", slot.ownerId());
    store.removeOlderThan(MediaKind.of("none"), Instant.now(), "", 1);
    assertThat(standby.take()).isEmpty();
  }

  /** The standby breaks off each statement at once that is in the way of its replay. */
  @Test
  void eachThreadReadsWhatItWroteWhileRowsAreReplacedAndVacuumed() throws Exception {
    int threads = 4;
    ExecutorService executor = Executors.newFixedThreadPool(threads + 1);
    AtomicBoolean isOver = new AtomicBoolean();
    try {
      Future<?> vacuum =
          executor.submit(
              () -> {
                while (!isOver.get()) {
                  TestPostgres.execute(servers.primary(), "VACUUM media_slot, media, media_chunk");
                }
              });
      List<Callable<Integer>> writers =
          Stream.generate(ReplicaTest::newSlot).limit(threads).map(this::readingItsWrites).toList();
      int reads = 0;
      for (Future<Integer> done : executor.invokeAll(writers)) {
        reads += done.get();
      }
      isOver.set(true);
      vacuum.get();
      assertThat(reads).isEqualTo(threads * 20);
    } finally {
      isOver.set(true);
      executor.shutdownNow();
    }
  }

  private Callable<Integer> readingItsWrites(MediaSlot own) {
    return () -> {
      int reads = 0;
      for (int i = 1; i <= 20; i++) {
        byte[] bytes = TestContent.bytes(i % 4 == 0 ? 700_000 : 1_000, i);
        MediaInfo stored = store.put(own, TestContent.of(bytes));
        assertThat(store.find(own).orElseThrow().bytes()).isEqualTo(bytes);
        assertThat(store.find(stored.id()).orElseThrow().bytes()).isEqualTo(bytes);
        assertThat(store.count(own)).isEqualTo(1);
        reads++;
      }
      return reads;
    };
  }
}
