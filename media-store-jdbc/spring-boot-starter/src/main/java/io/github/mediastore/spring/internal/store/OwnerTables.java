package io.github.mediastore.spring.internal.store;

import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.spring.internal.settings.MediaStoreProperties.Owner;
import io.github.mediastore.spring.internal.settings.MediaStoreProperties.SchemaMode;
import io.github.mediastore.spring.internal.settings.Setting;
import io.github.mediastore.spring.internal.settings.SettingsException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The triggers that delete an owner's media with its row, in the same transaction and whoever
 * deletes it: installed where they are missing, or only looked for.
 */
public final class OwnerTables {

  private static final Logger LOG = LoggerFactory.getLogger(OwnerTables.class);

  private static final String PROPERTY = "media-store.owners.";

  /** Tables of a tree that have no such trigger; a partition needs one of its own. */
  private static final String WITHOUT_TRIGGER =
      """
      WITH RECURSIVE tree AS (
        SELECT ?::regclass::oid AS id
        UNION SELECT i.inhrelid FROM pg_inherits i JOIN tree t ON t.id = i.inhparent
      )
      SELECT count(*) FROM tree
      WHERE NOT EXISTS (
        SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE t.tgrelid = tree.id AND t.tgoldtable IS NOT NULL AND p.proname = ?
          AND convert_from(decode(split_part(encode(t.tgargs, 'escape'), '\\000', 2), 'escape'),
            getdatabaseencoding()) = ?)
      """;

  private final MediaSchema schema;
  private final MediaTables tables;
  private final DataSource dataSource;

  /** Looks at the owners' tables in a data source. */
  public OwnerTables(MediaSchema schema, MediaTables tables, DataSource dataSource) {
    this.schema = schema;
    this.tables = tables;
    this.dataSource = dataSource;
  }

  /**
   * Does what the mode says for each kind of owner.
   *
   * @throws SettingsException if a table is not there, or has no trigger and shall get none
   */
  public void prepare(Map<String, Owner> owners, SchemaMode mode) {
    if (mode != SchemaMode.NONE) {
      owners.forEach((type, owner) -> prepare(type, owner, mode));
    }
  }

  private void prepare(String type, Owner owner, SchemaMode mode) {
    String property = PROPERTY + type + ".table";
    String table = Setting.required(property, owner.table());
    String sql = schema.ownerTriggerSql(type, table, owner.key());
    try (Connection connection = dataSource.getConnection()) {
      if (hasTriggers(connection, type, table)) {
        return;
      }
      if (mode == SchemaMode.VERIFY) {
        throw new SettingsException(
            "The table %s, which the property %s names, has no trigger that removes the media of deleted rows"
                .formatted(table, property),
            "Set media-store.schema.mode=create, or run what MediaSchema.ownerTriggerSql returns as"
                + " a migration of yours.",
            null);
      }
      install(connection, sql);
      LOG.info("Media of {} are deleted with the rows of the table {} from now on", type, table);
    } catch (SQLException e) {
      throw new SettingsException(
          "The trigger for %s cannot be installed on the table %s: %s"
              .formatted(type, table, e.getMessage()),
          "Correct " + property + " and " + PROPERTY + type + ".key, or create the table first.",
          e);
    }
  }

  private boolean hasTriggers(Connection connection, String type, String table)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WITHOUT_TRIGGER)) {
      statement.setString(1, table);
      statement.setString(2, tables.prefix() + "media_owner");
      statement.setString(3, type);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1) == 0;
      }
    }
  }

  private static void install(Connection connection, String sql) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      if (!autoCommit) {
        connection.commit();
      }
    }
  }
}
