package io.github.mediastore.jdbc;

import io.github.mediastore.contract.ConcurrencyContract;
import java.sql.SQLException;

/** Its own transactions, really at once. */
class AutonomousStoreOfManyConnectionsTest extends PooledContract implements ConcurrencyContract {

  AutonomousStoreOfManyConnectionsTest() throws SQLException {
    super(8, true, JdbcMediaStore::autonomous);
  }
}
