package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Copies the rows of a medium within the database, a bounded number of chunks at a time. An object
 * is not copied: both refer to it then.
 */
final class MediaCopier {

  /** With chunks of half a mebibyte these are 16 MiB, so that no statement takes long. */
  private static final int CHUNKS_AT_ONCE = 32;

  private final ByColumns<MoveSql> sql;
  private final ObjectReferences references;

  MediaCopier(UnaryOperator<String> tables) {
    this.sql = new ByColumns<>(columns -> new MoveSql(tables, columns));
    this.references = new ObjectReferences(tables);
  }

  /**
   * Copies a medium whose slot is locked, and returns the key of the copy.
   *
   * @param slot the key of the slot that the copy goes to
   * @param columns those that the tables have now, all of which are copied
   */
  long copy(Connection connection, long medium, long slot, long ordinal, DescribedColumns columns)
      throws SQLException {
    MoveSql move = sql.with(columns);
    long copy;
    try (PreparedStatement statement = connection.prepareStatement(move.copyMedium)) {
      Parameters.of(statement).number(slot).number(ordinal).number(medium);
      copy = key(statement);
    }
    for (Representation representation : representations(connection, move, medium)) {
      try (PreparedStatement statement = connection.prepareStatement(move.copyRepresentation)) {
        Parameters.of(statement).number(copy).number(representation.id());
        long key = key(statement);
        if (representation.object() == null) {
          copyChunks(connection, move, representation, key);
        } else {
          references.takeNoteBack(connection, representation.object());
        }
      }
    }
    return copy;
  }

  private static List<Representation> representations(
      Connection connection, MoveSql sql, long medium) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.representations)) {
      Parameters.of(statement).number(medium);
      try (ResultSet row = statement.executeQuery()) {
        List<Representation> representations = new ArrayList<>();
        while (row.next()) {
          representations.add(Representation.of(row, "id"));
        }
        return representations;
      }
    }
  }

  private static void copyChunks(
      Connection connection, MoveSql sql, Representation representation, long copy)
      throws SQLException {
    int size = representation.chunkSize();
    long count = Math.max(1, (representation.size() + size - 1) / size);
    try (PreparedStatement statement = connection.prepareStatement(sql.copyChunks)) {
      for (long first = 0; first < count; first += CHUNKS_AT_ONCE) {
        long last = Math.min(first + CHUNKS_AT_ONCE, count) - 1;
        Parameters.of(statement)
            .number(copy)
            .number(representation.id())
            .integer((int) first)
            .integer((int) last);
        if (statement.executeUpdate() != last - first + 1) {
          throw new MediaStorageException(
              "Cannot copy representation %d: chunks between %d and %d are missing"
                  .formatted(representation.id(), first, last),
              null,
              false);
        }
      }
    }
  }

  private static long key(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong("id");
    }
  }
}
