package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Removals of files that a kill or another writer gets in the way of. */
class MigrationRemovalTest {

  private static final String PHOTO = "users/1/profile.png";
  private static final MediaSlot SLOT = MediaSlot.of("users", 1, "profile");

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  @TempDir private Path folder;
  private Path root;
  private FileMigration migration;
  private MediaInfo imported;

  @BeforeEach
  void takeAPhoto() throws IOException {
    root = Files.createDirectory(folder.resolve("uploads"));
    ImportProcess.picture(root, PHOTO, 1);
    migration = ImportProcess.builder(database, root).build();
    migration.createLedger();
    migration.run();
    imported = store.info(SLOT).orElseThrow();
  }

  @Test
  void aRemovalKilledBeforeItsCommitIsCompletedByTheNext() throws Exception {
    killWhileItCommits();

    assertThat(root.resolve(PHOTO)).doesNotExist();
    assertThat(migration.ledger().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
    assertThat(named().run().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1));
    assertThat(migration.undo().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.ONLY_COPY);
    assertThat(migration.deleteConfirmed().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1));
    assertThat(migration.deleteConfirmed().entries()).isEmpty();
    assertThat(named().run().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1));
    assertThat(store.info(SLOT)).map(MediaInfo::id).contains(imported.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "verify", "undo", "deleteConfirmed"})
  void anotherFileAfterAKilledRemovalDoesNotReplaceTheOnlyCopy(String step) throws Exception {
    killWhileItCommits();
    ImportProcess.picture(root, PHOTO, 2);

    ImportProcess.step(migration, step);
    assertThat(migration.run().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.ONLY_COPY);
    assertThat(migration.deleteConfirmed().count(Outcome.FAILED)).isZero();
    assertThat(migration.run().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.ONLY_COPY);
    assertThat(store.info(SLOT)).map(MediaInfo::id).contains(imported.id());
    assertThat(root.resolve(PHOTO)).exists();
  }

  @Test
  void aKilledRemovalIsCompletedThoughItsFileHasAnotherOwnerByThen() throws Exception {
    killWhileItCommits();
    FileMigration shared =
        FileMigration.builder(database, store::on, root)
            .query("SELECT 1, '" + PHOTO + "'", "firms", "logo")
            .build();

    assertThat(shared.deleteConfirmed().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.STILL_NEEDED);
    assertThat(migration.deleteConfirmed().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1));
  }

  /** A query that names the file, as long as its row is there. */
  private FileMigration named() {
    return FileMigration.builder(database, store::on, root)
        .query("SELECT 1, '" + PHOTO + "'", "users", "profile")
        .build();
  }

  /** Kills a process that has removed the file, and waits for the database. */
  private void killWhileItCommits() throws Exception {
    TestPostgres.execute(
        database,
        """
        CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN
            PERFORM set_config('application_name', 'commits', false), pg_sleep(100);
            RETURN NULL;
          END $$;
        CREATE CONSTRAINT TRIGGER wait AFTER UPDATE ON media_migration
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
          WHEN (new.outcome = 'SOURCE_REMOVED') EXECUTE FUNCTION wait()
        """);
    Process process = ImportProcess.start(database, root, "deleteConfirmed");
    while (process.isAlive() && Files.exists(root.resolve(PHOTO))) {
      Thread.sleep(5);
    }
    process.destroyForcibly().waitFor();
    TestPostgres.execute(
        database,
        """
        SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
        WHERE application_name = 'commits';
        DROP TRIGGER wait ON media_migration
        """);
  }

  @Test
  void aFileThatIsReplacedAfterItWasReadIsKept() throws IOException {
    FileTime modified = Files.getLastModifiedTime(root.resolve(PHOTO));
    FileMigration watched =
        ImportProcess.builder(
                beforeItIsWrittenThatTheFileIsRemoved(
                    () -> {
                      Path other = folder.resolve("other.png");
                      byte[] bytes = Files.readAllBytes(root.resolve(PHOTO));
                      bytes[bytes.length / 2]++;
                      Files.write(other, bytes);
                      Files.setLastModifiedTime(other, modified);
                      Files.delete(root.resolve(PHOTO));
                      Files.move(other, root.resolve(PHOTO));
                    }),
                root)
            .build();

    assertThat(watched.deleteConfirmed().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.CHANGED);
    assertThat(root.resolve(PHOTO)).exists();
    assertThat(migration.ledger().entries().get(0).outcome()).isEqualTo(Outcome.IMPORTED);
    assertThat(migration.ledger().entries().get(0).reason()).isNull();
  }

  private DataSource beforeItIsWrittenThatTheFileIsRemoved(Step step) {
    return watch(
        DataSource.class,
        database,
        (method, connection) ->
            !method.equals("getConnection")
                ? connection
                : watch(
                    Connection.class,
                    (Connection) connection,
                    (name, statement) ->
                        !name.equals("prepareStatement")
                            ? statement
                            : statement(step, (PreparedStatement) statement)));
  }

  private static PreparedStatement statement(Step step, PreparedStatement statement) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            MigrationRemovalTest.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
              if (arguments != null
                  && arguments.length == 2
                  && Outcome.SOURCE_REMOVED.name().equals(arguments[1])) {
                step.run();
              }
              return method.invoke(statement, arguments);
            });
  }

  private static <T> T watch(Class<T> type, T target, Wrapper wrapper) {
    return type.cast(
        Proxy.newProxyInstance(
            MigrationRemovalTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return wrapper.wrap(method.getName(), method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Test
  void filesAreNotMovedToWhereTheyAre() throws IOException {
    assertThatIllegalArgumentException().isThrownBy(() -> migration.moveConfirmed(root));
    Path link = Files.createSymbolicLink(folder.resolve("trash"), root);
    assertThatIllegalArgumentException().isThrownBy(() -> migration.moveConfirmed(link));
    assertThat(root.resolve(PHOTO)).exists();
    assertThat(migration.ledger().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
  }

  @Test
  void whatIsInTheTrashAlreadyIsNotReplaced() throws IOException {
    Path trash = folder.resolve("trash");
    ImportProcess.picture(trash, PHOTO, 7);
    byte[] before = Files.readAllBytes(trash.resolve(PHOTO));

    assertThat(migration.moveConfirmed(trash).entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.UNREADABLE);
    assertThat(trash.resolve(PHOTO)).hasBinaryContent(before);
    assertThat(root.resolve(PHOTO)).exists();
    assertThat(migration.ledger().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
  }

  /** Something done to files. */
  @FunctionalInterface
  private interface Step {

    void run() throws IOException;
  }

  /** Puts something around what a method returned. */
  @FunctionalInterface
  private interface Wrapper {

    Object wrap(String method, Object result);
  }
}
