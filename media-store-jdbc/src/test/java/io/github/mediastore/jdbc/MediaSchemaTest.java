package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediaStore;
import io.github.mediastore.contract.TestContent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Creating, placing and checking the tables. */
class MediaSchemaTest {

  private static final MediaSchema SCHEMA = MediaSchema.of(MediaTables.DEFAULT);

  @Test
  void theTablesAreCreatedOnce() {
    DataSource dataSource = TestPostgres.emptySchema();
    assertThat(SCHEMA.create(dataSource)).isTrue();
    assertThat(SCHEMA.create(dataSource)).isFalse();
    assertThatCode(() -> SCHEMA.verify(dataSource)).doesNotThrowAnyException();
  }

  @Test
  void nodesThatStartAtOnceCreateThemOnce() throws Exception {
    DataSource dataSource = TestPostgres.emptySchema();
    ExecutorService nodes = Executors.newFixedThreadPool(6);
    try {
      Callable<Boolean> node = () -> SCHEMA.create(dataSource);
      List<Boolean> created = new ArrayList<>();
      for (Future<Boolean> result : nodes.invokeAll(Collections.nCopies(6, node))) {
        created.add(result.get());
      }
      assertThat(created).containsOnlyOnce(true);
    } finally {
      nodes.shutdownNow();
    }
  }

  @Test
  void theTablesCanBeInAnotherSchemaUnderOtherNames() {
    DataSource dataSource = TestPostgres.emptySchema();
    TestPostgres.execute(dataSource, "CREATE SCHEMA \"Blobs\"");
    MediaTables tables = new MediaTables("Blobs", "shop_");
    MediaSchema schema = MediaSchema.of(tables);
    assertThat(schema.sql()).contains("CREATE TABLE \"Blobs\".\"shop_media_slot\"");
    assertThat(schema.create(dataSource)).isTrue();
    schema.verify(dataSource);

    JdbcMediaStore store = JdbcMediaStore.builder().tables(tables).autonomous(dataSource);
    MediaSlot slot = MediaSlot.of("users", 1, "profile");
    store.put(slot, TestContent.of(new byte[700_000]));
    store.replace(store.info(slot).orElseThrow().id(), TestContent.small(1));
    store.add(slot, TestContent.small(2));
    assertThat(store.find(slot, 1).orElseThrow().bytes()).hasSize(102);
    assertThat(store.verify(0, 10).count()).isEqualTo(2);
    assertThat(store.statistics().tables()).hasSize(4);
    assertThat(store.clearOwner("users", 1)).isEqualTo(2);
    assertThatIllegalStateException().isThrownBy(() -> SCHEMA.verify(dataSource));
  }

  @Test
  void namesThatCouldBeMoreThanNamesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MediaTables("a\"; --", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new MediaTables("", "a b"));
    assertThatIllegalArgumentException().isThrownBy(() -> new MediaTables("", "x".repeat(31)));
  }

  @Test
  void verifyNamesTheTableThatIsMissing() {
    DataSource dataSource = TestPostgres.withTables();
    TestPostgres.execute(dataSource, "DROP TABLE media_chunk");
    assertThatIllegalStateException()
        .isThrownBy(() -> SCHEMA.verify(dataSource))
        .withMessageContaining("the table media_chunk is missing");
  }

  @Test
  void verifyNamesTheColumnThatIsWrong() {
    DataSource dataSource = TestPostgres.withTables();
    TestPostgres.execute(
        dataSource,
        """
        ALTER TABLE media_representation DROP COLUMN width, ALTER COLUMN size TYPE integer;
        ALTER TABLE media_slot ALTER COLUMN version DROP NOT NULL
        """);
    assertThatIllegalStateException()
        .isThrownBy(() -> SCHEMA.verify(dataSource))
        .withMessageContaining("the table media_representation lacks the column width")
        .withMessageContaining(
            "the column media_representation.size is integer NOT NULL, not bigint NOT NULL")
        .withMessageContaining("the column media_slot.version is bigint, not bigint NOT NULL");
  }

  @Test
  void verifyNamesTheConstraintThatIsMissing() {
    DataSource dataSource = TestPostgres.withTables();
    TestPostgres.execute(
        dataSource,
        """
        ALTER TABLE media DROP CONSTRAINT media_slot_id_ordinal_key;
        ALTER TABLE media ADD UNIQUE (slot_id, ordinal)
        """);
    assertThatIllegalStateException()
        .isThrownBy(() -> SCHEMA.verify(dataSource))
        .withMessageContaining("the table media lacks UNIQUE (slot_id, ordinal) DEFERRABLE");
  }

  @Test
  void withoutTablesTheFirstUseSaysWhatToDo() {
    MediaStore store = JdbcMediaStore.autonomous(TestPostgres.emptySchema());
    MediaSlot slot = MediaSlot.of("users", 1, "profile");
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> store.put(slot, TestContent.small(1)))
        .withMessageContaining("users/1/profile")
        .withMessageContaining("MediaSchema")
        .matches(e -> !e.isTransient());
  }

  @Test
  void theOwnerTriggerRemovesTheMediaOfADeletedRow() {
    DataSource dataSource = TestPostgres.withTables();
    TestPostgres.execute(
        dataSource,
        "CREATE TABLE users (id integer PRIMARY KEY); INSERT INTO users VALUES (1), (2);"
            + SCHEMA.ownerTriggerSql("users", "users", "id"));
    MediaStore store = JdbcMediaStore.autonomous(dataSource);
    MediaSlot kept = MediaSlot.of("users", 1, "profile");
    MediaSlot gone = MediaSlot.of("users", 2, "profile");
    store.put(kept, TestContent.small(1));
    store.put(gone, TestContent.small(2));
    TestPostgres.execute(dataSource, "DELETE FROM users WHERE id = 2");
    assertThat(store.count(kept)).isEqualTo(1);
    assertThat(store.count(gone)).isZero();
  }
}
