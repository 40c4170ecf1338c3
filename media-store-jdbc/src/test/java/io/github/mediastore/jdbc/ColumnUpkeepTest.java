package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.contract.TestContent;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a store on columns says about its columns, and about all that is in them. */
class ColumnUpkeepTest {

  private final DataSource database = TestPostgres.emptySchema();
  private final ColumnMediaStore store = builder().autonomous(database);

  ColumnUpkeepTest() {
    TestPostgres.execute(
        database,
        """
        CREATE TABLE users (id int PRIMARY KEY, photo bytea, photo_meta jsonb,
          pictures bytea[], pictures_meta jsonb, bare bytea);
        INSERT INTO users SELECT generate_series(1, 5)
        """);
  }

  @Test
  void everyMediumIsVerifiedOnceInBatchesOfAnySize() {
    MediaId changed = fill();
    for (int most : new int[] {1, 2, 3, 100}) {
      List<VerifiedBatch.Damage> damaged = new ArrayList<>();
      long after = 0;
      int count = 0;
      VerifiedBatch batch;
      do {
        batch = store.verify(after, most);
        assertThat(batch.count()).isLessThanOrEqualTo(most);
        count += batch.count();
        damaged.addAll(batch.damaged());
        after = batch.last();
      } while (batch.count() > 0);
      assertThat(count).isEqualTo(5 + 2 * 3 + 1);
      assertThat(damaged).extracting(VerifiedBatch.Damage::id).containsExactly(changed);
      assertThat(damaged.get(0).description()).contains("was stored");
      assertThat(store.verify(after, most).last()).isEqualTo(after);
    }
  }

  @Test
  void statisticsCountEachColumnAndMeasureEachTable() {
    fill();
    MediaStatistics statistics = store.statistics();
    assertThat(statistics.slots())
        .containsExactly(
            new MediaStatistics.SlotUse("users", "bare", 1, 1, 3),
            new MediaStatistics.SlotUse("users", "photo", 5, 5, 101 + 102 + 103 + 104 + 105),
            new MediaStatistics.SlotUse("users", "pictures", 2, 6, 2 * (101 + 102 + 103)));
    assertThat(statistics.tables())
        .extracting(MediaStatistics.TableUse::name)
        .containsExactly("users");
    assertThat(statistics.tables().get(0).bytes()).isPositive();
  }

  @Test
  void aCheckedReadRefusesBytesThatTheMetadataDoNotName() {
    fill();
    ColumnMediaStore checking = builder().checkReads(true).autonomous(database);
    MediaSlot changed = MediaSlot.of("users", 1, "pictures");
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> checking.find(changed, 1))
        .withMessageContaining("damaged");
    assertThat(checking.find(changed, 0)).isPresent();
    assertThat(checking.find(MediaSlot.of("users", 1, "bare"))).isPresent();
    assertThat(store.find(changed, 1)).isPresent();
  }

  @Test
  void columnsAreComparedWithTheCatalogue() {
    assertThatCode(store::verifyColumns).doesNotThrowAnyException();
    TestPostgres.execute(
        database,
        """
        CREATE DOMAIN picture AS bytea;
        CREATE TABLE wrong (tenant int, id int, day date UNIQUE, code text UNIQUE, text text,
          photo bytea, pictures bytea[], made bytea GENERATED ALWAYS AS (sha256('a')) STORED,
          mine picture, meta json, PRIMARY KEY (tenant, id));
        CREATE UNIQUE INDEX ON wrong (text) WHERE id > 1;
        CREATE VIEW totals AS SELECT count(*) AS id, NULL::bytea AS photo FROM wrong;
        CREATE VIEW simple AS SELECT * FROM wrong;
        CREATE TABLE parted (id int, region int, photo bytea, PRIMARY KEY (id, region))
          PARTITION BY LIST (region)
        """);
    assertProblem("none.photo", "id", "the table \"none\" is missing");
    assertProblem("wrong.none", "code", "the table \"wrong\" lacks the column \"none\"");
    assertProblem("wrong.text", "code", "the column \"wrong\".\"text\" is text, not bytea");
    assertProblem("wrong.pictures", "code", "\"wrong\".\"pictures\" is bytea[], not bytea");
    assertProblem("wrong.photo", "none", "the table \"wrong\" lacks the column \"none\"");
    assertProblem("wrong.photo", "id", "the key \"wrong\".\"id\" has no unique index");
    assertProblem("wrong.photo", "text", "the key \"wrong\".\"text\" has no unique index");
    assertProblem("wrong.photo", "day", "the key \"wrong\".\"day\" is date");
    assertProblem("wrong.made", "code", "\"wrong\".\"made\" is generated");
    assertProblem("totals.photo", "id", "\"totals\" cannot be updated");
    assertThatIllegalStateException()
        .isThrownBy(
            ColumnMediaStore.builder()
                    .arrayColumn("a", "b", "wrong.photo")
                    .key("code")
                    .metadata("meta")
                    .autonomous(database)
                ::verifyColumns)
        .withMessageContaining("\"photo\" is bytea, not bytea[]")
        .withMessageContaining("\"meta\" is json, not jsonb");
    for (String fine : List.of("wrong.mine", "wrong.photo", "simple.photo")) {
      assertThatCode(one(fine, "code")::verifyColumns).doesNotThrowAnyException();
    }
    assertThatCode(one("parted.photo", "id")::verifyColumns).doesNotThrowAnyException();
  }

  private void assertProblem(String column, String key, String problem) {
    assertThatIllegalStateException()
        .isThrownBy(one(column, key)::verifyColumns)
        .withMessageContaining(problem);
  }

  private ColumnMediaStore one(String column, String key) {
    return ColumnMediaStore.builder().column("a", "b", column).key(key).autonomous(database);
  }

  /** Fills all columns, and changes the second of three pictures to one of equal size. */
  private MediaId fill() {
    for (int id = 1; id <= 5; id++) {
      store.put(MediaSlot.of("users", id, "photo"), TestContent.small(id));
    }
    List<MediaContent> three =
        List.of(TestContent.small(1), TestContent.small(2), TestContent.small(3));
    List<MediaInfo> added = store.addAll(MediaSlot.of("users", 1, "pictures"), three);
    store.addAll(MediaSlot.of("users", 3, "pictures"), three);
    TestPostgres.execute(
        database,
        """
        UPDATE users SET pictures = '{}' WHERE id = 4;
        UPDATE users SET pictures = '{NULL}' WHERE id = 2;
        UPDATE users SET bare = 'abc', pictures[2] = overlay(pictures[2] PLACING 'x' FROM 1 FOR 1)
        WHERE id = 1
        """);
    return added.get(1).id();
  }

  private static ColumnMediaStoreBuilder builder() {
    return ColumnMediaStore.builder()
        .column("users", "photo", "users.photo")
        .metadata("photo_meta")
        .arrayColumn("users", "pictures", "users.pictures")
        .metadata("pictures_meta")
        .column("users", "bare", "users.bare");
  }
}
