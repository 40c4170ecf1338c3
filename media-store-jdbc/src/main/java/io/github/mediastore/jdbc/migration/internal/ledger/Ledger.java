package io.github.mediastore.jdbc.migration.internal.ledger;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.migration.internal.connections.LedgerConnections;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The table that says what became of each file. Its rows change with the store's, or not at all.
 */
public final class Ledger {

  private static final String SELECT =
      """
      SELECT source, owner_type, owner_id, slot_name, outcome, problem, reason,
        source_sha256, source_bytes, media_id, stored_sha256, stored_bytes
      FROM ${ledger}
      """;

  /** The row of a file in a slot, or the one of a time when slots were not written down. */
  private static final String OF_FILE =
      """
      WHERE source = ?
        AND (owner_type, owner_id, slot_name) IN ((?, ?, ?), ('', '', ''))
      ORDER BY owner_type DESC LIMIT 1
      """;

  private static final String INSERT_UNLESS_THERE =
      """
      WITH adopted AS (
        UPDATE ${ledger} SET owner_type = ?, owner_id = ?, slot_name = ?
        WHERE (source, owner_type, owner_id, slot_name) = (?, '', '', '')
          AND NOT EXISTS (
            SELECT FROM ${ledger} WHERE (source, owner_type, owner_id, slot_name) = (?, ?, ?, ?))
        RETURNING source
      )
      INSERT INTO ${ledger} (source, owner_type, owner_id, slot_name, outcome)
      SELECT ?, ?, ?, ?, 'FAILED' WHERE NOT EXISTS (SELECT FROM adopted)
      ON CONFLICT DO NOTHING
      """;

  private static final String WRITE =
      """
      INSERT INTO ${ledger} (source, owner_type, owner_id, slot_name, outcome, problem, reason,
        source_sha256, source_bytes, media_id, stored_sha256, stored_bytes)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (source, owner_type, owner_id, slot_name) DO UPDATE SET
        outcome = excluded.outcome, problem = excluded.problem, reason = excluded.reason,
        source_sha256 = excluded.source_sha256, source_bytes = excluded.source_bytes,
        media_id = excluded.media_id, stored_sha256 = excluded.stored_sha256,
        stored_bytes = excluded.stored_bytes, changed_at = clock_timestamp()
      """;

  private static final String OF_SLOT =
      "WHERE (source, owner_type, owner_id, slot_name) = (?, ?, ?, ?)";

  private final StoreTables store;
  private final String table;

  public Ledger(MediaTables tables) {
    this.store = new StoreTables(tables);
    this.table = store.name("media_migration");
  }

  /** Makes it, or gives one of an older version what it lacks; one that is whole is left alone. */
  public void create(LedgerConnections connections) {
    new LedgerTable(table).create(connections);
  }

