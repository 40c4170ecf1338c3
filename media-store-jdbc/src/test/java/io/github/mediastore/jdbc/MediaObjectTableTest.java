package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.contract.TestContent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What the tables promise of objects: no row refers to one that is doomed, and back. */
class MediaObjectTableTest {

  private static final MediaSchema SCHEMA = MediaSchema.of(MediaTables.DEFAULT);
  private static final String REFER = "UPDATE media_representation SET object_key = 'a/1'";
  private static final String DOOM = "UPDATE media_object SET live = false WHERE key = 'a/1'";

  private final PGSimpleDataSource database = TestPostgres.withTables();

  MediaObjectTableTest() {
    JdbcMediaStore.autonomous(database)
        .put(MediaSlot.of("parts", 1, "images"), TestContent.small(1));
    TestPostgres.execute(database, "INSERT INTO media_object (key) VALUES ('a/1')");
  }

  @Test
  void aReferencePreventsThatAnObjectIsDoomedOrForgotten() throws SQLException {
    TestPostgres.execute(database, REFER);
    assertThat(stateOf(DOOM)).isEqualTo("23503");
    assertThat(stateOf("DELETE FROM media_object")).isEqualTo("23503");
    TestPostgres.execute(database, "UPDATE media_object SET unreferenced_since = now()");
    TestPostgres.execute(database, "DELETE FROM media");
    assertThat(stateOf(DOOM)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Connection.TRANSACTION_READ_COMMITTED,
        Connection.TRANSACTION_REPEATABLE_READ,
        Connection.TRANSACTION_SERIALIZABLE
      })
  void anObjectThatIsDoomedRefusesReferences(int isolation) throws SQLException {
    try (Connection connection = open(database, isolation);
        Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT * FROM media_object").close();
      TestPostgres.execute(database, DOOM);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.executeUpdate(REFER))
          .matches(e -> e.getSQLState().matches("23503|40001"));
    }
  }

  @Test
  void aReferenceThatIsNotCommittedHoldsTheObject() throws SQLException {
    try (Connection connection = open(database, Connection.TRANSACTION_READ_COMMITTED);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(REFER);
      assertThat(rowsOf("SELECT key FROM media_object WHERE live FOR UPDATE SKIP LOCKED")).isZero();
      TestPostgres.execute(database, "UPDATE media_object SET unreferenced_since = now()");
    }
  }

  @Test
  void aRowIsHeldToWhatItsColumnsMean() {
    assertThat(stateOf("UPDATE media_representation SET object_live = false")).isEqualTo("23514");
    assertThat(stateOf("UPDATE media_representation SET object_live = NULL")).isEqualTo("23502");
    assertThat(stateOf("UPDATE media_representation SET object_key = 'a/2'")).isEqualTo("23503");
    assertThat(stateOf("UPDATE media_representation SET duration_millis = 0")).isEqualTo("23514");
    assertThat(stateOf("UPDATE media_representation SET duration_millis = 1")).isEmpty();
  }

  @Test
  void tablesOfBeforeWaitForTheEndOfTheRollout() throws Exception {
    PGSimpleDataSource old = SchemaVersionTest.versionOne();
    for (String script : new String[] {"V2__media_store.sql", "V3__media_store.sql"}) {
      TestPostgres.execute(
          old,
          Files.readString(Path.of("src/main/resources/io/github/mediastore/jdbc/schema", script)));
    }
    JdbcMediaStore.autonomous(old).put(MediaSlot.of("parts", 1, "images"), TestContent.small(1));
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> SCHEMA.finishRollout(old))
        .withMessageContaining("MediaSchema.create")
        .matches(e -> !e.isTransient());

    assertThat(SCHEMA.create(old)).isTrue();
    SCHEMA.verify(old);
    assertThat(rowsOf(old, "SELECT FROM media_store WHERE version = 4 AND oldest_program = 3"))
        .isEqualTo(1);
    TestPostgres.execute(old, SCHEMA.sqlFrom(3));
    try (Connection reader = open(old, Connection.TRANSACTION_READ_COMMITTED)) {
      JdbcMediaStore.autonomous(old).on(reader).count(MediaSlot.of("parts", 1, "images"));
      SCHEMA.finishRollout(old);
    }
    SCHEMA.finishRollout(old);
    assertThat(rowsOf(old, "SELECT FROM media_store WHERE oldest_program = 4")).isEqualTo(1);
    SCHEMA.verify(old);
    assertThat(shape(old)).isEqualTo(shape(database));
  }

  @Test
  void verifyNamesWhatIsMissing() {
    TestPostgres.execute(
        database,
        """
        ALTER TABLE media_representation DROP CONSTRAINT media_representation_object_fkey,
          DROP CONSTRAINT media_representation_object_live_check, DROP COLUMN duration_millis
        """);
    assertThatIllegalStateException()
        .isThrownBy(() -> SCHEMA.verify(database))
        .withMessageContaining("lacks FOREIGN KEY (object_key, object_live)")
        .withMessageContaining("lacks CHECK (object_live)")
        .withMessageContaining("lacks the column duration_millis");
    TestPostgres.execute(database, "DROP TABLE media_object");
    assertThatIllegalStateException()
        .isThrownBy(() -> SCHEMA.verify(database))
        .withMessageContaining("the table media_object is missing");
  }

  @Test
  void theTablesOfTwoStoresInOneSchemaAreApart() {
    MediaTables tables = new MediaTables(database.getCurrentSchema(), "shop_");
    MediaSchema.of(tables).create(database);
    MediaSchema.of(tables).verify(database);
    assertThatCode(() -> SCHEMA.verify(database)).doesNotThrowAnyException();
    assertThat(stateOf("INSERT INTO shop_media_object (key) VALUES ('b')")).isEmpty();
  }

  /** Constraints, validated or not, and indexes of the table of representations. */
  private static String shape(PGSimpleDataSource database) throws SQLException {
    try (Connection connection = open(database, Connection.TRANSACTION_READ_COMMITTED);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT (SELECT string_agg(pg_get_constraintdef(oid), E'\\n' ORDER BY conname)
                    FROM pg_constraint WHERE conrelid = 'media_representation'::regclass)
                  || (SELECT string_agg(regexp_replace(pg_get_indexdef(indexrelid), 'ON .* USING', ''),
                    E'\\n' ORDER BY indexrelid::regclass::text)
                    FROM pg_index WHERE indrelid = 'media_representation'::regclass)
                """)) {
      row.next();
      return row.getString(1);
    }
  }

  private String stateOf(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return "";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private long rowsOf(String sql) throws SQLException {
    return rowsOf(database, sql);
  }

  private static long rowsOf(PGSimpleDataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      long rows = 0;
      while (row.next()) {
        rows++;
      }
      return rows;
    }
  }

  private static Connection open(PGSimpleDataSource database, int isolation) throws SQLException {
    Connection connection = database.getConnection();
    connection.setTransactionIsolation(isolation);
    connection.setAutoCommit(false);
    return connection;
  }
}
