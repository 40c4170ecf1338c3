package io.github.mediastore.jdbc;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.contract.ConcurrencyContract;
import io.github.mediastore.contract.MediaStoreContract;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/** The contract on BYTEA[] columns of a table that exists. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ColumnContract extends MediaStoreContract implements ConcurrencyContract {

  private final DataSource database = TestPostgres.emptySchema();
  private final LeakCheckingPool pool;
  private final MediaStore store;
  private final AtomicInteger parts = new AtomicInteger();

  ColumnContract(int connections, Function<DataSource, MediaStore> factory) throws SQLException {
    TestPostgres.execute(
        database,
        """
        CREATE TABLE parts (
          id integer PRIMARY KEY,
          image_data bytea[], image_meta jsonb,
          drawing_data bytea[], drawing_meta jsonb
        )
        """);
    pool = new LeakCheckingPool(database, connections, true);
    store = factory.apply(pool);
  }

  @Override
  public final MediaStore store() {
    return store;
  }

  @Override
  public final MediaSlot newSlot() {
    int id = parts.incrementAndGet();
    TestPostgres.execute(database, "INSERT INTO parts VALUES (" + id + ")");
    return MediaSlot.of("parts", id, "images");
  }

  @Override
  public final boolean keepsRenditions() {
    return false;
  }

  @Override
  public final MediaSlot siblingOf(MediaSlot slot) {
    return new MediaSlot("parts", slot.ownerId(), "drawings");
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
