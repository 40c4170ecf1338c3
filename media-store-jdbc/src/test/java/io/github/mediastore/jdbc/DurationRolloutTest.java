package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.contract.TestContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** From tables of version 3 to media that keep how long they play. */
class DurationRolloutTest {

  private static final MediaSchema SCHEMA = MediaSchema.of(MediaTables.DEFAULT);
  private static final MediaSlot SLOT = MediaSlot.of("parts", 42, "videos");
  private static final MediaSlot OTHER = MediaSlot.of("parts", 7, "videos");
  private static final Duration DURATION = Duration.ofMillis(90_001);
  private static final MediaContent VIDEO =
      TestContent.video(new byte[] {1, 2, 3}, new Dimensions(640, 360), DURATION);

  private final PGSimpleDataSource database = SchemaVersionTest.versionOne();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  DurationRolloutTest() throws IOException {
    for (String version : new String[] {"V2", "V3"}) {
      TestPostgres.execute(
          database,
          Files.readString(
              Path.of(
                  "src/main/resources/io/github/mediastore/jdbc/schema/"
                      + version
                      + "__media_store.sql")));
    }
  }

  @Test
  void onTablesOfVersionThreeAVideoIsKeptWithoutItsDuration() {
    assertThat(SCHEMA.version(database)).isEqualTo(3);
    MediaInfo put = store.put(SLOT, VIDEO);
    assertThat(put.duration()).isEmpty();
    assertThat(put.dimensions()).contains(new Dimensions(640, 360));
    assertThat(store.info(SLOT).orElseThrow()).usingRecursiveComparison().isEqualTo(put);
    store.addRenditions(put.id(), Map.of("small", VIDEO));
    assertThat(store.copy(put.id(), OTHER, 0).duration()).isEmpty();
    assertThat(store.page(MediaKind.of("parts"), "", 9).media()).hasSize(2);
    assertThat(store.replace(put.id(), VIDEO).duration()).isEmpty();
  }

  @Test
  void aProgramThatRunsDuringTheStepKeepsDurationsWithoutARestart() {
    MediaInfo old = store.put(SLOT, VIDEO);
    assertThat(SCHEMA.create(database)).isTrue();

    MediaInfo put = JdbcMediaStore.autonomous(database).add(SLOT, VIDEO);
    assertThat(put.duration()).contains(DURATION);
    MediaInfo copy = store.copy(put.id(), OTHER, 0);
    assertThat(copy.duration()).contains(DURATION);
    assertThat(store.info(old.id()).orElseThrow().duration()).isEmpty();
    assertThat(store.replace(old.id(), VIDEO).duration()).contains(DURATION);
    MediaInfo withSmall = store.addRenditions(put.id(), Map.of("small", VIDEO));
    assertThat(withSmall.renditionOrFull("small").duration()).contains(DURATION);
    assertThat(store.page(MediaKind.of("parts"), "", 9).media())
        .extracting(info -> info.duration().orElseThrow())
        .containsOnly(DURATION);
  }
}
