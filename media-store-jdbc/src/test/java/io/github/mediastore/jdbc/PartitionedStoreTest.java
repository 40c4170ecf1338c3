package io.github.mediastore.jdbc;

import io.github.mediastore.contract.ConcurrencyContract;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The contract on chunks in partitions. */
class PartitionedStoreTest extends PooledContract implements ConcurrencyContract {

  PartitionedStoreTest() throws SQLException {
    super(withPartitions(), 2, true, JdbcMediaStore::autonomous);
  }

  private static DataSource withPartitions() {
    DataSource dataSource = TestPostgres.emptySchema();
    MediaSchema.of(MediaTables.DEFAULT).partitionedChunks(5).create(dataSource);
    return dataSource;
  }
}
