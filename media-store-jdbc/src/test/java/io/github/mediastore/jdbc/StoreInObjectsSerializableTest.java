package io.github.mediastore.jdbc;

import io.github.mediastore.contract.ConcurrencyContract;
import java.sql.SQLException;

/** Retries after serialization failures, with everything in objects. */
class StoreInObjectsSerializableTest extends PooledContract implements ConcurrencyContract {

  StoreInObjectsSerializableTest() throws SQLException {
    super(
        TestPostgres.withTables("-c default_transaction_isolation=serializable"),
        4,
        true,
        pool -> InObjects.builder(0).autonomous(pool));
  }
}
