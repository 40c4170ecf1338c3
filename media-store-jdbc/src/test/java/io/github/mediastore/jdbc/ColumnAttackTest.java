package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.Sha256;
import io.github.mediastore.contract.TestContent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What somebody might try so that a column tells of other bytes, or harms who did not ask. */
class ColumnAttackTest {

  private final PGSimpleDataSource database = TestPostgres.emptySchema();
  private final MediaSlot photo = MediaSlot.of("users", 1, "photo");
  private final MediaSlot pictures = MediaSlot.of("users", 1, "pictures");

  ColumnAttackTest() {
    TestPostgres.execute(
        database,
        """
        CREATE TABLE users (id int PRIMARY KEY, name text, photo bytea, photo_meta jsonb,
          pictures bytea[], pictures_meta jsonb);
        INSERT INTO users VALUES (1), (2)
        """);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void factsOfTheRightDigestAndAnotherSizeAreNotServed(boolean trigger) {
    ColumnMediaStore store = store();
    if (trigger) {
      MediaSchema.createFactsTriggers(store, database);
    }
    store.put(photo, TestContent.small(1));
    store.addAll(pictures, List.of(TestContent.small(1), TestContent.small(2)));
    TestPostgres.execute(
        database,
        """
        UPDATE users SET photo_meta = jsonb_set(photo_meta, '{facts,size}', '5'),
          pictures_meta = jsonb_set(pictures_meta, '{1,facts,size}', '5') WHERE id = 1
        """);
    assertThat(store.list(photo)).extracting(MediaInfo::size).containsExactly(101L);
    assertThat(store.list(pictures)).extracting(MediaInfo::size).containsExactly(101L, 102L);
    assertIsTrue(store.find(pictures, 1).orElseThrow());
  }

  @Test
  void aSizeThatTheTriggerDidNotSeeIsNotServed() {
    ColumnMediaStore store = store();
    MediaSchema.createFactsTriggers(store, database);
    store.addAll(pictures, List.of(TestContent.small(1), TestContent.small(2)));
    TestPostgres.execute(
        database,
        """
        SET session_replication_role = replica;
        UPDATE users SET pictures_meta = jsonb_set(pictures_meta, '{1,facts,size}', '5');
        RESET session_replication_role
        """);
    assertIsTrue(store.find(pictures, 1).orElseThrow());
    MediaId id = store.list(pictures).get(1).id();
    store.find(id).ifPresent(this::assertIsTrue);
  }

  @Test
  void triggersOfTablesAndColumnsOfLikeNamesDoNotTakeEachOthersFunction() {
    TestPostgres.execute(
        database,
        """
        CREATE TABLE a_b (id int PRIMARY KEY, c bytea, m jsonb);
        CREATE TABLE a (id int PRIMARY KEY, b_c bytea, n jsonb);
        CREATE TABLE "a.b" (id int PRIMARY KEY, c bytea, m jsonb);
        INSERT INTO a_b VALUES (1);
        INSERT INTO a VALUES (1);
        INSERT INTO "a.b" VALUES (1)
        """);
    ColumnMediaStore store =
        ColumnMediaStore.builder()
            .column("one", "c", "a_b.c")
            .metadata("m")
            .column("two", "c", "a.b_c")
            .metadata("n")
            .column("three", "c", "\"a.b\".c")
            .metadata("m")
            .autonomous(database);
    MediaSchema.createFactsTriggers(store, database);
    for (String type : List.of("one", "two", "three")) {
      MediaInfo put = store.put(MediaSlot.of(type, 1, "c"), TestContent.small(1));
      assertThat(put.storedAt()).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", "a\u0000b", "'; DROP TABLE users; --", "", "x\ty", "\ud83d\ude00"})
  void aForgedIdHarmsNoTransaction(String identity) throws SQLException {
    String encoded = encode(identity);
    MediaId forged =
        new MediaId(
            String.join(".", "column", encode("users"), encode("1"), encode("photo"), encoded));
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      ColumnMediaStore store = store().on(connection);
      store.put(photo, TestContent.small(1));
      assertThat(store.find(forged)).isEmpty();
      assertThat(store.info(forged)).isEmpty();
      assertThat(store.remove(forged)).isFalse();
      assertThat(store.count(photo)).as("the transaction goes on").isEqualTo(1);
      connection.rollback();
    }
  }

  @Test
  void anErrorAfterATriggerChangedTheRowLeavesTheHostsRowAsItWas() throws SQLException {
    store().put(photo, TestContent.small(1));
    TestPostgres.execute(
        database,
        """
        CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql
          AS $$ BEGIN NEW.photo = NULL; RETURN NEW; END $$;
        CREATE TRIGGER lose BEFORE UPDATE OF photo ON users FOR EACH ROW EXECUTE FUNCTION lose()
        """);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      ColumnMediaStore store = store().on(connection);
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> store.put(photo, TestContent.small(2)));
      connection.commit();
    }
    assertThat(store().find(photo).orElseThrow().bytes()).isEqualTo(TestContent.bytes(101, 1));
  }

