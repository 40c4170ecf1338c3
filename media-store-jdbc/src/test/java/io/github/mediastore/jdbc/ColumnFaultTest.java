package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.SlotOccupiedException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.contract.TestContent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Rows, triggers, arrays and metadata that are not as the store writes them. */
class ColumnFaultTest {

  private final PGSimpleDataSource database = TestPostgres.emptySchema();
  private final ColumnMediaStore store =
      ColumnMediaStore.builder()
          .column("users", "photo", "users.photo")
          .metadata("photo_meta")
          .arrayColumn("users", "pictures", "users.pictures")
          .metadata("pictures_meta")
          .autonomous(database);

  private final MediaSlot photo = MediaSlot.of("users", 1, "photo");
  private final MediaSlot pictures = MediaSlot.of("users", 1, "pictures");

  ColumnFaultTest() {
    TestPostgres.execute(
        database,
        """
        CREATE TABLE users (tenant int, id int, photo bytea, photo_meta jsonb,
          pictures bytea[], pictures_meta jsonb, PRIMARY KEY (tenant, id));
        INSERT INTO users VALUES (1, 1), (1, 2)
        """);
  }

  @Test
  void aKeyOfTwoRowsIsRefusedAndNothingChanges() throws SQLException {
    store.put(photo, TestContent.small(1));
    TestPostgres.execute(database, "INSERT INTO users SELECT 2, id, photo FROM users WHERE id = 1");
    List<Runnable> operations =
        List.of(
            () -> store.put(photo, TestContent.small(2)),
            () -> store.add(pictures, TestContent.small(2)),
            () -> store.clear(photo),
            () -> store.clearOwner("users", 1),
            () -> store.info(photo),
            () -> store.find(photo),
            () -> store.list(List.of(photo)));
    for (Runnable operation : operations) {
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(operation::run)
          .withMessageContaining("Several rows of \"users\" have the key \"id\" = 1");
    }
    assertThat(text("SELECT count(*) FROM users WHERE octet_length(photo) = 101")).isEqualTo("2");
    assertThat(text("SELECT count(*) FROM users WHERE pictures IS NOT NULL")).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RETURN NULL", "NEW.photo = NULL; NEW.pictures = NULL; RETURN NEW"})
  void aTriggerThatDropsAWriteIsAnError(String body) throws SQLException {
    TestPostgres.execute(
        database,
        """
        CREATE FUNCTION drop_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN %s; END $$;
        CREATE TRIGGER a BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION drop_write()
        """
            .formatted(body));
    for (MediaSlot slot : List.of(photo, pictures)) {
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> store.put(slot, TestContent.small(1)))
          .withMessageContaining("trigger");
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> store.add(slot, TestContent.small(1)))
          .withMessageContaining("trigger");
      assertThat(store.count(slot)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[]",
        "7",
        "\"text\"",
        "[null, null]",
        "[1, \"a\"]",
        "{\"facts\": null}",
        "{\"facts\": []}",
        "{\"facts\": {\"id\": 7}}",
        "{\"facts\": {\"id\": \"a\", \"size\": 101, \"contentType\": \"image/png\","
            + " \"sha256\": \"00\"}}",
        "{\"id\": \"a\", \"size\": 101, \"sha256\":"
            + " \"0000000000000000000000000000000000000000000000000000000000000000\"}",
        "[{\"facts\": {\"id\": \"a\", \"size\": \"x\", \"contentType\": \"a\\nb\", \"sha256\":"
            + " \"0000000000000000000000000000000000000000000000000000000000000000\"}}, {}]"
      })
  void metadataOfAnyShapeLeaveASlotUsable(String json) throws SQLException {
    store.put(photo, TestContent.small(1));
    store.addAll(pictures, List.of(TestContent.small(1), TestContent.small(2)));
    TestPostgres.execute(
        database,
        "UPDATE users SET photo_meta = '%1$s', pictures_meta = '%1$s' WHERE id = 1"
            .formatted(json));
    for (MediaSlot slot : List.of(photo, pictures)) {
      MediaInfo info = store.info(slot).orElseThrow();
      assertThat(info.contentType()).isEqualTo("application/octet-stream");
      assertThat(info.size()).isEqualTo(101);
      assertThat(store.find(info.id()).orElseThrow().bytes()).isEqualTo(TestContent.bytes(101, 1));
      MediaInfo replaced = store.replace(info.id(), TestContent.small(3));
      assertThat(store.info(slot).orElseThrow().id()).isEqualTo(replaced.id());
      assertThat(store.info(slot).orElseThrow().storedAt()).isPresent();
    }
    assertThat(store.clear(pictures)).isEqualTo(2);
    assertThat(store.clear(photo)).isEqualTo(1);
  }

