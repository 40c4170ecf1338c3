package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.Media;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store says after writes that neither a size nor the trigger tells it of. */
class UndetectedWritesTest {

  private static final byte[] OTHER = TestContent.bytes(101, 9);
  private static final String LITERAL = "'\\x" + HexFormat.of().formatHex(OTHER) + "'::bytea";

  private final DataSource database = TestPostgres.emptySchema();
  private final MediaSlot photo = MediaSlot.of("users", 1, "photo");
  private final MediaSlot pictures = MediaSlot.of("users", 1, "pictures");

  UndetectedWritesTest() {
    TestPostgres.execute(
        database,
        """
        CREATE TABLE users (id int, kind int DEFAULT 0, photo bytea, photo_meta jsonb,
          pictures bytea[], pictures_meta jsonb, PRIMARY KEY (id, kind)) PARTITION BY LIST (kind);
        CREATE TABLE users_of_kind_0 PARTITION OF users FOR VALUES IN (0);
        CREATE TABLE plain (id int PRIMARY KEY, pictures bytea[], pictures_meta jsonb);
        CREATE TABLE special () INHERITS (plain);
        INSERT INTO users (id) VALUES (1);
        INSERT INTO special (id) VALUES (1)
        """);
  }

  @Test
  void aChangeOfEqualSizeShowsWhereBytesAreReadAndUnderAnIdThatHolds() throws IOException {
    ColumnMediaStore store = store("users");
    MediaInfo put = store.put(photo, TestContent.of(TestContent.bytes(101, 1)));
    TestPostgres.execute(database, "UPDATE users SET photo = " + LITERAL);

    assertThat(store.info(photo)).get().usingRecursiveComparison().isEqualTo(put);
    assertThat(store.info(put.id())).get().usingRecursiveComparison().isEqualTo(put);
    assertThat(store.list(photo))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(put);
    assertThat(store.find(put.id())).as("other bytes are another medium").isEmpty();
    Media found = store.find(photo).orElseThrow();
    assertIsTrue(found);
    assertThat(found.info().id()).isNotEqualTo(put.id());
    assertThat(store.info(found.info().id()))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(found.info());
    assertThat(store.find(found.info().id()).orElseThrow().bytes()).isEqualTo(OTHER);

    MediaResponse get = get(store, Map.of());
    assertThat(get.headers()).containsEntry("ETag", "\"" + Sha256.of(OTHER).hex() + "\"");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    get.writeTo(body);
    assertThat(body.toByteArray()).isEqualTo(OTHER);
    assertThat(get(store, Map.of("If-None-Match", "\"" + put.sha256().hex() + "\"")).status())
        .as("documented: a 304 reads no bytes")
        .isEqualTo(304);

    MediaInfo replaced = store.replace(found.info().id(), TestContent.small(3));
    assertThat(store.list(photo)).extracting(MediaInfo::id).containsExactly(replaced.id());
    assertThat(store.remove(replaced.id())).isTrue();
  }

