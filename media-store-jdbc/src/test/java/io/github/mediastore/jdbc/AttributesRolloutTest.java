package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.contract.TestContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** From tables of version 2 to media with attributes, while old and new programs run. */
class AttributesRolloutTest {

  private static final MediaSchema SCHEMA = MediaSchema.of(MediaTables.DEFAULT);
  private static final MediaSlot SLOT = MediaSlot.of("parts", 42, "images");
  private static final MediaContent PICTURE =
      TestContent.made(new byte[] {1, 2, 3}, new FocalPoint(0.25, 0.5), "q80");
  private static final MediaContent WORDED = PICTURE.withAttributes(Map.of("alt", "A duck"));

  private final PGSimpleDataSource database = SchemaVersionTest.versionOne();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  AttributesRolloutTest() throws IOException {
    TestPostgres.execute(
        database,
        Files.readString(
            Path.of("src/main/resources/io/github/mediastore/jdbc/schema/V2__media_store.sql")));
  }

  @Test
  void onTablesOfVersionTwoAllElseWorksAndAttributesAreRefusedWithWords() {
    MediaInfo put = store.put(SLOT, PICTURE);
    assertThat(put.focus()).isEmpty();
    assertThat(store.info(SLOT).orElseThrow()).usingRecursiveComparison().isEqualTo(put);
    store.addRenditions(put.id(), Map.of("thumb", TestContent.small(1)));
    MediaSlot other = MediaSlot.of("parts", 7, "images");
    store.copy(put.id(), other, 0);
    store.move(put.id(), other, 0);
    assertThat(store.find(other, 1, "thumb").orElseThrow().bytes()).hasSize(101);
    assertThat(store.page(MediaKind.of("parts"), "", 9).media()).hasSize(2);
    assertThat(store.replace(put.id(), PICTURE).slot()).isEqualTo(other);

    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> store.put(SLOT, WORDED))
        .withMessageContaining("version 3")
        .withMessageContaining("MediaSchema.create");
    assertThat(store.count(SLOT)).isZero();
  }

  @Test
  void attributesWaitUntilTheLastOldProgramIsGone() {
    MediaInfo old = store.put(SLOT, PICTURE);
    assertThat(SCHEMA.version(database)).isEqualTo(2);
    assertThat(SCHEMA.create(database)).isTrue();
    assertThat(SCHEMA.version(database)).isEqualTo(4);

    MediaInfo put = JdbcMediaStore.autonomous(database).put(SLOT, PICTURE);
    assertThat(put.focus()).contains(new FocalPoint(0.25, 0.5));
    assertThat(put.settingsFingerprint()).contains("q80");
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> store.add(SLOT, WORDED))
        .withMessageContaining("MediaSchema.finishRollout");
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> store.describe(put.id(), Map.of("alt", "A duck")));

    SCHEMA.finishRollout(database);
    SCHEMA.finishRollout(database);
    assertThat(store.describe(put.id(), Map.of("alt", "A duck")).attributes()).hasSize(1);
    assertThat(store.replace(put.id(), PICTURE).attributes()).hasSize(1);
    assertThat(store.info(old.id())).isEmpty();
    SCHEMA.verify(database);
  }

  @Test
  void aProgramThatLearntOfVersionTwoKeepsWhatOthersWroteWhenItReplaces() {
    MediaInfo put = store.put(SLOT, PICTURE);
    SCHEMA.create(database);
    SCHEMA.finishRollout(database);
    JdbcMediaStore.autonomous(database).describe(put.id(), Map.of("alt", "A duck"));

    assertThat(store.replace(put.id(), PICTURE).attributes()).containsEntry("alt", "A duck");
    MediaInfo replaced = store.info(SLOT).orElseThrow();
    store.copy(replaced.id(), SLOT, 0);
    assertThat(JdbcMediaStore.autonomous(database).list(SLOT))
        .allSatisfy(info -> assertThat(info.attributes()).containsEntry("alt", "A duck"));
  }

  @Test
  void whileSomebodyReadsTheStepIsLeftAndTakenLater() throws Exception {
    store.put(SLOT, PICTURE);
    try (Connection reader = database.getConnection()) {
      reader.setAutoCommit(false);
      store.on(reader).info(SLOT);
      assertThat(SCHEMA.create(database)).isFalse();
      assertThat(SCHEMA.version(database)).isEqualTo(2);
      SCHEMA.verify(database);
      store.put(SLOT, PICTURE);
    }
    assertThat(SCHEMA.create(database)).isTrue();
    assertThat(SCHEMA.version(database)).isEqualTo(4);
  }

  @Test
  void whatOthersWroteIntoTheColumnsIsPassedOver() {
    SCHEMA.create(database);
    MediaInfo put = store.put(SLOT, PICTURE);
    for (String json :
        new String[] {
          "'7'",
          "'[1]'",
          "'\"x\"'",
          "'null'",
          "NULL",
          "'{\"a b\": \"x\", \"n\": 1, \"o\": {}}'",
          "'{\"alt\": \"two\\nlines\"}'"
        }) {
      TestPostgres.execute(
          database, "UPDATE media SET attributes = " + json + ", focus_x = 7, focus_y = 'NaN'");
      TestPostgres.execute(database, "UPDATE media_representation SET settings = 'a b'");
      MediaInfo info = JdbcMediaStore.autonomous(database).info(put.id()).orElseThrow();
      assertThat(info.attributes()).isEmpty();
      assertThat(info.focus()).isEmpty();
      assertThat(info.settingsFingerprint()).isEmpty();
    }
  }
}