  @Test
  void aFactThatIsMalformedIsUnknownAndTheOthersCount() {
    store.put(photo, MediaContent.of("image/webp", TestContent.bytes(9, 1)));
    TestPostgres.execute(
        database,
        """
        UPDATE users SET photo_meta = jsonb_set(photo_meta, '{facts}', photo_meta -> 'facts'
          || '{"width": "wide", "height": 1e30, "storedAt": "once", "placeholder": {}}')
        """);
    MediaInfo info = store.info(photo).orElseThrow();
    assertThat(info.contentType()).isEqualTo("image/webp");
    assertThat(info.dimensions()).isEmpty();
    assertThat(info.storedAt()).isEmpty();
  }

  @Test
  void whatPeopleWroteOutlivesEveryRewrite() throws SQLException {
    store.put(photo, TestContent.small(1));
    List<MediaInfo> added =
        store.addAll(pictures, List.of(TestContent.small(1), TestContent.small(2)));
    TestPostgres.execute(
        database,
        """
        UPDATE users SET photo_meta = photo_meta || '{"alt": "me"}',
          pictures_meta = jsonb_set(jsonb_set(pictures_meta, '{0,alt}', '"one"'),
            '{1,alt}', '"two"')
        WHERE id = 1
        """);
    store.put(photo, TestContent.small(3));
    store.reorder(pictures, List.of(added.get(1).id()));
    store.replace(added.get(0).id(), TestContent.small(4));
    store.add(pictures, TestContent.small(5));
    assertThat(text("SELECT photo_meta ->> 'alt' FROM users WHERE id = 1")).isEqualTo("me");
    assertThat(
            text(
                "SELECT jsonb_path_query_array(pictures_meta, '$[*].alt') FROM users WHERE id = 1"))
        .isEqualTo("[\"two\", \"one\"]");
    TestPostgres.execute(database, "UPDATE users SET photo = '\\x00', pictures = '{a,b,c}'");
    store.add(pictures, TestContent.small(6));
    assertThat(
            text(
                "SELECT jsonb_path_query_array(pictures_meta, '$[*].alt') FROM users WHERE id = 1"))
        .isEqualTo("[\"two\", \"one\"]");
    assertThat(store.list(pictures).get(0).storedAt()).isEmpty();
  }

  @Test
  void metadataOfTheOldShapeAreReadAndGetTheNewOneWithTheNextWrite() throws SQLException {
    MediaId id = store.put(photo, MediaContent.of("image/webp", TestContent.bytes(9, 1))).id();
    List<MediaInfo> added =
        store.addAll(pictures, List.of(TestContent.small(1), TestContent.small(2)));
    TestPostgres.execute(
        database,
        """
        UPDATE users SET photo_meta = photo_meta -> 'facts', pictures_meta = (
          SELECT jsonb_agg(m -> 'facts' || '{"alt": "a"}' ORDER BY n)
          FROM jsonb_array_elements(pictures_meta) WITH ORDINALITY AS e (m, n))
        WHERE id = 1
        """);
    assertThat(store.info(id).orElseThrow().contentType()).isEqualTo("image/webp");
    assertThat(store.list(pictures))
        .extracting(MediaInfo::id)
        .containsExactly(added.get(0).id(), added.get(1).id());
    store.reorder(pictures, List.of(added.get(1).id()));
    assertThat(store.list(pictures))
        .extracting(MediaInfo::id)
        .containsExactly(added.get(1).id(), added.get(0).id());
    assertThat(text("SELECT pictures_meta -> 0 ->> 'alt' FROM users WHERE id = 1")).isEqualTo("a");
    assertThat(text("SELECT pictures_meta -> 0 ->> 'sha256' FROM users WHERE id = 1")).isNull();
    TestPostgres.execute(database, "UPDATE users SET photo = '\\x00'");
    assertThat(store.info(id)).isEmpty();
    assertThat(store.info(photo).orElseThrow().size()).isEqualTo(1);
  }

