package io.github.mediastore.jdbc;

import io.github.mediastore.contract.ConcurrencyContract;
import java.sql.SQLException;

/** A store that joins where no transaction is under way, with everything in objects. */
class JoiningStoreInObjectsTest extends PooledContract implements ConcurrencyContract {

  JoiningStoreInObjectsTest() throws SQLException {
    super(1, true, pool -> InObjects.builder(0).joining(ConnectionSource.of(pool)));
  }
}
