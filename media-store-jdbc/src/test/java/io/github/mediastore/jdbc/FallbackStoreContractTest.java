package io.github.mediastore.jdbc;

import io.github.mediastore.contract.ConcurrencyContract;
import io.github.mediastore.jdbc.migration.FallbackMediaStore;
import io.github.mediastore.jdbc.migration.FileMigration;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A store with no files behind it does as the one that it wraps, on a pool of one. */
class FallbackStoreContractTest extends PooledContract implements ConcurrencyContract {

  FallbackStoreContractTest() throws SQLException {
    super(1, true, FallbackStoreContractTest::withoutFiles);
  }

  private static FallbackMediaStore withoutFiles(DataSource pool) {
    JdbcMediaStore store = JdbcMediaStore.autonomous(pool);
    FileMigration migration = ImportProcess.builder(pool, Path.of("target/no-files")).build();
    migration.createLedger();
    return FallbackMediaStore.importing(
        store, ConnectionSource.of(pool), migration, migration::filesOf);
  }
}
