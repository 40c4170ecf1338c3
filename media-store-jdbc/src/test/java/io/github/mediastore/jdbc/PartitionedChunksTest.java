package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.contract.TestContent;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Tables whose chunks are in partitions, which nothing but their making knows of. */
class PartitionedChunksTest {

  private static final int LARGE = 1_300_000;
  private static final MediaSchema SCHEMA =
      MediaSchema.of(MediaTables.DEFAULT).partitionedChunks(7);

  @Test
  void theyAreMadeOnceWithAllThatThePlainTableHas() throws SQLException {
    DataSource dataSource = TestPostgres.emptySchema();
    assertThat(SCHEMA.create(dataSource)).isTrue();
    assertThat(SCHEMA.create(dataSource)).isFalse();
    assertThatCode(() -> SCHEMA.verify(dataSource)).doesNotThrowAnyException();
    assertThatCode(() -> MediaSchema.of(MediaTables.DEFAULT).verify(dataSource))
        .doesNotThrowAnyException();
    assertThat(
            StreamingStandby.text(
                dataSource,
                """
                SELECT count(*) || ' ' || min(a.attstorage::text) || max(a.attstorage::text) || ' '
                  || min(c.reloptions::text)
                FROM pg_inherits i
                JOIN pg_class c ON c.oid = i.inhrelid
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'data'
                WHERE i.inhparent = 'media_chunk'::regclass
                """))
        .isEqualTo("7 ee {autovacuum_vacuum_scale_factor=0.02}");
  }

  @Test
  void mediaAreSpreadReadVerifiedCountedAndRemoved() throws SQLException {
    DataSource dataSource = TestPostgres.emptySchema();
    SCHEMA.create(dataSource);
    JdbcMediaStore store = JdbcMediaStore.autonomous(dataSource);
    List<MediaSlot> slots =
        IntStream.range(0, 30).mapToObj(i -> MediaSlot.of("parts", i, "images")).toList();
    for (MediaSlot slot : slots) {
      store.put(slot, TestContent.of(TestContent.bytes(40_000, 1)));
    }
    MediaInfo large = store.put(slots.get(0), TestContent.of(TestContent.bytes(LARGE, 2)));
    assertThat(store.find(large.id()).orElseThrow().bytes()).isEqualTo(TestContent.bytes(LARGE, 2));
    assertThat(
            StreamingStandby.text(
                dataSource, "SELECT count(DISTINCT tableoid) > 3 FROM media_chunk"))
        .isEqualTo("t");
    assertThat(store.verify(0, 100).count()).isEqualTo(30);

    TestPostgres.execute(
        dataSource,
        "UPDATE media_chunk SET data = set_byte(data, 3, 1) WHERE octet_length(data) > 500000");
    assertThat(store.verify(0, 100).damaged())
        .extracting(VerifiedBatch.Damage::id)
        .containsExactly(large.id());
    MediaStatistics.TableUse chunks =
        store.statistics().tables().stream()
            .filter(table -> table.name().equals("media_chunk"))
            .findFirst()
            .orElseThrow();
    assertThat(chunks.bytes()).isGreaterThan(LARGE + 29 * 40_000L);
    assertThat(chunks.toastBytes()).isBetween(LARGE + 29 * 40_000L, chunks.bytes());

    store.copy(large.id(), slots.get(1), 0);
    slots.forEach(store::clear);
    assertThat(StreamingStandby.text(dataSource, "SELECT count(*) FROM media_chunk"))
        .isEqualTo("0");
  }

  @Test
  void ownersTakeTheirMediaAlong() throws SQLException {
    DataSource dataSource = TestPostgres.emptySchema();
    SCHEMA.create(dataSource);
    TestPostgres.execute(
        dataSource,
        "CREATE TABLE users (id integer PRIMARY KEY); INSERT INTO users VALUES (1), (2);"
            + SCHEMA.ownerTriggerSql("users", "users", "id"));
    JdbcMediaStore store = JdbcMediaStore.autonomous(dataSource);
    store.put(MediaSlot.of("users", 1, "profile"), TestContent.of(TestContent.bytes(LARGE, 1)));
    store.put(MediaSlot.of("users", 2, "profile"), TestContent.small(2));
    TestPostgres.execute(dataSource, "DELETE FROM users WHERE id = 1");
    assertThat(StreamingStandby.text(dataSource, "SELECT count(*) FROM media_chunk"))
        .isEqualTo("1");
    SCHEMA.verify(dataSource);
  }

  @Test
  void theyCanBeInAnotherSchemaUnderOtherNames() {
    DataSource dataSource = TestPostgres.emptySchema();
    String place = "Blobs_" + UUID.randomUUID().toString().substring(0, 8);
    TestPostgres.execute(dataSource, "CREATE SCHEMA \"" + place + '"');
    MediaTables tables = new MediaTables(place, "shop_");
    MediaSchema schema = MediaSchema.of(tables).partitionedChunks(3);
    schema.create(dataSource);
    schema.verify(dataSource);
    JdbcMediaStore store = JdbcMediaStore.builder().tables(tables).autonomous(dataSource);
    MediaSlot slot = MediaSlot.of("users", 1, "profile");
    store.put(slot, TestContent.of(TestContent.bytes(LARGE, 1)));
    assertThat(store.find(slot).orElseThrow().bytes()).isEqualTo(TestContent.bytes(LARGE, 1));
  }

  @Test
  void tablesThatAreThereAreNotMadeAnew() throws SQLException {
    DataSource dataSource = TestPostgres.withTables();
    JdbcMediaStore.autonomous(dataSource)
        .put(MediaSlot.of("parts", 1, "images"), TestContent.small(1));
    assertThat(SCHEMA.create(dataSource)).isFalse();
    String script = SCHEMA.sql();
    String partitions = script.substring(script.indexOf("DO $partitions$"));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> TestPostgres.execute(dataSource, partitions))
        .withStackTraceContaining("there are chunks already");
    assertThat(StreamingStandby.text(dataSource, "SELECT count(*) FROM media_chunk"))
        .isEqualTo("1");
    assertThat(SCHEMA.sqlFrom(1)).doesNotContain("PARTITION");
  }

  @Test
  void theStatementThatSomeEnginesRefuseCanBeLeftOut() throws SQLException {
    for (MediaSchema schema :
        List.of(
            MediaSchema.of(MediaTables.DEFAULT).withDefaultStorage(),
            SCHEMA.withDefaultStorage(),
            MediaSchema.of(MediaTables.DEFAULT).withDefaultStorage().partitionedChunks(2))) {
      assertThat(schema.sql()).doesNotContain("SET STORAGE");
      DataSource dataSource = TestPostgres.emptySchema();
      schema.create(dataSource);
      schema.verify(dataSource);
      JdbcMediaStore store = JdbcMediaStore.autonomous(dataSource);
      MediaSlot slot = MediaSlot.of("users", 1, "profile");
      for (byte[] bytes :
          List.of(TestContent.bytes(LARGE, 1), new byte[LARGE], TestContent.bytes(100, 3))) {
        store.put(slot, TestContent.of(bytes));
        assertThat(store.find(slot).orElseThrow().bytes()).isEqualTo(bytes);
      }
    }
    assertThat(SCHEMA.sql()).contains("SET STORAGE EXTERNAL");
  }

  @Test
  void numbersThatMakeNoTableAreRefused() {
    MediaSchema schema = MediaSchema.of(MediaTables.DEFAULT);
    for (int partitions : new int[] {0, -1, 1025}) {
      assertThatIllegalArgumentException().isThrownBy(() -> schema.partitionedChunks(partitions));
    }
  }
}
