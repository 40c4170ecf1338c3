package io.github.mediastore.jdbc;

import io.github.mediastore.contract.ConcurrencyContract;
import java.sql.SQLException;

/** Its own transactions where the host has made serializable the default. */
class AutonomousStoreSerializableTest extends PooledContract implements ConcurrencyContract {

  AutonomousStoreSerializableTest() throws SQLException {
    super(
        TestPostgres.withTables("-c default_transaction_isolation=serializable"),
        8,
        true,
        JdbcMediaStore::autonomous);
  }
}
