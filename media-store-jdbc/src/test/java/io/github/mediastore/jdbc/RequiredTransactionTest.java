package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.contract.TestContent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A store that joins the host's transaction, and refuses to write without one. */
class RequiredTransactionTest {

  private final MediaSlot slot = MediaSlot.of("parts", UUID.randomUUID(), "images");
  private final LeakCheckingPool pool;
  private final TransactionTemplate transaction;
  private final JdbcMediaStore store;

  RequiredTransactionTest() throws SQLException {
    pool = new LeakCheckingPool(TestPostgres.withTables(), 1, true);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
    store = JdbcMediaStore.builder().requireTransaction(true).joining(new SpringConnections(pool));
  }

  @AfterEach
  void nothingLeaked() throws SQLException {
    pool.assertNothingLeaked();
    pool.close();
  }

  @Test
  void everyWriteOutsideATransactionIsRefusedAndChangesNothing() {
    transaction.executeWithoutResult(status -> store.put(slot, TestContent.small(1)));
    MediaId id = store.info(slot).orElseThrow().id();

    List<Consumer<MediaStore>> writes =
        List.of(
            s -> s.put(slot, TestContent.small(2)),
            s -> s.add(slot, TestContent.small(2)),
            s -> s.addAll(slot, List.of(TestContent.small(2))),
            s -> s.put(slot, TestContent.of(TestContent.bytes(1_300_000, 1))),
            s -> s.replace(id, TestContent.small(2)),
            s -> s.replace(slot, id, TestContent.small(2)),
            s -> s.reorder(slot, List.of(id)),
            s -> s.remove(id),
            s -> s.remove(slot, id),
            s -> s.clear(slot),
            s -> s.clearOwner("parts", slot.ownerId()));
    for (Consumer<MediaStore> write : writes) {
      assertThatIllegalStateException()
          .isThrownBy(() -> write.accept(store))
          .withMessageContaining("no transaction");
    }
    assertThat(store.list(slot)).extracting(info -> info.id()).containsExactly(id);
    assertThat(store.find(slot, id)).isPresent();
  }

  @Test
  void aWriteInATransactionIsMadeAndUndoneWithIt() {
    transaction.executeWithoutResult(
        status -> {
          store.add(slot, TestContent.small(1));
          status.setRollbackOnly();
        });
    assertThat(store.count(slot)).isZero();
    transaction.executeWithoutResult(status -> store.add(slot, TestContent.small(1)));
    assertThat(store.count(slot)).isEqualTo(1);
  }

  @Test
  void onAConnectionTheSameIsRequired() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> store.on(connection).add(slot, TestContent.small(1)));
      connection.setAutoCommit(false);
      store.on(connection).add(slot, TestContent.small(1));
      connection.commit();
      connection.setAutoCommit(true);
    }
    assertThat(store.count(slot)).isEqualTo(1);
  }

  @Test
  void aStoreOnColumnsCanRequireItToo() {
    new JdbcTemplate(pool).execute("CREATE TABLE photos (id integer PRIMARY KEY, data bytea)");
    new JdbcTemplate(pool).update("INSERT INTO photos (id) VALUES (1)");
    MediaSlot photo = MediaSlot.of("photos", 1, "photo");
    ColumnMediaStore columns =
        ColumnMediaStore.builder()
            .column("photos", "photo", "photos.data")
            .requireTransaction(true)
            .joining(new SpringConnections(pool));

    assertThatIllegalStateException()
        .isThrownBy(() -> columns.put(photo, TestContent.small(1)))
        .withMessageContaining("no transaction");
    transaction.executeWithoutResult(status -> columns.put(photo, TestContent.small(1)));
    assertThat(columns.list(List.of(photo)).get(photo)).hasSize(1);
    assertThat(columns.find(photo)).isPresent();
  }

  @Test
  void transactionsOfItsOwnAndTheHostsAreAContradiction() {
    assertThatIllegalStateException()
        .isThrownBy(() -> JdbcMediaStore.builder().requireTransaction(true).autonomous(pool));
  }
}
