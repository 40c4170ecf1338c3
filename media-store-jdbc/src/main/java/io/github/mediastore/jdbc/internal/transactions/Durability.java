package io.github.mediastore.jdbc.internal.transactions;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets a transaction of our own be on disk when its commit is answered, whatever the server or the
 * role is set to: what it says of an object store must not be older than what is there.
 */
public final class Durability {

  private static final String WAIT_FOR_DISK =
      """
      SELECT set_config('synchronous_commit', 'on', true)
      WHERE current_setting('synchronous_commit') = 'off'
      """;

  private Durability() {}

  /** Asks for it; the setting ends with the transaction. */
  public static void require(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(WAIT_FOR_DISK);
    }
  }
}
