package io.github.mediastore.jdbc.internal.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.jdbc.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How PostgreSQL runs the statements on columns of the host's. */
class ColumnSqlTest {

  @Test
  void theIndexOfTheKeyIsUsed() throws SQLException {
    DataSource database = TestPostgres.emptySchema();
    TestPostgres.execute(
        database,
        """
        CREATE TABLE users (id bigint PRIMARY KEY, profile_photo_data bytea);
        INSERT INTO users SELECT n FROM generate_series(10, 5000) AS n;
        ANALYZE users
        """);
    String sql =
        new ColumnSql(MediaColumn.of("users", "profile", "users.profile_photo_data", "id", false))
            .elements
            .replaceFirst("\\?", "0")
            .replaceFirst("\\?", "'{42}'");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("EXPLAIN " + sql)) {
      StringBuilder plan = new StringBuilder();
      while (row.next()) {
        plan.append(row.getString(1)).append('\n');
      }
      assertThat(plan).contains("users_pkey").doesNotContain("Seq Scan");
    }
  }
}
