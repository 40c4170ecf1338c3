package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaStore;
import io.github.mediastore.contract.MediaStoreContract;
import io.github.mediastore.contract.SlotNameContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;

/** The contract on one connection, whose autocommit mode must stay as it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OneConnectionContract extends MediaStoreContract implements SlotNameContract {

  private final boolean autoCommit;
  private final Connection connection;
  private final MediaStore store;

  OneConnectionContract(boolean autoCommit) throws SQLException {
    this(autoCommit, JdbcMediaStore.builder(), (store, staging) -> store);
  }

  OneConnectionContract(
      boolean autoCommit,
      JdbcMediaStoreBuilder builder,
      BiFunction<JdbcMediaStore, JdbcMediaStore, MediaStore> store)
      throws SQLException {
    PGSimpleDataSource dataSource = TestPostgres.withTables();
    this.autoCommit = autoCommit;
    connection = dataSource.getConnection();
    connection.setAutoCommit(autoCommit);
    JdbcMediaStore autonomous = builder.autonomous(dataSource);
    this.store = store.apply(autonomous.on(connection), autonomous);
  }

  @Override
  public final MediaStore store() {
    return store;
  }

  @AfterEach
  void theConnectionIsAsItWas() throws SQLException {
    assertThat(connection.isClosed()).isFalse();
    assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
    if (!autoCommit) {
      connection.rollback();
    }
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
  }
}
