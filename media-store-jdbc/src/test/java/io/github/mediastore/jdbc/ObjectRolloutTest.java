package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.contract.TestContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** From tables of version 3 to bytes in objects, while programs of both versions run. */
class ObjectRolloutTest {

  private static final MediaSchema SCHEMA = MediaSchema.of(MediaTables.DEFAULT);
  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "videos");
  private static final MediaSlot OTHER = MediaSlot.of("parts", 2, "videos");
  private static final byte[] LARGE = TestContent.bytes(600_000, 1);

  /** What a program for version 3 sends for a put, in short. */
  private static final String PUT_OF_VERSION_THREE =
      """
      INSERT INTO media_slot AS s (owner_type, owner_id, name) VALUES ('parts', '3', 'videos')
      ON CONFLICT (owner_type, owner_id, name) DO UPDATE SET version = s.version + 1
      RETURNING id, version, owner_type, owner_id, name;
      WITH slot AS (
        SELECT id, version FROM media_slot
        WHERE owner_type = 'parts' AND owner_id = '3' AND name = 'videos'
      ), removed AS (
        DELETE FROM media WHERE slot_id = (SELECT id FROM slot)
      ), medium AS (
        INSERT INTO media (slot_id, ordinal, placeholder, attributes, focus_x, focus_y)
        SELECT id, version, NULL, '{"alt": "A duck"}', 0.5, 0.5 FROM slot
        RETURNING id, attributes
      ), representation AS (
        INSERT INTO media_representation
          (media_id, name, content_type, size, sha256, width, height, chunk_size, settings)
        SELECT id, 'full', 'image/webp', 5, sha256('bytes'), 8, 6, 524288, 'q80' FROM medium
        RETURNING id, media_id, stored_at
      ), chunk AS (
        INSERT INTO media_chunk (representation_id, seq, data) SELECT id, 0, 'bytes' FROM representation
      )
      SELECT media_id AS id, id AS representation_id, stored_at FROM representation
      """;

  /** What it sends to read chunks, in short. */
  private static final String CHUNKS_OF_VERSION_THREE =
      """
      SELECT c.data FROM media_slot s
      JOIN media m ON m.slot_id = s.id
      JOIN media_representation r ON r.media_id = m.id
      JOIN media_chunk c ON c.representation_id = r.id
      WHERE s.owner_id = '%s'
      """;

  private final PGSimpleDataSource database = SchemaVersionTest.versionOne();
  private final TestObjects objects = new TestObjects();
  private final JdbcMediaStore store = store();

  ObjectRolloutTest() throws IOException {
    for (String script : List.of("V2__media_store.sql", "V3__media_store.sql")) {
      TestPostgres.execute(
          database,
          Files.readString(Path.of("src/main/resources/io/github/mediastore/jdbc/schema", script)));
    }
    TestPostgres.execute(database, PUT_OF_VERSION_THREE);
    TestPostgres.execute(database, "UPDATE media_store SET oldest_program = 3");
  }

  private JdbcMediaStore store() {
    return JdbcMediaStore.builder().objects(objects, 1_000).autonomous(database);
  }

  @Test
  void onTablesOfVersionThreeAllWorksButObjects() {
    MediaInfo put =
        store.put(
            SLOT,
            TestContent.made(new byte[3], new FocalPoint(0.25, 0.5), "q80")
                .withAttributes(Map.of("alt", "A duck")));
    assertThat(put.focus()).isPresent();
    assertThat(store.info(SLOT).orElseThrow().attributes()).containsEntry("alt", "A duck");
    store.addRenditions(put.id(), Map.of("thumb", TestContent.small(1)));
    MediaInfo copy = store.copy(put.id(), OTHER, 0);
    assertThat(store.find(copy.id(), "thumb").orElseThrow().bytes()).hasSize(101);
    assertThat(store.replace(copy.id(), TestContent.small(2)).attributes()).hasSize(1);
    assertThat(store.page(MediaKind.of("parts"), "", 9).media()).hasSize(3);
    assertThat(store.verify(0, 10).damaged()).isEmpty();
    assertThat(store.statistics().slots()).hasSize(1);
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> store.put(SLOT, TestContent.of(LARGE)))
        .withMessageContaining("MediaSchema");
    assertThat(objects.objects).isEmpty();
    assertThat(JdbcMediaStore.autonomous(database).put(SLOT, TestContent.of(LARGE)).size())
        .isEqualTo(LARGE.length);
  }

  @Test
  void programsOfBothVersionsGoOnAndNoObjectIsOverlooked() throws Exception {
    assertThat(store.find(SLOT)).isEmpty(); // From now on it knows the columns of version 3.
    assertThat(SCHEMA.create(database)).isTrue();
    assertThat(SCHEMA.version(database)).isEqualTo(4);
    TestPostgres.execute(database, PUT_OF_VERSION_THREE);
    assertThat(store.find(MediaSlot.of("parts", 3, "videos")).orElseThrow().bytes()).hasSize(5);
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> store().put(SLOT, TestContent.of(LARGE)))
        .withMessageContaining("MediaSchema.finishRollout");

    SCHEMA.finishRollout(database);
    MediaInfo put = store().put(SLOT, TestContent.of(LARGE));

    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(LARGE);
    assertThat(store.find(store.copy(put.id(), OTHER, 0).id()).orElseThrow().bytes())
        .isEqualTo(LARGE);
    assertThat(store().list(OTHER)).hasSize(1);
    assertThat(store.verify(0, 10).damaged()).isEmpty();
    assertThat(chunks(3)).isEqualTo(1);
    assertThat(chunks(1)).as("an earlier program finds no bytes, and none that are wrong").isZero();
  }

  private long chunks(int part) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(CHUNKS_OF_VERSION_THREE.formatted(part))) {
      long chunks = 0;
      while (row.next()) {
        chunks++;
      }
      return chunks;
    }
  }
}
