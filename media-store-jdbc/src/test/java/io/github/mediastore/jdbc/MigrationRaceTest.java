package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Removals and undos that meet: one copy is always left, and nothing is forgotten. */
class MigrationRaceTest {

  private static final String PHOTO = "users/1/profile.png";
  private static final MediaSlot SLOT = MediaSlot.of("users", 1, "profile");

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  @TempDir private Path root;
  private FileMigration other;

  @BeforeEach
  void takeAPhoto() throws IOException {
    ImportProcess.picture(root, PHOTO, 1);
    other = ImportProcess.builder(database, root).build();
    other.createLedger();
    assertThat(other.run().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
  }

  @Test
  void anUndoThatComesBetweenTheProofAndTheRemovalLeavesACopy() {
    CompletableFuture<Map<Outcome, Integer>> undo = new CompletableFuture<>();
    AtomicBoolean isProved = new AtomicBoolean();
    FileMigration removing =
        FileMigration.builder(
                database,
                connection ->
                    afterFind(
                        store.on(connection),
                        () -> {
                          if (!isProved.getAndSet(true)) {
                            undo.completeAsync(() -> other.undo().counts());
                            waitUntilItEndsOrWaits(undo);
                          }
                        }),
                root)
            .build();

    assertThat(removing.deleteConfirmed().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1));

    assertThat(undo.join()).as("the file is gone").isEqualTo(Map.of(Outcome.FAILED, 1));
    assertThat(isProved).isTrue();
    assertThat(root.resolve(PHOTO)).doesNotExist();
    assertThat(store.count(SLOT)).isEqualTo(1);
    assertThat(other.ledger().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1));
  }

  @Test
  void aRemovalThatComesAfterAnUndoKeepsTheFile() {
    FileMigration late = afterItsSnapshot(() -> other.undo());
    assertThat(late.deleteConfirmed().entries()).isEmpty();
    assertThat(root.resolve(PHOTO)).exists();
    assertThat(other.ledger().counts()).isEqualTo(Map.of(Outcome.UNDONE, 1));
  }

  @Test
  void whatTwoTakeBackAtOnceIsTakenAgain() {
    FileMigration late = afterItsSnapshot(() -> other.undo());
    assertThat(late.undo().counts()).isEqualTo(Map.of(Outcome.UNDONE, 1));
    assertThat(other.ledger().counts()).isEqualTo(Map.of(Outcome.UNDONE, 1));
    assertThat(other.run().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
  }

  @Test
  void anUndoDoesNotTakeBackWhatWasTakenAfterItHadLooked() throws IOException {
    FileMigration late =
        afterItsSnapshot(
            () -> {
              other.undo();
              other.run();
            });
    assertThat(late.undo().counts()).isEqualTo(Map.of(Outcome.FAILED, 1));
    assertThat(store.count(SLOT)).isEqualTo(1);
    assertThat(other.ledger().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
  }

  /** Returns a migration during which something is done once it has read the ledger. */
  private FileMigration afterItsSnapshot(Runnable meanwhile) {
    AtomicInteger connections = new AtomicInteger();
    DataSource watched =
        (DataSource)
            Proxy.newProxyInstance(
                MigrationRaceTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  if (connections.incrementAndGet() == 2) {
                    meanwhile.run();
                  }
                  return call(database, method, arguments);
                });
    return FileMigration.builder(watched, store::on, root).build();
  }

  private static MediaStore afterFind(MediaStore store, Runnable then) {
    return (MediaStore)
        Proxy.newProxyInstance(
            MigrationRaceTest.class.getClassLoader(),
            new Class<?>[] {MediaStore.class},
            (proxy, method, arguments) -> {
              Object found = call(store, method, arguments);
              if (method.getName().equals("find")) {
                then.run();
              }
              return found;
            });
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void waitUntilItEndsOrWaits(CompletableFuture<?> work) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      boolean waits = false;
      while (!work.isDone() && !waits) {
        try (ResultSet row =
            statement.executeQuery(
                "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pid <>"
                    + " pg_backend_pid())")) {
          row.next();
          waits = row.getBoolean(1);
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
