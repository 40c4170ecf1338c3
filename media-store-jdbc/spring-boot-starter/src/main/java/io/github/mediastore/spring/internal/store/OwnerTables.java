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

  /**
   * Tables of a tree that have no such trigger; a partition needs one of its own. Its arguments are
   * the key, the kind of owner and the table of slots.
   */
  private static final String WITHOUT_TRIGGER =
      """
      WITH RECURSIVE tree AS (
        SELECT ?::regclass::oid AS id
        UNION SELECT i.inhrelid FROM pg_inherits i JOIN tree t ON t.id = i.inhparent
      ), triggers AS (
        SELECT t.tgrelid, (
          SELECT array_agg(convert_from(decode(a, 'escape'), getdatabaseencoding()) ORDER BY n)
          FROM unnest(string_to_array(encode(t.tgargs, 'escape'), '\\000'))
            WITH ORDINALITY AS u (a, n)) AS arguments
        FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE t.tgoldtable IS NOT NULL AND p.proname = ?
      )
      SELECT count(*) FROM tree
      WHERE NOT EXISTS (
        SELECT FROM triggers t
        WHERE t.tgrelid = tree.id AND t.arguments[1] IN (?, lower(?)) AND t.arguments[2] = ?
          AND to_regclass(t.arguments[3]) = to_regclass(?))
      """;

  /** Nodes that start at the same time wait for each other. */
  private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('media_owner'))";

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
    try (Connection connection = dataSource.getConnection()) {
      if (hasTriggers(connection, type, table, owner.key())) {
        return;
      }
      if (mode == SchemaMode.VERIFY) {
        throw new SettingsException(
            "The table %s, which the property %s names, has no trigger that deletes the media of"
                    .formatted(table, property)
                + " deleted rows",
            "Set media-store.schema.mode=create, or run what MediaSchema.ownerTriggerSql returns as"
                + " a migration of yours.",
            null);
      }
      install(connection, schema.ownerTriggerSql(type, table, owner.key()));
      LOG.info("Media of {} are deleted with the rows of the table {} from now on", type, table);
    } catch (SQLException e) {
      throw new SettingsException(
          "The trigger for %s cannot be installed on the table %s: %s"
              .formatted(type, table, e.getMessage()),
          "Correct " + property + " and " + PROPERTY + type + ".key, or create the table first.",
          e);
    }
  }

  private boolean hasTriggers(Connection connection, String type, String table, String key)
      throws SQLException {
    String unquoted = key.replaceAll("^\"|\"$", "");
    try (PreparedStatement statement = connection.prepareStatement(WITHOUT_TRIGGER)) {
      statement.setString(1, table);
      statement.setString(2, tables.prefix() + "media_owner");
      statement.setString(3, unquoted);
      statement.setString(4, unquoted);
      statement.setString(5, type);
      statement.setString(6, slots());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1) == 0;
      }
    }
  }

  private String slots() {
    String name = '"' + tables.prefix() + "media_slot\"";
    return tables.schema().isEmpty() ? name : '"' + tables.schema() + "\"." + name;
  }

  private static void install(Connection connection, String sql) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK);
      statement.execute(sql);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(autoCommit);
    }
  }
}
