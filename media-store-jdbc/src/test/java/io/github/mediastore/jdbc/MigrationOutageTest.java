package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases that cannot be used: a migration stops, says so, and goes on when they can. */
@Tag("once")
class MigrationOutageTest {

  private static final int FILES = 20;

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  @TempDir private Path root;

  @BeforeEach
  void photosOfUsers() throws IOException {
    for (int user = 0; user < FILES; user++) {
      ImportProcess.picture(root, "users/" + user + "/profile.png", user);
    }
    ImportProcess.builder(database, root).build().createLedger();
  }

  @ParameterizedTest
  @CsvSource({
    "run,             IMPORTED",
    "verify,          IMPORTED",
    "undo,            UNDONE",
    "deleteConfirmed, SOURCE_REMOVED"
  })
  void everyStepEndsEarlyAndGoesOnLater(String step, Outcome done) {
    FileMigration migration = ImportProcess.builder(database, root).build();
    if (!step.equals("run")) {
      migration.run();
    }
    AtomicInteger connections = new AtomicInteger();
    FileMigration cutOff =
        FileMigration.builder(
                (DataSource)
                    Proxy.newProxyInstance(
                        MigrationOutageTest.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (proxy, method, arguments) -> {
                          if (connections.incrementAndGet() > 8) {
                            throw new SQLException("permission denied", "42501");
                          }
                          try {
                            return method.invoke(database, arguments);
                          } catch (InvocationTargetException e) {
                            throw e.getCause();
                          }
                        }),
                store::on,
                root)
            .files("users/{ownerId}/profile.*", "users", "profile")
            .build();

    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> ImportProcess.step(cutOff, step))
        .withMessageContaining("Stopped early")
        .withMessageContaining("goes on from there")
        .withMessageContaining("permission denied");
    assertThat(connections).hasValueLessThan(8 + FILES);

    ImportProcess.step(migration, step);
    assertThat(migration.ledger().counts()).isEqualTo(Map.of(done, FILES));
  }

  @Test
  void aFullDiskEndsARunEarly() {
    TestPostgres.refuse(database, "INSERT ON media", "No space left on device", "53100");
    FileMigration migration = ImportProcess.builder(database, root).build();

    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(migration::run)
        .withMessageContaining("Stopped early")
        .withMessageContaining("No space left");
    TestPostgres.execute(database, "DROP TRIGGER refuse ON media");
    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.IMPORTED, FILES));
  }

  @Test
  void filesThatFailForReasonsOfTheirOwnEndNothing() {
    TestPostgres.execute(
        database,
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'No such user'; END $$;
        CREATE TRIGGER refuse BEFORE INSERT ON media FOR EACH ROW EXECUTE FUNCTION refuse()
        """);

    assertThat(ImportProcess.builder(database, root).build().run().counts())
        .isEqualTo(Map.of(Outcome.FAILED, FILES));
  }
}
