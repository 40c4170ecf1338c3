package io.github.mediastore.jdbc.migration.internal.ledger;

import io.github.mediastore.jdbc.migration.internal.connections.LedgerConnections;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes the ledger's table.
 *
 * @param name as SQL has it
 */
record LedgerTable(String name) {

  void create(LedgerConnections connections) {
    boolean isWhole = connections.inTransaction(this::isWhole);
    if (!isWhole) {
      connections.inTransaction(
          connection -> {
            create(connection);
            return this;
          });
    }
  }

  /** Looks, because to create what is there already needs the right to. */
  private boolean isWhole(Connection connection) throws SQLException {
    String columns =
        """
        SELECT count(*) = 2 FROM pg_attribute
        WHERE attrelid = to_regclass(?) AND attname IN ('owner_type', 'store')
        """;
    try (PreparedStatement statement = connection.prepareStatement(columns)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private void create(Connection connection) throws SQLException {
    try (InputStream script =
            LedgerTable.class.getResourceAsStream(
                "/io/github/mediastore/jdbc/migration/ledger.sql");
        Statement statement = connection.createStatement()) {
      if (script == null) {
        throw new IllegalStateException("The jar lacks ledger.sql");
      }
      // Two that start at once would both find that it is missing.
      statement.execute("SELECT pg_advisory_xact_lock(hashtext('media_migration'))");
      String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      statement.execute(sql.replace("${ledger}", name));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read ledger.sql from the jar", e);
    }
  }
}
