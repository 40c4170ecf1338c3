package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediaStore;
import io.github.mediastore.Sha256;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.jdbc.TestObjects.Kind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** Content on its way into objects, and what is left where that fails. */
class ObjectWritingTest {

  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "videos");
  private static final int LIMIT = 700_000;
  private static final byte[] LARGE = TestContent.bytes(800_000, 1);

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final LeakCheckingPool pool = new LeakCheckingPool(database, 1, true);
  private final TestObjects objects = new TestObjects();
  private final JdbcMediaStore store = builder().autonomous(pool);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new DataSourceTransactionManager(pool));
  private final JdbcMediaStore joining = builder().joining(new SpringConnections(pool));

  ObjectWritingTest() throws SQLException {}

  private JdbcMediaStoreBuilder builder() {
    return JdbcMediaStore.builder().objects(objects, LIMIT);
  }

  @AfterEach
  void nothingLeaked() throws SQLException {
    pool.assertNothingLeaked();
    pool.close();
    assertThat(texts("SELECT key FROM media_object")).containsAll(objects.objects.keySet());
    assertThat(texts("SELECT object_key FROM media_representation WHERE object_key IS NOT NULL"))
        .isSubsetOf(objects.objects.keySet());
  }

  @Test
  void whatIsLargeIsAnObjectWithAKeyOfThisStoreAndTheRestAreChunks() throws SQLException {
    MediaContent thumb = TestContent.small(1);
    MediaInfo put =
        store.put(SLOT, TestContent.withRenditions(TestContent.of(LARGE), Map.of("thumb", thumb)));
    store.add(SLOT, TestContent.of(new byte[LIMIT]));
    store.add(SLOT, TestContent.of(new byte[0]));

    assertThat(put.sha256()).isEqualTo(Sha256.of(LARGE));
    assertThat(put.size()).isEqualTo(LARGE.length);
    assertThat(objects.objects).hasSize(1);
    String key = objects.objects.firstKey();
    assertThat(key)
        .matches(texts("SELECT id FROM media_store").get(0) + "/[0-9a-f]{32}")
        .doesNotContain(put.sha256().hex());
    assertThat(
            texts(
                "SELECT r.size FROM media_chunk JOIN media_representation r"
                    + " ON r.id = representation_id GROUP BY r.id, r.size ORDER BY r.size"))
        .containsExactly("0", "101", "" + LIMIT);
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(LARGE);
    assertThat(store.find(SLOT, 0, "thumb").orElseThrow().bytes()).hasSize(101);
    assertThat(store.verify(0, 10)).isEqualTo(new VerifiedBatch(4, 4, List.of()));
    assertThat(store.statistics().slots())
        .singleElement()
        .satisfies(use -> assertThat(use.objectBytes()).isEqualTo(LARGE.length))
        .satisfies(use -> assertThat(use.bytes()).isEqualTo(LARGE.length + LIMIT + 101));
  }

  @Test
  void contentOfUnknownSizeGoesWhereItBelongsOnceThatIsKnown() throws SQLException {
    for (int size : List.of(0, 100, 524_288, 600_000, LIMIT, LIMIT + 1, 5_000_000)) {
      byte[] bytes = TestContent.bytes(size, size);
      int before = objects.objects.size();
      MediaInfo put = store.put(SLOT, TestContent.ofUnknownSize(bytes));
      assertThat(put.sha256()).isEqualTo(Sha256.of(bytes));
      assertThat(objects.objects.size() - before).as("of %d", size).isEqualTo(size > LIMIT ? 1 : 0);
      assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(bytes);
    }
    JdbcMediaStore all = JdbcMediaStore.builder().objects(objects, 0).autonomous(pool);
    byte[] bytes = TestContent.bytes(600_000, 3);
    assertThat(all.put(SLOT, TestContent.ofUnknownSize(bytes)).sha256())
        .isEqualTo(Sha256.of(bytes));
  }

  @Test
  void contentOfAKindIsAnObjectHoweverSmall() {
    JdbcMediaStore videos = builder().objectsOf(type -> type.startsWith("video/")).autonomous(pool);
    videos.add(SLOT, TestContent.ofType("video/mp4", new byte[] {1}));
    videos.add(SLOT, TestContent.ofType("image/webp", new byte[] {1}));
    videos.add(SLOT, TestContent.ofType("video/mp4", new byte[0]));
    assertThat(objects.objects).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdbcMediaStore.builder().objects(objects, -1));
    assertThatIllegalStateException()
        .isThrownBy(() -> JdbcMediaStore.builder().objectsOf(type -> true).autonomous(pool));
  }

  @Test
  void whatIsStagedIsStoredInATransactionIfAndOnlyIfThatIsCommitted() {
    StagedMedia staged = joining.stage(TestContent.of(LARGE));
    assertThat(staged.isObject()).isTrue();
    assertThat(joining.stage(staged)).isSameAs(staged);
    transaction.executeWithoutResult(
        status -> {
          joining.put(SLOT, staged);
          assertThat(joining.find(SLOT).orElseThrow().bytes()).isEqualTo(LARGE);
          status.setRollbackOnly();
        });
    assertThat(store.count(SLOT)).isZero();
    assertThat(objects.objects).hasSize(1);

    transaction.executeWithoutResult(
        status -> {
          MediaInfo put = joining.put(SLOT, staged);
          joining.addAll(SLOT, List.of(staged, TestContent.small(1)));
          joining.replace(put.id(), staged.withAttributes(Map.of("alt", "A duck")));
        });
    assertThat(store.list(SLOT)).hasSize(3);
    assertThat(store.info(SLOT).orElseThrow().attributes()).containsEntry("alt", "A duck");
    assertThat(objects.objects).hasSize(1);
    assertThat(objects.puts).hasValue(1);
  }

  @Test
  void whatIsStagedAndSmallOrReadOnceIsStoredToo() throws IOException {
    for (byte[] bytes : List.of(new byte[3], TestContent.bytes(600_000, 1), LARGE)) {
      StagedMedia closed;
      try (StagedMedia staged = joining.stage(TestContent.ofUnknownSize(bytes))) {
        assertThat(staged.size()).hasValue(bytes.length);
        assertThat(staged.openStream()).hasBinaryContent(bytes);
        transaction.executeWithoutResult(
            status -> {
              joining.put(SLOT, staged);
              joining.put(SLOT, staged);
            });
        closed = staged;
      }
      assertThatIllegalStateException().isThrownBy(() -> joining.put(SLOT, closed));
      assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(bytes);
    }
  }

  @Test
  void withinATransactionOfTheHostsLargeContentMustBeStaged() throws SQLException {
    transaction.executeWithoutResult(
        status -> {
          joining.put(SLOT, TestContent.small(1));
          assertThatExceptionOfType(UnstagedContentException.class)
              .isThrownBy(() -> joining.put(SLOT, TestContent.of(LARGE)))
              .withMessageContaining("stage(content)");
          assertThatExceptionOfType(UnstagedContentException.class)
              .isThrownBy(() -> joining.stage(TestContent.of(LARGE)));
          joining.add(SLOT, TestContent.small(2));
        });
    assertThat(store.count(SLOT)).isEqualTo(2);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      JdbcMediaStore on = store.on(connection);
      assertThatExceptionOfType(UnstagedContentException.class)
          .isThrownBy(() -> on.put(SLOT, TestContent.of(LARGE)));
      on.add(SLOT, store.stage(TestContent.of(LARGE)));
      connection.commit();
    }
    assertThat(joining.put(SLOT, TestContent.of(LARGE)).size()).isEqualTo(LARGE.length);
  }

  @Test
  void withConnectionsForTheKeysItNeedNotBeStaged() throws SQLException {
    LeakCheckingPool keys = new LeakCheckingPool(database, 1, true);
    JdbcMediaStore apart =
        JdbcMediaStore.builder().objects(objects, LIMIT, keys).joining(new SpringConnections(pool));
    transaction.executeWithoutResult(
        status -> {
          apart.put(SLOT, TestContent.of(LARGE));
          status.setRollbackOnly();
        });
    assertThat(store.count(SLOT)).isZero();
    keys.assertNothingLeaked();
    keys.close();

    JdbcMediaStore wrong =
        JdbcMediaStore.builder()
            .objects(objects, LIMIT, new TransactionAwareDataSourceProxy(pool))
            .joining(new SpringConnections(pool));
    transaction.executeWithoutResult(
        status -> {
          wrong.add(SLOT, TestContent.small(1));
          assertThatExceptionOfType(MediaStorageException.class)
              .isThrownBy(() -> wrong.add(SLOT, TestContent.of(LARGE)))
              .withMessageContaining("somebody else's transaction");
          status.setRollbackOnly();
        });
  }

  @Test
  void anObjectStoreThatFailsLeavesWhatWasStored() throws SQLException {
    MediaInfo before = store.put(SLOT, TestContent.small(1));
    for (String fault : List.of("Connection refused", "status 500", "status 503", "status 404")) {
      objects.fail(Kind.FAIL, fault, 0, 1);
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> store.put(SLOT, TestContent.of(LARGE)))
          .withMessageContaining(fault)
          .withMessageContaining("object ")
          .matches(MediaStorageException::isTransient);
    }
    objects.fail(Kind.LOSE_ANSWER, "Connection reset", 0, 1);
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> store.replace(before.id(), TestContent.of(LARGE)));
    assertThat(objects.objects).hasSize(1);
    assertThat(texts("SELECT key FROM media_object")).hasSize(5);
    assertThat(store.list(SLOT)).extracting(MediaInfo::id).containsExactly(before.id());
    assertThat(store.put(SLOT, TestContent.of(LARGE)).size()).isEqualTo(LARGE.length);
  }

  @Test
  void contentThatBreaksOffOrSaysAnotherSizeLeavesNothing() {
    for (MediaContent content :
        List.of(
            TestContent.thatBreaksOffAfter(750_000, OptionalLong.of(LARGE.length)),
            TestContent.thatBreaksOffAfter(750_000, OptionalLong.empty()),
            TestContent.thatSays(LARGE.length + 1, LARGE),
            TestContent.thatSays(LARGE.length - 1, LARGE))) {
      assertThatExceptionOfType(UnreadableUploadException.class)
          .isThrownBy(() -> store.put(SLOT, content));
    }
    assertThat(objects.objects).isEmpty();
    assertThat(store.count(SLOT)).isZero();
  }

  @Test
  void aSlowObjectStoreOrUploadHoldsNoConnection() {
    objects.fail(Kind.SLOW, "", 0, 1);
    MediaContent content =
        TestContent.whileReading(
            LARGE.length,
            400_000,
            () -> {
              pool.assertNothingLeaked();
              assertThat(store.count(SLOT)).isZero();
            });
    assertThat(store.put(SLOT, content).size()).isEqualTo(LARGE.length);
  }

  @Test
  void aWriteThatIsRepeatedSendsItsBytesOnce() {
    TestPostgres.execute(
        database,
        """
        CREATE SEQUENCE attempts;
        CREATE FUNCTION conflict() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF nextval('attempts') < 4 THEN RAISE EXCEPTION 'conflict' USING ERRCODE = '40001'; END IF;
          RETURN new;
        END $$;
        CREATE TRIGGER conflict BEFORE INSERT ON media FOR EACH ROW EXECUTE FUNCTION conflict()
        """);
    store.put(SLOT, TestContent.ofUnknownSize(LARGE));
    assertThat(objects.puts).hasValue(1);
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(LARGE);
  }

  @Test
  void aDatabaseThatGoesAwayAfterTheUploadLeavesAnObjectWithoutARow() {
    TestPostgres.execute(
        database,
        """
        CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          PERFORM pg_terminate_backend(pg_backend_pid()); RETURN new; END $$;
        CREATE TRIGGER die BEFORE INSERT ON media FOR EACH ROW EXECUTE FUNCTION die()
        """);
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> store.put(SLOT, TestContent.of(LARGE)))
        .matches(MediaStorageException::isTransient);
    assertThat(objects.objects).hasSize(1);
    TestPostgres.execute(database, "DROP TRIGGER die ON media");
    assertThat(store.count(SLOT)).isZero();
    store.put(SLOT, TestContent.of(LARGE));
    assertThat(store.verify(0, 10).damaged()).isEmpty();
  }

  @Test
  void whatWaitedTooLongIsRefusedWithWords() {
    StagedMedia staged = store.stage(TestContent.of(LARGE));
    TestPostgres.execute(database, "UPDATE media_object SET live = false");
    for (JdbcMediaStore each : List.of(store, joining)) {
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> each.put(SLOT, staged))
          .withMessageContaining(objects.objects.firstKey())
          .withMessageContaining("stage the content again")
          .matches(e -> !e.isTransient());
    }
    assertThat(store.count(SLOT)).isZero();
  }

  @Test
  void copiesShareTheObjectAndRemovalLeavesItToTheSweep() {
    MediaInfo put = store.put(SLOT, TestContent.of(LARGE));
    MediaSlot other = MediaSlot.of("parts", 2, "videos");
    MediaInfo copy = store.copy(put.id(), other, 0);
    assertThat(store.remove(put.id())).isTrue();
    assertThat(store.find(copy.id()).orElseThrow().bytes()).isEqualTo(LARGE);
    MediaInfo moved = store.move(copy.id(), SLOT, 0);
    store.addRenditions(moved.id(), Map.of("thumb", TestContent.small(1)));
    assertThat(store.find(SLOT, 0, "thumb").orElseThrow().bytes()).hasSize(101);
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(LARGE);
    store.replace(moved.id(), TestContent.small(1));
    store.clearOwner("parts", 1);
    assertThat(objects.objects).hasSize(1);
    TestPostgres.execute(database, "UPDATE media_object SET live = false");
  }

  @Test
  void untilTheRolloutIsOverObjectsAreRefusedWithWords() {
    TestPostgres.execute(database, "UPDATE media_store SET oldest_program = 3");
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> store.put(SLOT, TestContent.of(LARGE)))
        .withMessageContaining("MediaSchema.finishRollout");
    store.put(SLOT, TestContent.small(1));
    MediaSchema.of(MediaTables.DEFAULT).finishRollout(database);
    store.put(SLOT, TestContent.of(LARGE));
  }

  @Test
  void theMandatoryTransactionIsNoneForTheKeys() {
    MediaStore strict = builder().requireTransaction(true).joining(new SpringConnections(pool));
    MediaContent staged = strict.stage(TestContent.of(LARGE));
    transaction.executeWithoutResult(status -> strict.put(SLOT, staged));
    assertThat(store.count(SLOT)).isEqualTo(1);
  }

  private List<String> texts(String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> all = new ArrayList<>();
      while (row.next()) {
        all.add(row.getString(1));
      }
      return all;
    }
  }
}
