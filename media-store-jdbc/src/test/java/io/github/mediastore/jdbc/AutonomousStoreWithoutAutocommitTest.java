package io.github.mediastore.jdbc;

import io.github.mediastore.contract.ConcurrencyContract;
import java.sql.SQLException;

/** Its own transactions, on connections that come with autocommit off. */
class AutonomousStoreWithoutAutocommitTest extends PooledContract implements ConcurrencyContract {

  AutonomousStoreWithoutAutocommitTest() throws SQLException {
    super(1, false, JdbcMediaStore::autonomous);
  }
}
