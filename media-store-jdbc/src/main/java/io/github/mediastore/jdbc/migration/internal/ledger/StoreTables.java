package io.github.mediastore.jdbc.migration.internal.ledger;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.internal.schema.SchemaVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * What the store's tables tell of themselves: which store they are, and whether they can have held
 * a medium that is gone. Media in columns of the host's are not in them.
 */
final class StoreTables {

  /** A role that may not look at the sequence cannot say that an id was never given. */
  private static final String HISTORY =
      """
      SELECT coalesce(
          greatest(
            (SELECT max(id) FROM ${media}),
            CASE WHEN has_sequence_privilege(ids, 'USAGE, SELECT')
              THEN pg_sequence_last_value(ids) ELSE 9223372036854775807 END),
          0) < ?,
        EXISTS (SELECT FROM ${media_slot} WHERE (owner_type, owner_id, name) = (?, ?, ?))
      FROM (SELECT pg_get_serial_sequence('${media}', 'id')::regclass AS ids) sequence
      """;

  private final String schema;
  private final String prefix;

  StoreTables(MediaTables tables) {
    this.schema = tables.schema().isEmpty() ? "" : '"' + tables.schema() + "\".";
    this.prefix = tables.prefix();
  }

  String name(String table) {
    return schema + '"' + prefix + table + '"';
  }

  /**
   * Returns what the store calls itself; empty if its tables are of a version without a name, or
   * the role was given its rights when they were.
   */
  Optional<UUID> identity(Connection connection) throws SQLException {
    String store = name("media_store");
    return SchemaVersion.identity(connection, sql -> sql.replace("media_store", store));
  }

  /** Returns what the tables tell of a medium that is gone; empty if it was in a column. */
  Optional<History> of(Connection connection, MediaId id, MediaSlot slot) throws SQLException {
    if (!id.value().matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    if (!SchemaVersion.isReadable(connection, name("media"))) {
      return Optional.of(new History(false, false));
    }
    String sql =
        HISTORY.replace("${media}", name("media")).replace("${media_slot}", name("media_slot"));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, Long.parseLong(id.value()));
      statement.setString(2, slot.ownerType());
      statement.setString(3, slot.ownerId());
      statement.setString(4, slot.name());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Optional.of(new History(row.getBoolean(1), row.getBoolean(2)));
      }
    }
  }

  /**
   * What the tables tell of a medium that is gone.
   *
   * @param isOlder whether they never gave its id: they are another store's, or of a time before
   * @param hasSlot whether its slot is there, so that somebody removed the medium alone
   */
  record History(boolean isOlder, boolean hasSlot) {}
}
