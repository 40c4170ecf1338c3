package io.github.mediastore.jdbc;

import io.github.mediastore.contract.ConcurrencyContract;
import java.sql.SQLException;

/** Its own transactions where the host has made repeatable read the default. */
class AutonomousStoreRepeatableReadTest extends PooledContract implements ConcurrencyContract {

  AutonomousStoreRepeatableReadTest() throws SQLException {
    super(
        TestPostgres.withTables("-c default_transaction_isolation=repeatable\\ read"),
        8,
        true,
        JdbcMediaStore::autonomous);
  }
}