  @Test
  void nullsInAnArrayAreNoMediaAndAreGoneWithTheNextWrite() throws SQLException {
    TestPostgres.execute(
        database, "UPDATE users SET pictures = ARRAY[NULL, '\\x01', NULL, '\\x0203']::bytea[]");
    MediaSlot other = MediaSlot.of("users", 2, "pictures");
    assertThat(store.list(List.of(pictures, other)).values())
        .allSatisfy(media -> assertThat(media).hasSize(2));
    assertThat(store.count(pictures)).isEqualTo(2);
    assertThat(store.find(pictures, 1).orElseThrow().bytes()).containsExactly(2, 3);
    assertThat(store.find(pictures, 2)).isEmpty();
    store.add(pictures, TestContent.small(1));
    assertThat(text("SELECT cardinality(pictures) FROM users WHERE id = 1")).isEqualTo("3");
  }

  @Test
  void anArrayThatBeginsElsewhereIsReadAndWritten() throws SQLException {
    TestPostgres.execute(
        database, "UPDATE users SET pictures = '[0:1]={\"\\\\x01\",\"\\\\x0203\"}'");
    assertThat(store.find(pictures, 0).orElseThrow().bytes()).containsExactly(1);
    assertThat(store.remove(store.info(pictures, 0).orElseThrow().id())).isTrue();
    assertThat(store.find(pictures).orElseThrow().bytes()).containsExactly(2, 3);
  }

