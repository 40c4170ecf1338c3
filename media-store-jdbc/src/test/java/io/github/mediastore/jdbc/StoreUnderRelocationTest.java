package io.github.mediastore.jdbc;

import io.github.mediastore.contract.ConcurrencyContract;
import io.github.mediastore.jdbc.RelocationEntry.Outcome;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.postgresql.ds.PGSimpleDataSource;

/** The contract while all bytes go to objects and back all the time. */
class StoreUnderRelocationTest extends PooledContract implements ConcurrencyContract {

  private static final PGSimpleDataSource DATABASE = TestPostgres.withTables();
  private static final TestObjects OBJECTS = new TestObjects();

  private final JdbcMediaStore moved =
      JdbcMediaStore.builder().objects(OBJECTS, 0).autonomous(DATABASE);
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private volatile boolean isOver;
  private Future<?> moving = executor.submit(() -> {});

  StoreUnderRelocationTest() throws SQLException {
    super(
        DATABASE,
        2,
        true,
        pool -> JdbcMediaStore.builder().objects(OBJECTS, 700_000).autonomous(pool));
  }

  @BeforeAll
  void start() {
    moving =
        executor.submit(
            () -> {
              while (!isOver) {
                require(RelocationJob.intoObjects(moved).run());
                require(RelocationJob.intoTables(moved).run());
              }
            });
  }

  private static void require(RelocationReport report) {
    if (report.count(Outcome.DAMAGED) + report.count(Outcome.FAILED) > 0) {
      throw new AssertionError(report);
    }
  }

  @AfterAll
  void stop() throws Exception {
    isOver = true;
    moving.get();
    executor.shutdown();
  }
}
