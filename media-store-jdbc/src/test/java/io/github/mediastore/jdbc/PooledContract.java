package io.github.mediastore.jdbc;

import io.github.mediastore.MediaStore;
import io.github.mediastore.contract.MediaStoreContract;
import io.github.mediastore.contract.SlotNameContract;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/** The contract on a pool that must be whole again after each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PooledContract extends MediaStoreContract implements SlotNameContract {

  private final LeakCheckingPool pool;
  private final MediaStore store;

  PooledContract(int connections, boolean autoCommit, Function<DataSource, MediaStore> factory)
      throws SQLException {
    this(TestPostgres.withTables(), connections, autoCommit, factory);
  }

  PooledContract(
      DataSource database,
      int connections,
      boolean autoCommit,
      Function<DataSource, MediaStore> factory)
      throws SQLException {
    pool = new LeakCheckingPool(database, connections, autoCommit);
    store = factory.apply(pool);
  }

  @Override
  public final MediaStore store() {
    return store;
  }

  @AfterEach
  void nothingLeaked() {
    pool.assertNothingLeaked();
  }

  @AfterAll
  void closePool() throws SQLException {
    pool.close();
  }
}
