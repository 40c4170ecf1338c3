package io.github.mediastore.jdbc;

import io.github.mediastore.contract.ConcurrencyContract;
import java.sql.SQLException;

/** Its own transactions, on a pool of one, with everything in objects. */
class StoreInObjectsTest extends PooledContract implements ConcurrencyContract {

  StoreInObjectsTest() throws SQLException {
    super(1, true, pool -> InObjects.builder(0).autonomous(pool));
  }
}
