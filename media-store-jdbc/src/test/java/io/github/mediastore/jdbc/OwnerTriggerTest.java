package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.contract.TestContent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Media that go with their owner's row, and stay while it lives. */
class OwnerTriggerTest {

  private static final MediaSchema SCHEMA = MediaSchema.of(MediaTables.DEFAULT);

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  private void run(String sql) {
    TestPostgres.execute(database, sql);
  }

  private void watch(String ownerType, String table, String keyColumn) {
    run(SCHEMA.ownerTriggerSql(ownerType, table, keyColumn));
  }

  private void give(String ownerType, Object... ids) {
    for (Object id : ids) {
      store.put(MediaSlot.of(ownerType, id, "images"), TestContent.small(1));
    }
  }

  private boolean has(String ownerType, Object id) {
    return store.count(MediaSlot.of(ownerType, id, "images")) == 1;
  }

  private long slots() {
    return number("SELECT count(*) FROM media_slot");
  }

  private long number(String query) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError("Cannot run " + query, e);
    }
  }

  /** Orders in two levels of partitions: of years, and 2026 of regions. */
  private void partitionedOrders() {
    run(
        """
        CREATE TABLE orders (id integer, year integer, region text, PRIMARY KEY (id, year, region))
          PARTITION BY LIST (year);
        CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES IN (2025);
        CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES IN (2026)
          PARTITION BY LIST (region);
        CREATE TABLE orders_2026_north PARTITION OF orders_2026 FOR VALUES IN ('north');
        CREATE TABLE orders_2026_other PARTITION OF orders_2026 DEFAULT;
        INSERT INTO orders VALUES (1, 2025, 'north'), (2, 2026, 'north'), (3, 2026, 'south')
        """);
    watch("orders", "orders", "id");
    give("orders", 1, 2, 3);
  }

  static Stream<String> moves() {
    return Stream.of(
        "UPDATE orders SET year = 2026 WHERE id = 1",
        "UPDATE orders SET region = 'south' WHERE id = 2",
        "UPDATE orders_2026 SET region = 'north' WHERE id = 3",
        "UPDATE orders SET year = 4051 - year",
        """
        WITH gone AS (DELETE FROM orders WHERE id = 1 RETURNING id, region)
        INSERT INTO orders SELECT id, 2026, region FROM gone
        """,
        """
        WITH gone AS (DELETE FROM orders_2025 RETURNING id, region)
        INSERT INTO orders_2026 SELECT id, 2026, region FROM gone
        """);
  }

  @ParameterizedTest
  @MethodSource("moves")
  void aRowThatMovesKeepsItsMedia(String move) {
    partitionedOrders();
    run(move);
    assertThat(slots()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE FROM orders WHERE id = 1, 1",
    "DELETE FROM orders WHERE id = 3, 3",
    "DELETE FROM orders_2025, 1",
    "DELETE FROM orders_2026 WHERE region = 'south', 3",
    "DELETE FROM orders_2026_other, 3",
    "DELETE FROM ONLY orders_2026_north, 2",
  })
  void aRowDeletedByWayOfTheTableOrAPartitionTakesItsMediaAlong(String delete, int id) {
    partitionedOrders();
    run(delete);
    assertThat(has("orders", id)).isFalse();
    assertThat(slots()).isEqualTo(2);
  }

  @Test
  void aPartitionThatCameLaterIsWatchedFromTheTableAndAfterAnotherInstallationItself() {
    partitionedOrders();
    run(
        """
        CREATE TABLE orders_2027 PARTITION OF orders FOR VALUES IN (2027);
        INSERT INTO orders VALUES (4, 2027, 'north'), (5, 2027, 'north')
        """);
    give("orders", 4, 5);
    run("DELETE FROM orders WHERE id = 4");
    assertThat(has("orders", 4)).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> SCHEMA.verify(database))
        .withMessageContaining("the partition orders_2027 lacks the owner trigger of orders");
    watch("orders", "orders", "id");
    SCHEMA.verify(database);
    run("DELETE FROM orders_2027");
    assertThat(has("orders", 5)).isFalse();
    assertThat(slots()).isEqualTo(3);
  }

  @Test
  void ofRowsWithOneKeyOnlyTheLastTakesTheMediaAlong() {
    partitionedOrders();
    run("INSERT INTO orders VALUES (1, 2026, 'north')");
    run("DELETE FROM orders_2025");
    assertThat(has("orders", 1)).isTrue();
    run("DELETE FROM orders WHERE id = 1");
    assertThat(has("orders", 1)).isFalse();
  }

  @Test
  void twoWhoDeleteTheLastRowsWithOneKeyAtOnceLeaveNoMedia() throws Exception {
    partitionedOrders();
    run("INSERT INTO orders VALUES (1, 2026, 'north')");
    try (Connection one = database.getConnection();
        Statement first = one.createStatement()) {
      one.setAutoCommit(false);
      first.execute("DELETE FROM orders WHERE id = 1 AND year = 2025");
      CompletableFuture<Void> second =
          CompletableFuture.runAsync(() -> run("DELETE FROM orders WHERE id = 1 AND year = 2026"));
      awaitBlocked();
      one.commit();
      second.get(20, TimeUnit.SECONDS);
    }
    assertThat(has("orders", 1)).isFalse();
  }

  @Test
  void rowsOfTablesThatInheritAreWatched() {
    run(
        """
        CREATE TABLE pets (id integer PRIMARY KEY);
        CREATE TABLE dogs () INHERITS (pets);
        INSERT INTO pets VALUES (1), (2);
        INSERT INTO dogs VALUES (3), (4)
        """);
    watch("pets", "pets", "id");
    give("pets", 1, 2, 3, 4);
    run("DELETE FROM pets WHERE id IN (1, 3); DELETE FROM dogs WHERE id = 4");
    assertThat(has("pets", 2)).isTrue();
    assertThat(slots()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "parts, id, parts, id",
        "parts, id, PARTS, ID",
        "\"Parts\", \"Id\", \"Parts\", Id",
        "\"Parts\", \"Id\", \"Parts\", \"Id\"",
        "\"My \"\"Parts\"\" $install$\", \"The \"\"Id\"\" \\\", \"My \"\"Parts\"\" $install$\","
            + " The \"Id\" \\",
        "\"a.b\", \"c.d\", \"a.b\", \"c.d\"",
      })
  void namesAreThoseOfSqlOrOfTheCatalogue(
      String table, String column, String watchedTable, String watchedColumn) {
    run(
        "CREATE TABLE %1$s (%2$s integer PRIMARY KEY); INSERT INTO %1$s VALUES (1), (2)"
            .formatted(table, column));
    String ownerType = "it's \\ a ${table} of $function$ \u00e4";
    watch(ownerType, watchedTable, watchedColumn);
    give(ownerType, 1, 2);
    run("DELETE FROM %s WHERE %s = 1".formatted(table, column));
    assertThat(has(ownerType, 2)).isTrue();
    assertThat(slots()).isEqualTo(1);
  }

  @Test
  void aColumnThatIsNotThereIsNamedAtOnce() {
    run("CREATE TABLE parts (id integer PRIMARY KEY)");
    assertThatThrownBy(() -> watch("parts", "parts", "nope"))
        .cause()
        .hasMessageContaining("parts has no column nope");
  }

  @ParameterizedTest
  @CsvSource({
    "uuid, 00000000-0000-4000-8000-000000000001, 00000000-0000-4000-8000-000000000002",
    "text, a/b c, A/B C",
    "varchar(20), äöü, aou",
    "char(8), 'abc     ', 'abcd    '",
    "char(8), abc, abcd",
    "bigint, 1, 11",
    "'numeric(10,2)', 1.50, 1.05",
    "date, 2026-11-30, 2026-11-29",
    "mood, happy, sad",
    "email, a@b.example, b@a.example",
  })
  void aKeyMayHaveAnyType(String type, String gone, String kept) {
    run(
        """
        CREATE TYPE mood AS ENUM ('happy', 'sad');
        CREATE DOMAIN email AS text CHECK (VALUE LIKE '%%@%%');
        CREATE TABLE parts (tenant integer, key %s, PRIMARY KEY (tenant, key));
        INSERT INTO parts VALUES (1, '%s'), (1, '%s')
        """
            .formatted(type, gone, kept));
    watch("parts", "parts", "key");
    give("parts", gone, kept);
    assertThatExceptionOfType(MissingOwnerException.class)
        .isThrownBy(() -> give("parts", "no such key"));
    run("DELETE FROM parts WHERE key = '" + gone + "'");
    assertThat(has("parts", gone)).isFalse();
    assertThat(has("parts", kept)).isTrue();
  }

  @Test
  void aTableMayBeTheOwnerOfSeveralKindsAndAKindHaveSeveralTables() {
    run(
        """
        CREATE TABLE users (id integer PRIMARY KEY, login text UNIQUE);
        CREATE TABLE archived_users (id integer PRIMARY KEY);
        INSERT INTO users VALUES (1, 'one'), (2, 'two')
        """);
    watch("users", "users", "id");
    watch("logins", "users", "login");
    watch("users", "archived_users", "id");
    give("users", 1, 2);
    give("logins", "one", "two");
    run(
        """
        WITH gone AS (DELETE FROM users WHERE id = 1 RETURNING id)
        INSERT INTO archived_users SELECT id FROM gone
        """);
    assertThat(has("users", 1)).isTrue();
    assertThat(has("logins", "one")).isFalse();
    run("DELETE FROM archived_users");
    assertThat(has("users", 1)).isFalse();
    assertThat(List.of(has("users", 2), has("logins", "two"))).containsOnly(true);
  }

  @Test
  void otherKindsOfOwnersAreLeftAlone() {
    run("CREATE TABLE users (id integer PRIMARY KEY); INSERT INTO users VALUES (1), (2)");
    watch("users", "users", "id");
    give("users", 1);
    give("parts", 1);
    run("DELETE FROM users");
    assertThat(has("parts", 1)).isTrue();
    assertThat(slots()).isEqualTo(1);
  }

  @Test
  void aRoleThatDeletesNeedsNoRightsOnTheMediaAndAnySearchPathWillDo() {
    String schema = database.getCurrentSchema();
    run("CREATE TABLE users (id integer PRIMARY KEY); INSERT INTO users VALUES (1), (2)");
    watch("users", "users", "id");
    give("users", 1, 2);
    run(
        """
        CREATE ROLE clerk_%1$s;
        GRANT USAGE ON SCHEMA %1$s TO clerk_%1$s;
        GRANT SELECT, DELETE ON users TO clerk_%1$s;
        SET SESSION AUTHORIZATION clerk_%1$s;
        SET search_path = pg_temp, pg_catalog;
        CREATE TEMP TABLE media_slot (id bigint, owner_type text, owner_id text);
        CREATE TEMP TABLE users (id integer);
        DELETE FROM %1$s.users WHERE id = 1;
        RESET SESSION AUTHORIZATION
        """
            .formatted(schema));
    assertThat(has("users", 1)).isFalse();
    assertThat(has("users", 2)).isTrue();
  }

  @Test
  void aRoleWithATableOfItsOwnCannotClearTheMediaOfOthers() {
    String schema = database.getCurrentSchema();
    run("CREATE TABLE users (id integer PRIMARY KEY); INSERT INTO users VALUES (1)");
    watch("users", "users", "id");
    give("users", 1);
    run(
        "CREATE ROLE thief_%1$s; GRANT USAGE, CREATE ON SCHEMA %1$s TO thief_%1$s"
            .formatted(schema));
    assertThatThrownBy(
            () ->
                run(
                    """
                    SET SESSION AUTHORIZATION thief_%1$s;
                    CREATE TABLE mine (id integer);
                    INSERT INTO mine VALUES (1);
                    CREATE TRIGGER t AFTER DELETE ON mine REFERENCING OLD TABLE AS deleted
                    FOR EACH STATEMENT
                    EXECUTE FUNCTION media_owner('id', 'users', '%1$s.media_slot')
                    """
                        .formatted(schema)))
        .cause()
        .hasMessageContaining("permission denied for function media_owner");
  }

  @Test
  void rowsThatAPolicyHidesAreNotTakenForDeleted() {
    give("users", 1);
    run(
        """
        CREATE TABLE users (id integer, tenant integer, PRIMARY KEY (id, tenant));
        INSERT INTO users VALUES (1, 1), (1, 2);
        CREATE ROLE owner_%1$s;
        GRANT USAGE, CREATE ON SCHEMA %1$s TO owner_%1$s;
        GRANT ALL ON ALL TABLES IN SCHEMA %1$s TO owner_%1$s;
        ALTER TABLE users OWNER TO owner_%1$s;
        ALTER TABLE media_slot OWNER TO owner_%1$s;
        ALTER TABLE users ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY first ON users USING (tenant = 1);
        SET SESSION AUTHORIZATION owner_%1$s;
        """
                .formatted(database.getCurrentSchema())
            + SCHEMA.ownerTriggerSql("users", "users", "id"));
    assertThatThrownBy(
            () ->
                run(
                    "SET SESSION AUTHORIZATION owner_%1$s; DELETE FROM users"
                        .formatted(database.getCurrentSchema())))
        .cause()
        .hasMessageContaining("row-level security");
    assertThat(has("users", 1)).isTrue();
  }

  @Test
  void valuesOfAHundredMegabytesAreNotRead() {
    run(
        """
        CREATE TABLE users (id integer PRIMARY KEY, document bytea);
        ALTER TABLE users ALTER COLUMN document SET STORAGE EXTERNAL;
        INSERT INTO users
        SELECT i, decode(repeat('00', 100000000), 'hex') FROM generate_series(1, 2) i
        """);
    watch("users", "users", "id");
    give("users", 1, 2);
    // A row of this size as JSON is 200 MB of text; with as much memory for a statement it fails.
    run("SET work_mem = '64kB'; SET statement_timeout = '1s'; DELETE FROM users WHERE id = 1");
    assertThat(has("users", 2)).isTrue();
    assertThat(slots()).isEqualTo(1);
  }

  @Test
  void deletesByForeignKeysAndByMergeCount() {
    run(
        """
        CREATE TABLE firms (id integer PRIMARY KEY);
        CREATE TABLE users (id integer, firm integer REFERENCES firms ON DELETE CASCADE,
          PRIMARY KEY (id, firm)) PARTITION BY LIST (firm);
        CREATE TABLE users_1 PARTITION OF users FOR VALUES IN (1);
        CREATE TABLE users_2 PARTITION OF users FOR VALUES IN (2);
        INSERT INTO firms VALUES (1), (2);
        INSERT INTO users VALUES (1, 1), (2, 1), (3, 2)
        """);
    watch("users", "users", "id");
    give("users", 1, 2, 3);
    run("DELETE FROM firms WHERE id = 1");
    assertThat(has("users", 3)).isTrue();
    assertThat(slots()).isEqualTo(1);
  }

  @Test
  void whatIsRolledBackIsNotDeleted() {
    run("CREATE TABLE users (id integer PRIMARY KEY); INSERT INTO users VALUES (1)");
    watch("users", "users", "id");
    give("users", 1);
    run("BEGIN; SAVEPOINT s; DELETE FROM users; ROLLBACK TO SAVEPOINT s; COMMIT");
    assertThat(has("users", 1)).isTrue();
  }

  @Test
  void truncateLeavesTheMedia() {
    run("CREATE TABLE users (id integer PRIMARY KEY); INSERT INTO users VALUES (1)");
    watch("users", "users", "id");
    give("users", 1);
    run("TRUNCATE users");
    assertThat(has("users", 1)).isTrue();
  }

  @Test
  void installedTwiceItIsThereOnce() {
    run("CREATE TABLE users (id integer PRIMARY KEY); INSERT INTO users VALUES (1)");
    watch("users", "users", "id");
    watch("users", "users", "id");
    assertThat(
            number(
                "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'users'::regclass"
                    + " AND NOT tgisinternal"))
        .isEqualTo(1);
    assertThat(number("SELECT count(*) WHERE current_setting('search_path') = '\"$user\", public'"))
        .isZero();
  }

  @Test
  void theTriggerOfVersionOneIsReplaced() {
    run(
        """
        CREATE TABLE users (id integer, year integer, PRIMARY KEY (id, year))
          PARTITION BY LIST (year);
        CREATE TABLE users_1 PARTITION OF users FOR VALUES IN (1);
        CREATE TABLE users_2 PARTITION OF users FOR VALUES IN (2);
        INSERT INTO users VALUES (1, 1);
        CREATE FUNCTION media_clear_owner() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          DELETE FROM media_slot
          WHERE owner_type = TG_ARGV[0] AND owner_id = to_jsonb(OLD) ->> TG_ARGV[1];
          RETURN NULL;
        END
        $$;
        CREATE TRIGGER media_store_owner AFTER DELETE ON users
        FOR EACH ROW EXECUTE FUNCTION media_clear_owner('users', 'id')
        """);
    assertThatIllegalStateException()
        .isThrownBy(() -> SCHEMA.verify(database))
        .withMessageContaining("the table users has the owner trigger of version 1");
    watch("users", "users", "id");
    SCHEMA.verify(database);
    give("users", 1);
    run("UPDATE users SET year = 2");
    assertThat(has("users", 1)).isTrue();
    run("DELETE FROM users");
    assertThat(slots()).isZero();
  }

  @Test
  void anUploadThatWaitsForTheDeletionOfItsOwnerIsRefused() throws Exception {
    run("CREATE TABLE users (id integer PRIMARY KEY); INSERT INTO users VALUES (1)");
    watch("users", "users", "id");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("DELETE FROM users WHERE id = 1");
      CompletableFuture<Void> upload = CompletableFuture.runAsync(() -> give("users", 1));
      awaitBlocked();
      connection.commit();
      assertThat(upload)
          .failsWithin(20, TimeUnit.SECONDS)
          .withThrowableThat()
          .withCauseInstanceOf(MissingOwnerException.class)
          .withMessageContaining("users/1/images");
    }
    assertThat(slots()).isZero();
  }

  @Test
  void anUploadInTheTransactionThatMadeItsOwnerIsTaken() throws SQLException {
    run("CREATE TABLE users (id integer PRIMARY KEY)");
    watch("users", "users", "id");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO users VALUES (1)");
      store.on(connection).put(MediaSlot.of("users", 1, "images"), TestContent.small(1));
      connection.commit();
    }
    assertThat(has("users", 1)).isTrue();
  }

  @Test
  void aDeletionThatWaitsForAnUploadTakesItAlong() throws Exception {
    run("CREATE TABLE users (id integer PRIMARY KEY); INSERT INTO users VALUES (1), (2)");
    watch("users", "users", "id");
    give("users", 2);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      store.on(connection).put(MediaSlot.of("users", 1, "images"), TestContent.small(1));
      store.on(connection).add(MediaSlot.of("users", 2, "images"), TestContent.small(1));
      CompletableFuture<Void> deletion =
          CompletableFuture.runAsync(() -> run("DELETE FROM users WHERE id = 1"));
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(() -> run("DELETE FROM users WHERE id = 2"));
      awaitBlocked();
      connection.commit();
      deletion.get(20, TimeUnit.SECONDS);
      other.get(20, TimeUnit.SECONDS);
    }
    assertThat(number("SELECT count(*) FROM media_representation")).isZero();
    assertThat(slots()).isZero();
  }

  private void awaitBlocked() throws InterruptedException {
    String waiting =
        """
        SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE NOT l.granted AND a.query ~ '%s'
        """
            .formatted("media_slot|DELETE FROM");
    for (int i = 0; i < 2000 && number(waiting) == 0; i++) {
      Thread.sleep(10);
    }
    assertThat(number(waiting)).isPositive();
  }
}
