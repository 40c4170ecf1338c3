package io.github.mediastore.jdbc;

import io.github.mediastore.contract.ConcurrencyContract;
import java.sql.SQLException;

/** Its own transactions, on a pool of one. */
class AutonomousStoreTest extends PooledContract implements ConcurrencyContract {

  AutonomousStoreTest() throws SQLException {
    super(1, true, JdbcMediaStore::autonomous);
  }
}
