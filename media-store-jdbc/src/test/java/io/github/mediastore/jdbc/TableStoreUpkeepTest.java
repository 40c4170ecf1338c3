package io.github.mediastore.jdbc;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import javax.sql.DataSource;

/** The upkeep of a store on tables of its own. */
class TableStoreUpkeepTest implements UpkeepContract {

  private final DataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  @Override
  public MediaStore store() {
    return store;
  }

  @Override
  public VerifiedBatch verify(long after, int most) {
    return store.verify(after, most);
  }

  @Override
  public MediaStatistics statistics() {
    return store.statistics();
  }

  @Override
  public MediaStore checkingStore() {
    return JdbcMediaStore.builder().checkReads(true).autonomous(database);
  }

  @Override
  public void damage(MediaSlot slot) {
    TestPostgres.execute(
        database,
        """
        UPDATE media_chunk SET data = set_byte(data, 40, get_byte(data, 40) # 1)
        WHERE representation_id IN (
          SELECT r.id FROM media_representation r JOIN media m ON m.id = r.media_id
            JOIN media_slot s ON s.id = m.slot_id WHERE s.owner_id = '%s')
        """
            .formatted(slot.ownerId()));
  }
}
