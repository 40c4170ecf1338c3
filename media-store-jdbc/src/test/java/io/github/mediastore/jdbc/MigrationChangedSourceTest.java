package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Removals of files that have changed since their import, while the database is lost now and then:
 * none was removed, so none may count as removed, or its new version is never imported.
 */
@Tag("once")
class MigrationChangedSourceTest {

  private static final String PHOTO = "users/1/profile.png";
  private static final MediaSlot SLOT = MediaSlot.of("users", 1, "profile");

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  @TempDir private Path root;
  private FileMigration migration;

  @BeforeEach
  void aPhotoThatHasChangedSinceItsImport() throws IOException {
    migration = ImportProcess.builder(database, root).build();
    migration.createLedger();
    ImportProcess.picture(root, PHOTO, 1);
    migration.run();
    ImportProcess.picture(root, PHOTO, 2);
  }

  /** Returns a migration whose database gives no connection for some of the times it is asked. */
  private FileMigration without(IntPredicate connections) {
    AtomicInteger count = new AtomicInteger();
    DataSource dataSource =
        (DataSource)
            Proxy.newProxyInstance(
                MigrationChangedSourceTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  if (connections.test(count.incrementAndGet())) {
                    throw new SQLException("The server is starting up", "57P03");
                  }
                  try {
                    return method.invoke(database, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return FileMigration.builder(dataSource, store::on, root)
        .files("users/{ownerId}/profile.*", "users", "profile")
        .build();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aRetryDoesNotTakeItForRemoved(int connection) {
    MigrationReport report;
    try {
      report = without(number -> number == connection).deleteConfirmed();
    } catch (MediaStorageException e) {
      report = migration.deleteConfirmed(); // What every file needs is not tried again.
    }

    assertThat(report.entries())
        .extracting(MigrationEntry::outcome, MigrationEntry::problem)
        .containsExactly(tuple(Outcome.FAILED, Problem.CHANGED));
    assertNewVersionIsImported();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void neitherDoesARemovalThatIsBrokenOff(int connection) {
    without(number -> number >= connection).deleteConfirmed();

    assertNewVersionIsImported();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void norTheNextRemoval(int connection) {
    without(number -> number >= connection).deleteConfirmed();

    assertThat(migration.deleteConfirmed().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.CHANGED);
    assertNewVersionIsImported();
  }

  private void assertNewVersionIsImported() {
    MediaInfo before = store.info(SLOT).orElseThrow();
    assertThat(root.resolve(PHOTO)).exists();
    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
    assertThat(store.list(SLOT)).hasSize(1).doesNotContain(before);
    assertThat(migration.deleteConfirmed().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1));
    assertThat(root.resolve(PHOTO)).doesNotExist();
  }
}
