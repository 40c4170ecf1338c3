package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The SQL of {@code docs/deployment.md} and {@code docs/troubleshooting.md}, run. */
class DatabasePagesTest {

  @Test
  void aRoleAndADatabaseAreMade() {
    PageDatabase.execute(
        PageDatabase.empty(),
        """
        CREATE ROLE parts LOGIN CREATEDB PASSWORD 'change me';
        CREATE DATABASE parts OWNER parts;
        """);
  }

  @Test
  void deadRowsAreCounted() throws SQLException {
    DataSource dataSource = PageDatabase.withTables();
    String sql =
        """
        SELECT t.relname, sum(s.n_dead_tup) AS dead, max(s.last_autovacuum) AS last_autovacuum
        FROM pg_class AS t JOIN pg_stat_all_tables AS s ON s.relid IN (t.oid, t.reltoastrelid)
        WHERE t.relname IN ('media_chunk', 'media_representation', 'users', 'organizations', 'parts')
        GROUP BY t.relname ORDER BY dead DESC;
        """;
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("relname")).startsWith("media_");
      assertThat(rows.next()).isTrue();
      assertThat(rows.next()).isFalse();
    }
  }
}
