package io.github.mediastore.jdbc;

import io.github.mediastore.contract.ConcurrencyContract;
import java.sql.SQLException;

/** Its own transactions, with all above a kilobyte in the files of a folder. */
class StoreInObjectsAboveALimitTest extends PooledContract implements ConcurrencyContract {

  StoreInObjectsAboveALimitTest() throws SQLException {
    super(
        4,
        true,
        pool -> JdbcMediaStore.builder().objects(InObjects.folder(), 1_000).autonomous(pool));
  }
}
