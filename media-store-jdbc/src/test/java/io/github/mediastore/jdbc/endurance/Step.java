package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.MediaStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/**
 * Something that can be done alone or in a transaction with others.
 *
 * @param name what it is called in the journal
 * @param after the values that it leaves
 * @param body does it
 */
record Step(String name, Map<String, String> after, Body body) {

  /** Runs a statement of the host with a number as its parameter. */
  static Step sql(String name, Map<String, String> after, String sql, long id) {
    return new Step(
        name,
        after,
        (store, connection) -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            int rows = statement.executeUpdate();
            if (rows != 1) {
              throw new Fault("%s of %d changed %d rows".formatted(name, id, rows));
            }
          }
        });
  }

  /** Does it. */
  @FunctionalInterface
  interface Body {

    /**
     * Does it.
     *
     * @param store writes on the connection if a transaction is under way, else by itself
     * @param connection for what is not the store's; in a transaction or in autocommit mode
     */
    void run(MediaStore store, Connection connection) throws SQLException;
  }
}
