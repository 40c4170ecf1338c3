package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.contract.TestContent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.util.Strings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Statements that insert, change and delete owners at once, with the owner trigger. */
class OwnerStatementsTest {

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  @BeforeEach
  void usersOneToFourInPartitionsAndMediaOfEach() {
    TestPostgres.execute(
        database,
        """
        CREATE TABLE users (id integer, region integer DEFAULT 0, PRIMARY KEY (id, region))
          PARTITION BY LIST (region);
        CREATE TABLE users_0 PARTITION OF users FOR VALUES IN (0);
        CREATE TABLE users_1 PARTITION OF users FOR VALUES IN (1);
        INSERT INTO users VALUES (1, 0), (2, 0), (3, 1), (4, 1);
        CREATE TABLE news (id integer, region integer);
        INSERT INTO news VALUES (2, 0), (3, 0), (4, 1), (5, 0)
        """);
    TestPostgres.execute(
        database, MediaSchema.of(MediaTables.DEFAULT).ownerTriggerSql("users", "users", "id"));
    IntStream.rangeClosed(1, 4).forEach(user -> store.put(slot(user), TestContent.small(user)));
  }

  private static MediaSlot slot(int user) {
    return MediaSlot.of("users", user, "photo");
  }

  private List<Integer> withMedia() {
    return IntStream.rangeClosed(1, 6).filter(u -> store.count(slot(u)) > 0).boxed().toList();
  }

  private void requireVersion(int version) {
    try (Connection connection = database.getConnection()) {
      assumeTrue(
          connection.getMetaData().getDatabaseMajorVersion() >= version,
          "Needs PostgreSQL " + version);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "15 | WHEN MATCHED AND u.id = 2 THEN DELETE | 134",
        "15 | WHEN MATCHED THEN DELETE | 1",
        "15 | WHEN MATCHED THEN UPDATE SET region = n.region | 1234",
        "15 | WHEN MATCHED THEN UPDATE SET region = 1 - u.region | 1234",
        "15 | WHEN NOT MATCHED THEN INSERT VALUES (n.id, n.region) | 1234",
        """
        15 | WHEN MATCHED AND u.region <> n.region THEN UPDATE SET region = n.region \
             WHEN MATCHED AND u.id = 4 THEN DELETE \
             WHEN NOT MATCHED THEN INSERT VALUES (n.id, n.region) | 123\
        """,
        "15 | WHEN MATCHED THEN DO NOTHING | 1234",
        "17 | WHEN NOT MATCHED BY SOURCE THEN DELETE | 234",
        "17 | WHEN NOT MATCHED BY SOURCE THEN UPDATE SET region = 1 | 1234"
      })
  void mergeTakesTheMediaOfTheRowsItDeletesAndOfNoOthers(
      int version, String actions, String withMedia) {
    requireVersion(version);
    TestPostgres.execute(database, "MERGE INTO users u USING news n ON u.id = n.id\n" + actions);
    assertThat(Strings.join(withMedia()).with("")).isEqualTo(withMedia);
  }

  @Test
  void aRowThatOneMergeDeletesAndInsertsKeepsItsMedia() {
    requireVersion(15);
    TestPostgres.execute(
        database,
        """
        MERGE INTO users u
        USING (SELECT id, region FROM users UNION ALL SELECT 1, 1) n
        ON u.id = n.id AND u.region = n.region
        WHEN MATCHED AND u.id = 1 THEN DELETE
        WHEN NOT MATCHED THEN INSERT VALUES (n.id, n.region)
        """);
    assertThat(withMedia()).containsExactly(1, 2, 3, 4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSERT INTO users VALUES (1, 0), (5, 0) ON CONFLICT DO NOTHING | 1234",
        """
        INSERT INTO users SELECT * FROM news \
        ON CONFLICT (id, region) DO UPDATE SET id = excluded.id | 1234\
        """,
        """
        WITH gone AS (DELETE FROM users WHERE id IN (1, 2) RETURNING id, region) \
        INSERT INTO users SELECT id, 1 FROM gone WHERE id = 1 ON CONFLICT DO NOTHING | 134\
        """,
        """
        WITH gone AS (DELETE FROM users WHERE id = 1 RETURNING id) \
        INSERT INTO users SELECT 3, 1 FROM gone ON CONFLICT DO NOTHING | 234\
        """
      })
  void insertOnConflictTakesNoMediaButThoseOfRowsThatAreGone(String insert, String withMedia) {
    TestPostgres.execute(database, insert);
    assertThat(Strings.join(withMedia()).with("")).isEqualTo(withMedia);
  }

  @Test
  void anOwnerThatIsInsertedUnlessItIsThereCanHaveMediaInTheSameTransaction() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      for (int user : new int[] {1, 5}) {
        connection
            .createStatement()
            .execute("INSERT INTO users VALUES (%d) ON CONFLICT DO NOTHING".formatted(user));
        store.on(connection).add(slot(user), TestContent.small(9));
      }
      connection.commit();
    }
    assertThat(withMedia()).containsExactly(1, 2, 3, 4, 5);
    assertThat(store.count(slot(1))).isEqualTo(2);
  }
}