  @Test
  void whatChangedCanBeRemovedByEitherId() {
    ColumnMediaStore store = store("users");
    MediaId put = store.put(photo, TestContent.of(TestContent.bytes(101, 1))).id();
    TestPostgres.execute(database, "UPDATE users SET photo = " + LITERAL);
    assertThat(store.remove(put)).isTrue();
    store.put(photo, TestContent.of(TestContent.bytes(101, 1)));
    TestPostgres.execute(database, "UPDATE users SET photo = " + LITERAL);
    assertThat(store.remove(store.find(photo).orElseThrow().info().id())).isTrue();
    assertThat(store.find(photo)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pictures[2] = %s",
        "pictures[2] = '\\x01'",
        "pictures[2] = NULL",
        "pictures = pictures[1:1]",
        "pictures = pictures[2:3]",
        "pictures = pictures || %s",
        "pictures = %s || pictures",
        "pictures = ARRAY[pictures[3], pictures[1], pictures[2]]",
        "pictures = ARRAY[pictures[2:3], pictures[1:2]]",
        "pictures = '[0:1]={\"\\\\x01\",\"\\\\x02\"}'",
        "pictures = '{NULL,NULL,NULL}'",
        "pictures = '{}'",
        "pictures = NULL"
      })
  void whatIsServedOfAnArrayThatChangedWhileTheTriggerWasOffIsTrue(String change) {
    ColumnMediaStore store = store("users");
    MediaSchema.createFactsTriggers(store, database);
    List<MediaInfo> added =
        store.addAll(
            pictures, List.of(TestContent.small(1), TestContent.small(2), TestContent.small(3)));
    TestPostgres.execute(
        database,
        "SET session_replication_role = replica; UPDATE users SET %s; RESET session_replication_role"
            .formatted(change.formatted(LITERAL)));
    for (int i = 0; i < 5; i++) {
      Optional<Media> found = store.find(pictures, i);
      found.ifPresent(this::assertIsTrue);
      found.ifPresent(
          media ->
              assertThat(store.find(media.info().id()).orElseThrow().bytes())
                  .isEqualTo(media.bytes()));
      found.ifPresent(
          media ->
              assertThat(store.info(media.info().id()).orElseThrow().sha256())
                  .isEqualTo(media.info().sha256()));
    }
    for (MediaInfo each : added) {
      store.find(each.id()).ifPresent(this::assertIsTrue);
    }
    TestPostgres.execute(database, "UPDATE users SET pictures_meta = pictures_meta");
    List<MediaInfo> listed = store.list(pictures);
    assertThat(store.count(pictures)).isEqualTo(listed.size());
    for (int i = 0; i < listed.size(); i++) {
      assertThat(store.find(pictures, i).orElseThrow().info())
          .usingRecursiveComparison()
          .isEqualTo(listed.get(i));
    }
    assertThat(store.find(pictures, listed.size())).isEmpty();
  }

  @Test
  void aPartitionWhoseOwnTriggerIsOffIsReadAsWithoutIt() {
    ColumnMediaStore store = store("users");
    MediaSchema.createFactsTriggers(store, database);
    store.addAll(pictures, List.of(TestContent.small(1), TestContent.small(2)));
    TestPostgres.execute(
        database,
        """
        ALTER TABLE users_of_kind_0 DISABLE TRIGGER USER;
        UPDATE users SET pictures = pictures[2:2]
        """);
    assertThat(store.list(pictures)).extracting(MediaInfo::size).containsExactly(102L);
    assertThat(store.count(pictures)).isEqualTo(1);
  }

  @Test
  void aTableThatInheritsHasNoTriggerOfItsParentAndIsRead() {
    ColumnMediaStore store =
        ColumnMediaStore.builder()
            .arrayColumn("plain", "pictures", "plain.pictures")
            .metadata("pictures_meta")
            .autonomous(database);
    MediaSchema.createFactsTriggers(store, database);
    MediaSlot slot = MediaSlot.of("plain", 1, "pictures");
    store.addAll(slot, List.of(TestContent.small(1), TestContent.small(2)));
    TestPostgres.execute(database, "UPDATE special SET pictures = pictures[2:2]");
    assertThat(store.list(slot)).extracting(MediaInfo::size).containsExactly(102L);
    assertThat(store.count(slot)).isEqualTo(1);
  }

  private MediaResponse get(ColumnMediaStore store, Map<String, String> headers) {
    return MediaResponse.of(
        store,
        photo,
        MediaRequest.of(
            "GET", name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of()),
        CachePolicy.revalidate());
  }

  private void assertIsTrue(Media media) {
    assertThat(media.info().sha256()).isEqualTo(Sha256.of(media.bytes()));
    assertThat(media.info().size()).isEqualTo(media.bytes().length);
  }

  private ColumnMediaStore store(String table) {
    return ColumnMediaStore.builder()
        .column("users", "photo", table + ".photo")
        .metadata("photo_meta")
        .arrayColumn("users", "pictures", table + ".pictures")
        .metadata("pictures_meta")
        .autonomous(database);
  }
}
