package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediaStore;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.contract.TestContent;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A store that joins the host's transaction, in the ways a Spring host has of giving it. */
class JoiningStoreTest {

  private static final int LARGE = 1_300_000;

  private final LeakCheckingPool pool;
  private final TransactionTemplate transaction;
  private final JdbcTemplate jdbc;
  private final List<MediaStore> stores;

  JoiningStoreTest() throws SQLException {
    pool = new LeakCheckingPool(TestPostgres.withTables(), 1, true);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
    jdbc = new JdbcTemplate(pool);
    stores =
        List.of(
            JdbcMediaStore.joining(new SpringConnections(pool)),
            JdbcMediaStore.joining(ConnectionSource.of(new TransactionAwareDataSourceProxy(pool))));
    transaction.executeWithoutResult(
        status -> jdbc.execute("CREATE TABLE users (id integer PRIMARY KEY, name text)"));
  }

  @AfterEach
  void nothingLeaked() throws SQLException {
    pool.assertNothingLeaked();
    pool.close();
  }

  @Test
  void noConnectionIsSaidToBeTransient() {
    DataSource away = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none");
    for (ConnectionSource connections :
        List.of(
            new SpringConnections(away),
            ConnectionSource.of(new TransactionAwareDataSourceProxy(away)))) {
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> JdbcMediaStore.joining(connections).count(newSlot()))
          .matches(MediaStorageException::isTransient)
          .withMessageContaining("127.0.0.1:1 refused");
    }
  }

  @Test
  void whatIsStoredIsThereIfAndOnlyIfTheHostsRowsAre() {
    for (MediaStore store : stores) {
      for (int size : List.of(1_000, LARGE)) {
        MediaSlot slot = newSlot();
        transaction.executeWithoutResult(
            status -> {
              jdbc.update("INSERT INTO users VALUES (1, 'Ada')");
              store.put(slot, TestContent.of(TestContent.bytes(size, 1)));
              assertThat(store.find(slot).orElseThrow().bytes()).hasSize(size);
              status.setRollbackOnly();
            });
        assertThat(users()).isZero();
        assertThat(store.count(slot)).isZero();

        transaction.executeWithoutResult(
            status -> {
              jdbc.update("INSERT INTO users VALUES (1, 'Ada')");
              store.put(slot, TestContent.of(TestContent.bytes(size, 1)));
            });
        assertThat(users()).isEqualTo(1);
        assertThat(store.find(slot).orElseThrow().bytes()).hasSize(size);
        transaction.executeWithoutResult(status -> jdbc.update("DELETE FROM users"));
      }
    }
  }

  @Test
  void withNothingToJoinAWriteIsFinal() {
    for (MediaStore store : stores) {
      MediaSlot slot = newSlot();
      store.put(slot, TestContent.small(1));
      assertThat(stores.get(0).count(slot)).isEqualTo(1);
    }
  }

  @Test
  void withNothingToJoinAndAutocommitOffAWriteIsFinalAllTheSame() throws SQLException {
    LeakCheckingPool off = new LeakCheckingPool(TestPostgres.withTables(), 1, false);
    MediaStore store = JdbcMediaStore.joining(new SpringConnections(off));
    MediaSlot slot = newSlot();
    store.put(slot, TestContent.small(1));
    off.assertNothingLeaked();
    assertThat(store.count(slot)).isEqualTo(1);
    off.assertNothingLeaked();
    off.close();
  }

  @Test
  void contentThatBreaksOffLeavesTheHostsTransactionAsItWas() {
    for (MediaStore store : stores) {
      MediaSlot slot = newSlot();
      MediaInfo before = store.put(slot, TestContent.small(1));
      transaction.executeWithoutResult(
          status -> {
            assertThatExceptionOfType(UnreadableUploadException.class)
                .isThrownBy(
                    () -> store.put(slot, TestContent.thatSays(LARGE, new byte[LARGE - 1])));
            store.add(slot, TestContent.small(2));
          });
      assertThat(store.list(slot)).extracting(MediaInfo::size).containsExactly(101L, 102L);
      assertThat(store.info(before.id())).isPresent();
    }
  }

  @Test
  void aWriteInsideAReadOnlyTransactionFailsAndSaysWhy() {
    TransactionTemplate readOnly = new TransactionTemplate(new DataSourceTransactionManager(pool));
    readOnly.setReadOnly(true);
    MediaSlot slot = newSlot();
    for (MediaStore store : stores) {
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(
              () -> readOnly.executeWithoutResult(status -> store.put(slot, TestContent.small(1))))
          .withMessageContaining(slot.toString())
          .withMessageContaining("read-only");
    }
  }

  @Test
  void mediaFoundInATransactionCanBeReadAfterIt() {
    for (MediaStore store : stores) {
      MediaSlot slot = newSlot();
      byte[] bytes = TestContent.bytes(LARGE, 3);
      Media found =
          transaction.execute(
              status -> {
                store.put(slot, TestContent.of(bytes));
                return store.find(slot).orElseThrow();
              });
      assertThat(found).isNotNull();
      assertThat(found.bytes()).isEqualTo(bytes);
    }
  }

  @Test
  void anAutonomousStoreWritesWhateverBecomesOfTheHostsTransaction() throws SQLException {
    LeakCheckingPool two = new LeakCheckingPool(TestPostgres.withTables(), 2, true);
    TransactionTemplate hosts = new TransactionTemplate(new DataSourceTransactionManager(two));
    hosts.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRED);
    MediaStore store = JdbcMediaStore.autonomous(two);
    MediaSlot slot = newSlot();
    hosts.executeWithoutResult(
        status -> {
          store.put(slot, TestContent.small(1));
          status.setRollbackOnly();
        });
    assertThat(store.count(slot)).isEqualTo(1);
    two.assertNothingLeaked();
    two.close();
  }

  private int users() {
    Integer count = jdbc.queryForObject("SELECT count(*) FROM users", Integer.class);
    return count == null ? 0 : count;
  }

  private static MediaSlot newSlot() {
    return MediaSlot.of("users", UUID.randomUUID(), "profile");
  }
}
