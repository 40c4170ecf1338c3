package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediaStore;
import io.github.mediastore.contract.TestContent;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What is left and what is said when the database or the host fails in the middle of something. */
class FaultTest {

  private static final int LARGE = 1_300_000;
  private static final MediaSlot SLOT = MediaSlot.of("parts", 7, "images");

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final LeakCheckingPool pool;
  private final MediaStore store;
  private final MediaInfo before;

  FaultTest() throws SQLException {
    PGSimpleDataSource victims = TestPostgres.sameSchemaAs(database);
    victims.setApplicationName("victim of " + database.getCurrentSchema());
    pool = new LeakCheckingPool(victims, 1, true);
    store = JdbcMediaStore.autonomous(pool);
    before = store.put(SLOT, TestContent.small(1));
  }

  @AfterEach
  void nothingOfTheFailureIsLeft() throws SQLException {
    assertThat(store.list(SLOT)).extracting(MediaInfo::id).containsExactly(before.id());
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(TestContent.bytes(101, 1));
    pool.assertNothingLeaked();
    pool.close();
  }

  @Test
  void aBackendTerminatedWithinAPutIsTransient() {
    MediaContent content = TestContent.whileReading(LARGE, 700_000, this::terminateVictims);
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> store.put(SLOT, content))
        .withMessageContaining("put content into parts/7/images")
        .matches(MediaStorageException::isTransient);
  }

  @Test
  void aBackendTerminatedBetweenChunksIsNotNoticedByTheReader() throws IOException {
    MediaSlot slot = MediaSlot.of("parts", 8, "video");
    byte[] bytes = TestContent.bytes(LARGE, 5);
    store.put(slot, TestContent.of(bytes));
    Media found = store.find(slot).orElseThrow();
    try (InputStream stream = found.openStream()) {
      assertThat(stream.read()).isEqualTo(bytes[0] & 0xFF);
      terminateVictims();
      assertThat(stream.readAllBytes()).hasSize(LARGE - 1);
    }
  }

  @Test
  void aFullDiskIsTransientAndLeavesNothing() {
    TestPostgres.execute(
        database,
        """
        CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
        END $$;
        CREATE TRIGGER disk_full BEFORE INSERT ON media_chunk
        FOR EACH ROW WHEN (NEW.seq = 2) EXECUTE FUNCTION disk_full()
        """);
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> store.add(SLOT, TestContent.of(new byte[LARGE])))
        .withMessageContaining("No space left on device")
        .matches(MediaStorageException::isTransient);
  }

  @Test
  void aRenditionThatCannotBeWrittenTakesItsMediumWithIt() {
    TestPostgres.execute(
        database,
        """
        CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
        END $$;
        CREATE TRIGGER thumb_full BEFORE INSERT ON media_representation
        FOR EACH ROW WHEN (NEW.name = 'thumb') EXECUTE FUNCTION disk_full();
        CREATE TRIGGER card_full BEFORE INSERT ON media_chunk
        FOR EACH ROW WHEN (NEW.seq = 2) EXECUTE FUNCTION disk_full()
        """);
    for (Map<String, MediaContent> renditions :
        List.of(
            Map.of("thumb", TestContent.small(3)),
            Map.of("card", TestContent.of(new byte[LARGE])))) {
      MediaContent content = TestContent.withRenditions(TestContent.small(2), renditions);
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> store.put(SLOT, content))
          .withMessageContaining("No space left on device");
    }
  }

  @Test
  void waitingForALockedSlotLongerThanTheHostAllowsIsTransient() throws SQLException {
    for (String limit : new String[] {"statement_timeout=50", "lock_timeout=50"}) {
      PGSimpleDataSource impatient = TestPostgres.sameSchemaAs(database);
      impatient.setOptions("-c " + limit);
      try (Connection other = database.getConnection();
          Statement statement = other.createStatement()) {
        other.setAutoCommit(false);
        statement.execute("SELECT * FROM media_slot FOR UPDATE");
        assertThatExceptionOfType(MediaStorageException.class)
            .isThrownBy(() -> JdbcMediaStore.autonomous(impatient).add(SLOT, TestContent.small(2)))
            .withMessageContaining("timeout")
            .matches(MediaStorageException::isTransient);
        other.rollback();
      }
    }
  }

  @Test
  void aConflictThatNeverEndsIsGivenUp() {
    TestPostgres.refuse(database, "INSERT ON media", "could not serialize access", "40001");
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> store.add(SLOT, TestContent.small(2)))
        .withMessageContaining("could not serialize")
        .matches(MediaStorageException::isTransient);
  }

  @Test
  void anInterruptedThreadStopsTryingAgain() {
    TestPostgres.refuse(database, "INSERT ON media", "could not serialize access", "40001");
    Thread.currentThread().interrupt();
    MediaStore direct = JdbcMediaStore.autonomous(database);
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> direct.add(SLOT, TestContent.small(2)));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anUncheckedFailureOfTheContentLeavesNothing() {
    MediaContent content =
        TestContent.whileReading(
            LARGE,
            700_000,
            () -> {
              throw new IllegalStateException("a fault of the host");
            });
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> store.put(SLOT, content))
        .withMessage("a fault of the host");
  }

  @Test
  void aClosedConnectionIsATypedError() throws SQLException {
    Connection connection = database.getConnection();
    MediaStore bound = JdbcMediaStore.autonomous(pool).on(connection);
    connection.close();
    assertThatExceptionOfType(MediaStorageException.class).isThrownBy(() -> bound.count(SLOT));
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> bound.put(SLOT, TestContent.small(2)));
  }

  @Test
  void aServerThatIsNotThereIsTransient() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setServerNames(new String[] {"127.0.0.1"});
    nowhere.setPortNumbers(new int[] {1});
    DataSource dataSource = nowhere;
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> JdbcMediaStore.autonomous(dataSource).count(SLOT))
        .matches(MediaStorageException::isTransient);
  }

  private void terminateVictims() {
    TestPostgres.execute(
        database,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim of"
            + " "
            + database.getCurrentSchema()
            + "'");
  }
}