  @Test
  void moreContentsThanAStatementHasParametersAreAdded() {
    ColumnMediaStore bare =
        ColumnMediaStore.builder()
            .arrayColumn("users", "pictures", "users.pictures")
            .autonomous(database);
    List<MediaContent> many = new ArrayList<>(Collections.nCopies(6_600, TestContent.small(1)));
    many.set(6_599, TestContent.small(2));
    assertThat(bare.addAll(pictures, many)).hasSize(6_600);
    assertThat(bare.count(pictures)).isEqualTo(6_600);
    assertThat(bare.find(pictures, 6_599).orElseThrow().bytes())
        .isEqualTo(TestContent.bytes(102, 2));
  }

  @Test
  void oneStoreServesTheTableThatTheConnectionsSearchPathFinds() throws SQLException {
    String one = database.getCurrentSchema();
    PGSimpleDataSource other = TestPostgres.emptySchema();
    TestPostgres.execute(
        other,
        """
        CREATE TABLE users (id int PRIMARY KEY, photo bytea, photo_meta jsonb,
          pictures bytea[], pictures_meta jsonb);
        INSERT INTO users VALUES (1)
        """);
    MediaSchema.createFactsTriggers(store(), database);
    try (Connection connection = database.getConnection()) {
      ColumnMediaStore store = store().on(connection);
      for (int round = 0; round < 8; round++) {
        for (String schema : List.of(one, other.getCurrentSchema())) {
          connection.setSchema(schema);
          int size = schema.equals(one) ? 1 : 2;
          store.put(pictures, TestContent.small(size));
          TestPostgres.execute(
              schema.equals(one) ? database : other,
              "UPDATE users SET pictures = pictures || pictures WHERE id = 1");
          assertThat(store.count(pictures)).isEqualTo(2);
          assertThat(store.list(pictures))
              .extracting(MediaInfo::size)
              .containsExactly(100L + size, 100L + size);
          assertIsTrue(store.find(pictures, 1).orElseThrow());
        }
      }
    }
  }

  @Test
  void theOtherTenantsRowIsNeitherReadNorWrittenBehindRowSecurityAndViews() {
    TestPostgres.execute(
        database,
        """
        CREATE TABLE pets (tenant text, id int, photo bytea, PRIMARY KEY (tenant, id));
        INSERT INTO pets VALUES ('a', 1, 'A'), ('b', 1, 'B');
        CREATE VIEW pets_of_a AS SELECT * FROM pets WHERE tenant = 'a'
        """);
    ColumnMediaStore store =
        ColumnMediaStore.builder().column("pets", "photo", "pets_of_a.photo").autonomous(database);
    MediaSlot slot = MediaSlot.of("pets", 1, "photo");
    store.put(slot, TestContent.small(1));
    assertThat(store.clear(slot)).isEqualTo(1);
    ColumnMediaStore all =
        ColumnMediaStore.builder().column("pets", "photo", "pets.photo").autonomous(database);
    assertThatExceptionOfType(MediaStorageException.class).isThrownBy(() -> all.clear(slot));
    TestPostgres.execute(database, "DELETE FROM pets WHERE tenant = 'a'");
    assertThat(all.find(slot).orElseThrow().bytes()).isEqualTo(new byte[] {'B'});
  }

  private ColumnMediaStore store() {
    return ColumnMediaStore.builder()
        .column("users", "photo", "users.photo")
        .metadata("photo_meta")
        .arrayColumn("users", "pictures", "users.pictures")
        .metadata("pictures_meta")
        .autonomous(database);
  }

  private void assertIsTrue(Media media) {
    assertThat(media.info().sha256()).isEqualTo(Sha256.of(media.bytes()));
    assertThat(media.info().size()).isEqualTo(media.bytes().length);
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
