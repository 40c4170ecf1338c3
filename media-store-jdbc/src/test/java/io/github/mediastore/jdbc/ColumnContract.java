package io.github.mediastore.jdbc;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.contract.ConcurrencyContract;
import io.github.mediastore.contract.MediaStoreContract;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/** The contract on columns of a table that exists. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ColumnContract extends MediaStoreContract
    implements ConcurrencyContract, UpkeepContract {

  private final DataSource database = TestPostgres.emptySchema();
  private final LeakCheckingPool pool;
  private final ColumnMediaStore store;
  private final ColumnMediaStore checkingStore;
  private final AtomicInteger parts = new AtomicInteger();

  ColumnContract(
      int connections,
      Supplier<ColumnMediaStoreBuilder> columns,
      BiFunction<ColumnMediaStoreBuilder, DataSource, ColumnMediaStore> factory)
      throws SQLException {
    TestPostgres.execute(
        database,
        """
        CREATE TABLE parts (
          id integer PRIMARY KEY,
          image_data bytea[], image_meta jsonb,
          drawing_data bytea[], drawing_meta jsonb,
          photo bytea, photo_meta jsonb,
          plan bytea, plan_meta jsonb
        )
        """);
    pool = new LeakCheckingPool(database, connections, true);
    store = factory.apply(columns.get(), pool);
    checkingStore = factory.apply(columns.get().checkReads(true), pool);
  }

  @Override
  public final MediaStore store() {
    return store;
  }

  @Override
  public final MediaSlot newSlot() {
    int id = parts.incrementAndGet();
    TestPostgres.execute(database, "INSERT INTO parts VALUES (" + id + ")");
    return MediaSlot.of("parts", id, holdsLists() ? "images" : "photo");
  }

  @Override
  public final VerifiedBatch verify(long after, int most) {
    return store.verify(after, most);
  }

  @Override
  public final MediaStatistics statistics() {
    return store.statistics();
  }

  @Override
  public final MediaStore checkingStore() {
    return checkingStore;
  }

  @Override
  public final void damage(MediaSlot slot) {
    String bytes = holdsLists() ? "image_data[1]" : "photo";
    TestPostgres.execute(
        database,
        "UPDATE parts SET %1$s = set_byte(%1$s, 40, get_byte(%1$s, 40) # 1) WHERE id = %2$s"
            .formatted(bytes, slot.ownerId()));
  }

  @Override
  public final boolean keepsRenditions() {
    return false;
  }

  @Override
  public final MediaSlot siblingOf(MediaSlot slot) {
    return new MediaSlot("parts", slot.ownerId(), holdsLists() ? "drawings" : "plan");
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
