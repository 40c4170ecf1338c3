package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Knows which objects representations refer to, and tells the sweep of a new reference. */
public final class ObjectReferences {

  private final ObjectSql sql;

  public ObjectReferences(UnaryOperator<String> tables) {
    this.sql = new ObjectSql(tables);
  }

  /** Takes back what a sweep has noted of an object that the transaction has referred to now. */
  void takeNoteBack(Connection connection, String key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.takeNoteBack)) {
      Parameters.of(statement).text(key).text(key);
      statement.execute();
    }
  }

  /** Returns whether a representation is there and refers to its object. */
  public boolean exists(Connection connection, Representation representation) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.isReferred)) {
      Parameters.of(statement).number(representation.id()).text(representation.object());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Returns a representation whose bytes were in chunks, if an object has them now. */
  public Optional<Representation> inObject(Connection connection, Representation representation)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.object)) {
      Parameters.of(statement).number(representation.id());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(Representation.of(row, "id")).filter(now -> now.object() != null)
            : Optional.empty();
      }
    }
  }
}
