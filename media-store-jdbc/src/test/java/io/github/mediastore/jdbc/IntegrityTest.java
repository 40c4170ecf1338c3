package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.contract.TestContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is said of bytes that are not those that were stored. */
class IntegrityTest {

  private static final int LARGE = 1_300_000;
  private static final MediaSlot SLOT = MediaSlot.of("parts", 7, "images");

  private final DataSource dataSource = TestPostgres.withTables();
  private final JdbcMediaStore store =
      JdbcMediaStore.builder().checkReads(true).autonomous(dataSource);

  @Test
  void verifyFindsEachMediumOfWhichAByteFlipped() {
    List<MediaId> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(store.add(SLOT, TestContent.small(i)).id());
    }
    ids.add(store.add(SLOT, TestContent.of(TestContent.bytes(LARGE, 9))).id());
    flipAByte(ids.get(1), 0);
    flipAByte(ids.get(5), 2);

    List<VerifiedBatch.Damage> damaged = new ArrayList<>();
    VerifiedBatch batch = store.verify(0, 2);
    int count = 0;
    while (batch.count() > 0) {
      count += batch.count();
      damaged.addAll(batch.damaged());
      batch = store.verify(batch.last(), 2);
    }
    assertThat(count).isEqualTo(6);
    assertThat(damaged)
        .extracting(VerifiedBatch.Damage::id)
        .containsExactly(ids.get(1), ids.get(5));
    assertThat(damaged)
        .allSatisfy(
            damage -> {
              assertThat(damage.slot()).isEqualTo(SLOT);
              assertThat(damage.representation()).isEqualTo("full");
              assertThat(damage.description()).contains("SHA-256");
            });
  }

  @Test
  void verifyNamesTheRenditionThatIsDamaged() {
    MediaId id = store.add(SLOT, withThumb()).id();
    assertThat(store.verify(0, 10)).isEqualTo(new VerifiedBatch(2, 2, List.of()));
    TestPostgres.execute(
        dataSource,
        """
        UPDATE media_chunk SET data = set_byte(data, 40, get_byte(data, 40) # 1)
        WHERE representation_id = (SELECT id FROM media_representation WHERE name = 'thumb')
        """);

    assertThat(store.verify(0, 10).damaged())
        .singleElement()
        .satisfies(
            damage -> {
              assertThat(damage.id()).isEqualTo(id);
              assertThat(damage.representation()).isEqualTo("thumb");
              assertThat(damage.description()).contains("SHA-256");
            });
    Media thumb = store.find(id, "thumb").orElseThrow();
    assertThatExceptionOfType(MediaStorageException.class).isThrownBy(thumb::bytes);
    assertThat(store.find(id).orElseThrow().bytes()).isEqualTo(TestContent.bytes(105, 5));
  }

  @Test
  void verifyFindsMissingAndShortenedChunks() {
    MediaId missing = store.add(SLOT, TestContent.of(TestContent.bytes(LARGE, 1))).id();
    MediaId shortened = store.add(SLOT, TestContent.small(2)).id();
    MediaId misplaced = store.add(SLOT, TestContent.small(3)).id();
    store.add(SLOT, TestContent.small(4));
    inChunk(missing, 1, "DELETE FROM media_chunk");
    inChunk(shortened, 0, "UPDATE media_chunk SET data = substring(data FROM 2)");
    inChunk(misplaced, 0, "UPDATE media_chunk SET seq = 1");
    assertThat(store.verify(0, 10).damaged())
        .extracting(VerifiedBatch.Damage::id)
        .containsExactly(missing, shortened, misplaced);
  }

  @Test
  void aStoreThatChecksItsReadsGivesNoDamagedBytesForGood() {
    for (int size : List.of(1_000, LARGE)) {
      Media whole = store.find(store.put(SLOT, TestContent.of(new byte[size])).id()).orElseThrow();
      assertThat(whole.bytes()).hasSize(size);
      assertThat(whole.openStream()).hasBinaryContent(new byte[size]);

      flipAByte(whole.info().id(), 0);
      Media damaged = store.find(whole.info().id()).orElseThrow();
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(damaged::bytes)
          .withMessageContaining("damaged")
          .matches(e -> !e.isTransient());
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> readAll(damaged.openStream()));
      assertThat(damaged.openStream(new ByteRange(10, 19))).hasBinaryContent(new byte[10]);
    }
  }

  @Test
  void aShortenedChunkIsAnErrorForEveryReader() {
    JdbcMediaStore unchecked = JdbcMediaStore.autonomous(dataSource);
    MediaId id = store.put(SLOT, TestContent.of(new byte[LARGE])).id();
    inChunk(id, 2, "UPDATE media_chunk SET data = substring(data FROM 2)");
    Media found = unchecked.find(id).orElseThrow();
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(found::bytes)
        .withMessageContaining("damaged");
  }

  @Test
  void statisticsCountMediaBytesAndTables() {
    store.add(SLOT, TestContent.of(new byte[100]));
    store.add(SLOT, TestContent.of(new byte[LARGE]));
    store.put(MediaSlot.of("parts", 8, "images"), TestContent.of(new byte[1]));
    store.put(MediaSlot.of("users", 8, "profile"), TestContent.of(new byte[2]));
    store.put(MediaSlot.of("users", 9, "profile"), withThumb());
    MediaStatistics statistics = store.statistics();
    assertThat(statistics.slots())
        .containsExactly(
            new MediaStatistics.SlotUse("parts", "images", 2, 3, LARGE + 101L),
            new MediaStatistics.SlotUse("users", "profile", 2, 2, 2 + 105 + 60));
    assertThat(statistics.tables())
        .extracting(MediaStatistics.TableUse::name)
        .containsExactly("media_slot", "media", "media_representation", "media_chunk");
    assertThat(statistics.tables().get(3).toastBytes()).isGreaterThan(LARGE);
  }

  private static MediaContent withThumb() {
    return TestContent.withRenditions(
        TestContent.small(5), Map.of("thumb", TestContent.of(TestContent.bytes(60, 6))));
  }

  private static void readAll(InputStream stream) throws IOException {
    try (stream) {
      stream.readAllBytes();
    }
  }

  private void flipAByte(MediaId id, int seq) {
    inChunk(id, seq, "UPDATE media_chunk SET data = set_byte(data, 40, get_byte(data, 40) # 1)");
  }

  private void inChunk(MediaId id, int seq, String statement) {
    TestPostgres.execute(
        dataSource,
        statement
            + """
             WHERE seq = %d
              AND representation_id = (SELECT id FROM media_representation WHERE media_id = %s)
            """
                .formatted(seq, id));
  }
}