  /** Returns whether nothing can be written there, as on a standby. */
  public boolean isReadOnly(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW transaction_read_only")) {
      return row.next() && row.getString(1).equals("on");
    }
  }

  /** Makes the commit wait until all that was committed is on disk, as it may be set not to. */
  public void waitForDisk(Connection connection) throws SQLException {
    String sql =
        """
        SELECT set_config('synchronous_commit', 'on', true)
        WHERE current_setting('synchronous_commit') = 'off'
        """;
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Looks without waiting for anybody. */
  public Optional<MigrationEntry> find(Connection connection, String source, MediaSlot slot)
      throws SQLException {
    Optional<MigrationEntry> found = one(connection, SELECT + OF_FILE, source, slot);
    return found.isPresent() && found.get().slot() == null
        ? Optional.of(lock(connection, source, slot)) // Now its row says the slot.
        : found;
  }

  /** Makes others who take the same file for the same slot wait until the transaction ends. */
  public MigrationEntry lock(Connection connection, String source, MediaSlot slot)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql(INSERT_UNLESS_THERE))) {
      int next = EntryRows.setSlot(statement, 1, slot);
      statement.setString(next++, source);
      statement.setString(next++, source);
      next = EntryRows.setSlot(statement, next, slot);
      statement.setString(next++, source);
      EntryRows.setSlot(statement, next, slot);
      statement.executeUpdate();
    }
    return one(connection, SELECT + OF_FILE + "FOR UPDATE", source, slot).orElseThrow();
  }

  /** Makes others who take that file for a slot that is known, or take it back, wait. */
  public List<MigrationEntry> lockAll(Connection connection, String source) throws SQLException {
    String rows = "WHERE source = ? ORDER BY owner_type, owner_id, slot_name FOR UPDATE";
    try (PreparedStatement statement = connection.prepareStatement(sql(SELECT + rows))) {
      statement.setString(1, source);
      return EntryRows.read(statement);
    }
  }

  public void write(Connection connection, MigrationEntry entry) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql(WRITE))) {
      EntryRows.set(statement, entry);
      statement.executeUpdate();
    }
  }

  /** Writes that a file was taken, and into which store. */
  public void writeTaken(Connection connection, MigrationEntry entry) throws SQLException {
    write(connection, entry);
    Optional<UUID> identity = store.identity(connection);
    if (identity.isPresent()) {
      String update = "UPDATE ${ledger} SET store = ?\n" + OF_SLOT;
      try (PreparedStatement statement = connection.prepareStatement(sql(update))) {
        statement.setObject(1, identity.get());
        statement.setString(2, entry.source());
        EntryRows.setSlot(statement, 3, entry.slot());
        statement.executeUpdate();
      }
    }
  }

  StoreTables store() {
    return store;
  }

  /** Returns whether a file was taken into this store, unless one of the two has no name. */
  boolean isOfThisStore(Connection connection, MigrationEntry entry) throws SQLException {
    Optional<UUID> identity = store.identity(connection);
    if (identity.isEmpty()) {
      return true;
    }
    // A ledger of before has no such column.
    String select =
        "SELECT coalesce((to_jsonb(row) ->> 'store')::uuid = ?, true) FROM ${ledger} row\n"
            + OF_SLOT;
    try (PreparedStatement statement = connection.prepareStatement(sql(select))) {
      statement.setObject(1, identity.get());
      statement.setString(2, entry.source());
      EntryRows.setSlot(statement, 3, entry.slot());
      try (ResultSet row = statement.executeQuery()) {
        return !row.next() || row.getBoolean(1);
      }
    }
  }

  public List<MigrationEntry> all(Connection connection) throws SQLException {
    return all(connection, "ORDER BY source, owner_type, owner_id, slot_name");
  }

  public List<MigrationEntry> lastChangedFirst(Connection connection) throws SQLException {
    return all(connection, "ORDER BY changed_at DESC, source DESC");
  }

  private List<MigrationEntry> all(Connection connection, String order) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql(SELECT + order))) {
      return EntryRows.read(statement);
    }
  }

  /** Returns what became of some files, in whatever slots. */
  public List<MigrationEntry> of(Connection connection, Collection<String> sources)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(sql(SELECT + "WHERE source = ANY (?)"))) {
      statement.setArray(1, connection.createArrayOf("text", sources.toArray()));
      return EntryRows.read(statement);
    }
  }

  /** Returns the media that files of a slot have become. */
  public Set<MediaId> mediaOf(Connection connection, MediaSlot slot) throws SQLException {
    String media =
        """
        SELECT media_id FROM ${ledger}
        WHERE (owner_type, owner_id, slot_name) = (?, ?, ?) AND media_id IS NOT NULL
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql(media))) {
      EntryRows.setSlot(statement, 1, slot);
      Set<MediaId> ids = new HashSet<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ids.add(new MediaId(row.getString(1)));
        }
      }
      return ids;
    }
  }

  private String sql(String template) {
    return template.replace("${ledger}", table);
  }

  private Optional<MigrationEntry> one(
      Connection connection, String template, String source, MediaSlot slot) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql(template))) {
      statement.setString(1, source);
      EntryRows.setSlot(statement, 2, slot);
      return EntryRows.read(statement).stream().findFirst();
    }
  }
}
