package io.github.mediastore.jdbc;

import io.github.mediastore.contract.ConcurrencyContract;
import java.sql.SQLException;

/** A store that joins, where no transaction is under way. */
class JoiningStoreWithNothingToJoinTest extends PooledContract implements ConcurrencyContract {

  JoiningStoreWithNothingToJoinTest() throws SQLException {
    super(1, true, pool -> JdbcMediaStore.joining(ConnectionSource.of(pool)));
  }
}