  @Test
  void anArrayOfTwoDimensionsIsReadButNotFlattened() throws SQLException {
    TestPostgres.execute(
        database, "UPDATE users SET pictures = ARRAY[ARRAY['\\x01', '\\x02']]::bytea[]");
    assertThat(store.find(pictures, 1).orElseThrow().bytes()).containsExactly(2);
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> store.add(pictures, TestContent.small(1)))
        .withMessageContaining("2 dimensions");
    assertThat(text("SELECT array_ndims(pictures) FROM users WHERE id = 1")).isEqualTo("2");
    assertThat(store.clear(pictures)).isEqualTo(2);
  }

  @Test
  void anIdThatNamesNoColumnIsOfNoMedium() {
    String forged = "column." + base64("admins") + "." + base64("1") + "." + base64("photo");
    MediaId id = new MediaId(forged + "." + base64("a"));
    assertThat(store.info(id)).isEmpty();
    assertThat(store.find(id)).isEmpty();
    assertThat(store.remove(id)).isFalse();
    assertThatExceptionOfType(MediumGoneException.class)
        .isThrownBy(() -> store.replace(id, TestContent.small(1)));
    assertThatExceptionOfType(MediumGoneException.class)
        .isThrownBy(() -> store.reorder(photo, List.of(id)));
    assertThat(store.indexOf(photo, id)).isEmpty();
  }

  @Test
  void addOnATakenColumnIsAnErrorOfItsOwn() {
    store.add(photo, TestContent.small(1));
    assertThatExceptionOfType(SlotOccupiedException.class)
        .isThrownBy(() -> store.add(photo, TestContent.small(2)))
        .withMessageContaining("users/1/photo");
    MediaSlot free = MediaSlot.of("users", 2, "photo");
    assertThatExceptionOfType(SlotOccupiedException.class)
        .isThrownBy(() -> store.addAll(free, List.of(TestContent.small(1), TestContent.small(2))));
    assertThat(store.count(free)).isZero();
  }

  @Test
  void addAllAddsAllOrNone() {
    MediaContent broken = TestContent.thatBreaksOffAfter(10, OptionalLong.empty());
    assertThatExceptionOfType(UnreadableUploadException.class)
        .isThrownBy(() -> store.addAll(pictures, List.of(TestContent.small(1), broken)));
    assertThat(store.count(pictures)).isZero();
  }

  @Test
  void findByIdFindsWhatOthersReorder() throws InterruptedException {
    List<MediaContent> contents = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      contents.add(TestContent.small(i));
    }
    List<MediaId> ids = store.addAll(pictures, contents).stream().map(MediaInfo::id).toList();
    AtomicBoolean ends = new AtomicBoolean();
    Thread reorders =
        new Thread(
            () -> {
              for (int i = 0; !ends.get(); i++) {
                store.reorder(pictures, List.of(ids.get(i % 4)));
              }
            });
    reorders.start();
    try {
      for (int i = 0; i < 300; i++) {
        assertThat(store.find(ids.get(i % 4)).orElseThrow().bytes())
            .isEqualTo(TestContent.bytes(100 + i % 4, i % 4));
      }
    } finally {
      ends.set(true);
      reorders.join();
    }
  }

  @Test
  void oneMediumOfTwoWithTheSameIdIsRemoved() {
    store.add(pictures, TestContent.small(1));
    TestPostgres.execute(
        database,
        "UPDATE users SET pictures = pictures || pictures,"
            + " pictures_meta = pictures_meta || pictures_meta");
    List<MediaInfo> twins = store.list(pictures);
    assertThat(twins.get(0).id()).isNotEqualTo(twins.get(1).id());
    assertThat(store.find(twins.get(1).id())).isPresent();
    assertThat(store.remove(twins.get(1).id())).isTrue();
    assertThat(store.list(pictures)).extracting(MediaInfo::id).containsExactly(twins.get(0).id());
  }

  @Test
  void theListOfPicturesUnderTheTriggerReadsNoBytes() throws SQLException {
    TestPostgres.execute(database, "ALTER TABLE users ALTER pictures SET STORAGE EXTERNAL");
    MediaSchema.createFactsTriggers(store, database);
    List<MediaContent> contents = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      contents.add(TestContent.of(TestContent.bytes(50_000, i)));
    }
    store.addAll(pictures, contents);
    // Out of line, metadata would be read from where the bytes are.
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      ColumnMediaStore here = store.on(connection);
      long before = toastBlocks(statement);
      assertThat(here.list(pictures)).hasSize(20);
      assertThat(here.count(pictures)).isEqualTo(20);
      assertThat(here.info(pictures, 19)).isPresent();
      long facts = toastBlocks(statement) - before;
      assertThat(here.find(pictures, 0)).isPresent();
      long all = toastBlocks(statement) - before - facts;
      assertThat(all).isGreaterThan(100);
      assertThat(facts).isLessThan(20);
    }
    assertThatCode(() -> MediaSchema.createFactsTriggers(store, database))
        .as("the second time")
        .doesNotThrowAnyException();
  }

  @Test
  void theListOfManyOwnersNeedsLittleMemory() throws Exception {
    TestPostgres.execute(
        database,
        """
        INSERT INTO users SELECT 1, n, convert_to(repeat('x', 70000), 'UTF8')
        FROM generate_series(3, 3000) AS n
        """);
    Process process = LongList.start(database, "-Xmx48m", 3000);
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("2998" + System.lineSeparator());
    assertThat(process.waitFor()).isZero();
  }

  private static long toastBlocks(Statement statement) throws SQLException {
    boolean canFlush = statement.getConnection().getMetaData().getDatabaseMajorVersion() >= 15;
    // Before version 15 a process of its own gathers them, twice a second at most.
    statement.execute(canFlush ? "SELECT pg_stat_force_next_flush()" : "SELECT pg_sleep(1.5)");
    try (ResultSet row =
        statement.executeQuery(
            """
            SELECT toast_blks_read + toast_blks_hit FROM pg_statio_user_tables
            WHERE relid = 'users'::regclass
            """)) {
      row.next();
      return row.getLong(1);
    }
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
