package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.contract.TestContent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys of each type, and names as SQL has them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColumnKeyTest {

  private final DataSource database = TestPostgres.emptySchema();
  private int tables;

  ColumnKeyTest() {
    TestPostgres.execute(
        database,
        """
        CREATE TYPE mood AS ENUM ('good', 'Bad', 'so so');
        CREATE DOMAIN small_key AS int CHECK (VALUE < 100);
        CREATE DOMAIN smaller_key AS small_key CHECK (VALUE < 50);
        CREATE DOMAIN mood_key AS mood CHECK (VALUE <> 'Bad');
        CREATE DOMAIN code AS text CHECK (VALUE ~ '^[a-z]+$')
        """);
  }

  static Stream<Key> keys() {
    String uuid = "6f6c4c1e-5f6e-4d52-9f0e-6b1f1f0a8b11";
    return Stream.of(
        new Key("smallint", "7", List.of("007", "+7"), List.of("x", "40000", "7.0", "8", "7;")),
        new Key("int", "-7", List.of("-007"), List.of("", "3000000000", "1e1", "1_0", "0x7")),
        new Key("bigint", "7", List.of("0000007"), List.of("9999999999999999999999", "seven")),
        new Key("numeric", "7.5", List.of("7.50", "0075e-1"), List.of("NaN.", "7,5", "1e9999999")),
        new Key(
            "numeric(20,2)", "700", List.of("700.00", "7e2"), List.of("7..0", "--7", "700.001")),
        new Key(
            "uuid",
            uuid,
            List.of(uuid.toUpperCase(Locale.ROOT), uuid.replace("-", ""), "{" + uuid + "}"),
            List.of("7", uuid + "0", "{" + uuid, uuid.replace('a', 'g'))),
        new Key("text", "007", List.of(), List.of("7", " 007")),
        new Key("varchar(5)", "a\"b\\{", List.of(), List.of("a", "abcdefghij")),
        new Key("char(5)", "ab", List.of("ab ", "ab    "), List.of("abc", "abcdefghi", " ab")),
        new Key("mood", "so so", List.of(), List.of("bad", "so", "So so")),
        new Key("small_key", "7", List.of("007"), List.of("700", "x", "99999999999")),
        new Key("smaller_key", "7", List.of("007"), List.of("70", "x")),
        new Key("mood_key", "good", List.of(), List.of("Bad", "none")),
        new Key("code", "abc", List.of(), List.of("ABC", "7")));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void theSameKeyIsTheSameRowEverywhereAndWhatIsNoKeyHoldsNothing(Key key) throws SQLException {
    String table = "t" + ++tables;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE %s (user_id %s PRIMARY KEY, photo bytea, pictures bytea[])"
                .formatted(table, key.type()));
        statement.execute(
            "INSERT INTO %s VALUES ('%s')".formatted(table, key.value().replace("'", "''")));
      }
      ColumnMediaStore store =
          ColumnMediaStore.builder()
              .column(table, "photo", table + ".photo")
              .key("user_id")
              .arrayColumn(table, "pictures", table + ".pictures")
              .key("USER_ID")
              .autonomous(database)
              .on(connection);
      for (String name : List.of("photo", "pictures")) {
        MediaSlot slot = new MediaSlot(table, key.value(), name);
        store.put(slot, TestContent.small(1));
        for (String other : key.others()) {
          MediaSlot same = new MediaSlot(table, other, name);
          assertThat(store.info(same).orElseThrow().slot()).isEqualTo(same);
          MediaId id = store.info(same).orElseThrow().id();
          assertThat(store.find(id)).isPresent();
          assertThat(store.count(same)).isEqualTo(1);
          assertThat(store.list(List.of(same, slot))).containsOnlyKeys(same, slot);
          assertThat(store.list(List.of(same, slot)).values())
              .allSatisfy(media -> assertThat(media).hasSize(1));
          store.put(same, TestContent.small(2));
          assertThat(store.clear(same)).isEqualTo(1);
          store.put(same, TestContent.small(2));
        }
        for (String wrong : key.wrong()) {
          if (wrong.isBlank()) {
            continue;
          }
          MediaSlot none = new MediaSlot(table, wrong, name);
          assertThat(store.info(none)).isEmpty();
          assertThat(store.find(none)).isEmpty();
          assertThat(store.count(none)).isZero();
          Map<MediaSlot, List<MediaInfo>> lists = store.list(List.of(none, slot));
          assertThat(lists.get(none)).isEmpty();
          assertThat(lists.get(slot)).hasSize(1);
          assertThat(store.clear(none)).isZero();
          assertThat(store.clearOwner(table, wrong)).isZero();
          assertThatExceptionOfType(MissingOwnerException.class)
              .isThrownBy(() -> store.put(none, TestContent.small(1)));
        }
        assertThat(store.count(slot)).as("the transaction goes on").isEqualTo(1);
      }
      connection.rollback();
    }
  }

  @Test
  void aLabelThatAnEnumerationGotLaterIsAKey() {
    TestPostgres.execute(
        database,
        """
        CREATE TYPE size AS ENUM ('s', 'm');
        CREATE TABLE shirts (id size PRIMARY KEY, photo bytea);
        INSERT INTO shirts VALUES ('s')
        """);
    ColumnMediaStore store =
        ColumnMediaStore.builder().column("shirts", "photo", "shirts.photo").autonomous(database);
    MediaSlot large = MediaSlot.of("shirts", "l", "photo");
    assertThat(store.info(large)).isEmpty();
    TestPostgres.execute(database, "ALTER TYPE size ADD VALUE 'l'");
    TestPostgres.execute(database, "INSERT INTO shirts VALUES ('l')");
    assertThat(store.put(large, TestContent.small(1)).slot()).isEqualTo(large);
  }

  @Test
  void keysThatOnlyTheDatabaseKnowsToBeEqualAreTheSameRow() {
    TestPostgres.execute(
        database,
        """
        CREATE COLLATION any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        CREATE TABLE names (id text COLLATE any_case PRIMARY KEY, photo bytea);
        INSERT INTO names VALUES ('Ada', '\\x01'), ('Bob', '\\x02')
        """);
    ColumnMediaStore store =
        ColumnMediaStore.builder().column("names", "photo", "names.photo").autonomous(database);
    MediaSlot ada = MediaSlot.of("names", "ADA", "photo");
    MediaSlot bob = MediaSlot.of("names", "Bob", "photo");
    assertThat(store.info(ada)).isPresent();
    assertThat(store.list(List.of(ada, bob)).get(ada)).hasSize(1);
    assertThat(store.list(List.of(ada, bob)).get(bob)).hasSize(1);
  }

  @Test
  void aKeyOfAnotherTypeIsRefusedByName() {
    for (String type :
        List.of("date", "bytea", "boolean", "timestamptz", "int[]", "jsonb", "inet")) {
      String table = "k" + ++tables;
      TestPostgres.execute(
          database, "CREATE TABLE %s (id %s UNIQUE, photo bytea)".formatted(table, type));
      ColumnMediaStore store =
          ColumnMediaStore.builder().column("k", "photo", table + ".photo").autonomous(database);
      assertThatIllegalStateException()
          .isThrownBy(() -> store.info(MediaSlot.of("k", 1, "photo")))
          .withMessageContaining("\"%s\".\"id\"".formatted(table));
    }
  }

  @Test
  void namesAreReadAsInSql() {
    TestPostgres.execute(
        database,
        """
        CREATE SCHEMA "Other.Schema ${key}";
        CREATE TABLE "Other.Schema ${key}"."User ""Table\""" (
          "User Id" int PRIMARY KEY, "Photo.Data" bytea, "Meta Data" jsonb, "ÄÖ" bytea[]);
        INSERT INTO "Other.Schema ${key}"."User ""Table\""" VALUES (1);
        CREATE TABLE lower_case (id int PRIMARY KEY, photo bytea);
        INSERT INTO lower_case VALUES (1)
        """);
    String table = "\"Other.Schema ${key}\".\"User \"\"Table\"\"\"";
    ColumnMediaStore store =
        ColumnMediaStore.builder()
            .column("users", "photo", table + ".\"Photo.Data\"")
            .key("\"User Id\"")
            .metadata("\"Meta Data\"")
            .arrayColumn("users", "pictures", table + ".\"ÄÖ\"")
            .key("\"User Id\"")
            .column("lower", "photo", "LOWER_CASE.Photo")
            .key("ID")
            .autonomous(database);
    MediaSchema.createFactsTriggers(store, database);
    for (MediaSlot slot :
        List.of(
            MediaSlot.of("users", 1, "photo"),
            MediaSlot.of("users", 1, "pictures"),
            MediaSlot.of("lower", 1, "photo"))) {
      MediaInfo put = store.put(slot, TestContent.small(1));
      assertThat(store.find(put.id()).orElseThrow().bytes()).isEqualTo(TestContent.bytes(101, 1));
    }
    ColumnMediaStoreBuilder builder = ColumnMediaStore.builder();
    for (String name :
        List.of(
            "a.\"",
            "a.\"\"",
            "\"a\"b.c",
            ".a",
            "a..b",
            "a.b.",
            "1a.b",
            "a.b c",
            "a." + "x".repeat(64))) {
      assertThatIllegalArgumentException()
          .as(name)
          .isThrownBy(() -> builder.column("users", "p", name));
    }
  }

  @Test
  void viewsAndPartitionedTablesHoldMedia() {
    TestPostgres.execute(
        database,
        """
        CREATE TABLE parted (id int, region text, photo bytea, photo_meta jsonb, pictures bytea[],
          pictures_meta jsonb, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
        CREATE TABLE parted_a PARTITION OF parted FOR VALUES IN ('a');
        CREATE TABLE parted_b PARTITION OF parted FOR VALUES IN ('b');
        INSERT INTO parted VALUES (1, 'a'), (2, 'b'), (3, 'a'), (3, 'b');
        CREATE VIEW parted_view AS SELECT * FROM parted WHERE id < 3
        """);
    for (String table : List.of("parted", "parted_view")) {
      ColumnMediaStore store =
          ColumnMediaStore.builder()
              .column("p", "photo", table + ".photo")
              .metadata("photo_meta")
              .arrayColumn("p", "pictures", table + ".pictures")
              .metadata("pictures_meta")
              .autonomous(database);
      if (table.equals("parted")) {
        MediaSchema.createFactsTriggers(store, database);
      }
      for (int id = 1; id <= 2; id++) {
        MediaSlot photo = MediaSlot.of("p", id, "photo");
        MediaSlot pictures = MediaSlot.of("p", id, "pictures");
        store.put(photo, TestContent.small(id));
        store.addAll(pictures, List.of(TestContent.small(1), TestContent.small(2)));
        assertThat(store.find(photo).orElseThrow().bytes())
            .isEqualTo(TestContent.bytes(100 + id, id));
        assertThat(store.list(pictures)).hasSizeGreaterThanOrEqualTo(2);
      }
      MediaSlot ambiguous = MediaSlot.of("p", 3, "photo");
      if (table.equals("parted")) {
        assertThatExceptionOfType(io.github.mediastore.MediaStorageException.class)
            .isThrownBy(() -> store.put(ambiguous, TestContent.small(1)))
            .withMessageContaining("Several rows");
      } else {
        assertThat(store.count(ambiguous)).isZero();
      }
    }
  }

  /** A type of keys. */
  record Key(String type, String value, List<String> others, List<String> wrong) {}
}
