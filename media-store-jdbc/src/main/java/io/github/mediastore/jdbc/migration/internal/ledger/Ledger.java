package io.github.mediastore.jdbc.migration.internal.ledger;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.migration.internal.connections.LedgerConnections;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  private final String table;

  public Ledger(MediaTables tables) {
    String name = '"' + tables.prefix() + "media_migration\"";
    this.table = tables.schema().isEmpty() ? name : '"' + tables.schema() + "\"." + name;
  }

  /** Makes it, or gives one of an older version what it lacks; one that is whole is left alone. */
  public void create(LedgerConnections connections) {
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
        SELECT count(*) = 3 FROM pg_attribute
        WHERE attrelid = to_regclass(?) AND attname IN ('owner_type', 'problem', 'changed_at')
        """;
    try (PreparedStatement statement = connection.prepareStatement(columns)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private void create(Connection connection) throws SQLException {
    try (InputStream script =
            Ledger.class.getResourceAsStream("/io/github/mediastore/jdbc/migration/ledger.sql");
        Statement statement = connection.createStatement()) {
      if (script == null) {
        throw new IllegalStateException("The jar lacks ledger.sql");
      }
      // Two that start at once would both find that it is missing.
      statement.execute("SELECT pg_advisory_xact_lock(hashtext('media_migration'))");
      statement.execute(sql(new String(script.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read ledger.sql from the jar", e);
    }
  }

  /** Returns whether nothing can be written there, as on a standby. */
  public boolean isReadOnly(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW transaction_read_only")) {
      return row.next() && row.getString(1).equals("on");
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
      int next = setSlot(statement, 1, slot);
      statement.setString(next++, source);
      statement.setString(next++, source);
      next = setSlot(statement, next, slot);
      statement.setString(next++, source);
      setSlot(statement, next, slot);
      statement.executeUpdate();
    }
    return one(connection, SELECT + OF_FILE + "FOR UPDATE", source, slot).orElseThrow();
  }

  /** Makes others who take that file for a slot that is known, or take it back, wait. */
  public List<MigrationEntry> lockAll(Connection connection, String source) throws SQLException {
    String rows = "WHERE source = ? ORDER BY owner_type, owner_id, slot_name FOR UPDATE";
    try (PreparedStatement statement = connection.prepareStatement(sql(SELECT + rows))) {
      statement.setString(1, source);
      return entries(statement);
    }
  }

  public void write(Connection connection, MigrationEntry entry) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql(WRITE))) {
      statement.setString(1, entry.source());
      setSlot(statement, 2, entry.slot());
      statement.setString(5, entry.outcome().name());
      statement.setString(6, entry.problem() == null ? null : entry.problem().name());
      statement.setString(7, entry.reason());
      statement.setObject(8, bytes(entry.sourceSha256()), Types.BINARY);
      statement.setLong(9, entry.sourceBytes());
      statement.setString(10, entry.mediaId() == null ? null : entry.mediaId().value());
      statement.setObject(11, bytes(entry.storedSha256()), Types.BINARY);
      statement.setLong(12, entry.storedBytes());
      statement.executeUpdate();
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
      return entries(statement);
    }
  }

  /** Returns what became of some files, in whatever slots. */
  public List<MigrationEntry> of(Connection connection, Collection<String> sources)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(sql(SELECT + "WHERE source = ANY (?)"))) {
      statement.setArray(1, connection.createArrayOf("text", sources.toArray()));
      return entries(statement);
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
      setSlot(statement, 1, slot);
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
      setSlot(statement, 2, slot);
      return entries(statement).stream().findFirst();
    }
  }

  /** Returns the number of the parameter that follows. */
  private static int setSlot(PreparedStatement statement, int first, @Nullable MediaSlot slot)
      throws SQLException {
    statement.setString(first, slot == null ? "" : slot.ownerType());
    statement.setString(first + 1, slot == null ? "" : slot.ownerId());
    statement.setString(first + 2, slot == null ? "" : slot.name());
    return first + 3;
  }

  private static List<MigrationEntry> entries(PreparedStatement statement) throws SQLException {
    List<MigrationEntry> entries = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        entries.add(entry(row));
      }
    }
    return entries;
  }

  private static MigrationEntry entry(ResultSet row) throws SQLException {
    String ownerType = row.getString("owner_type");
    @Nullable String id = row.getString("media_id");
    return new MigrationEntry(
        row.getString("source"),
        ownerType.isEmpty()
            ? null
            : new MediaSlot(ownerType, row.getString("owner_id"), row.getString("slot_name")),
        Outcome.valueOf(row.getString("outcome")),
        problem(row.getString("problem")),
        row.getString("reason"),
        sha256(row.getBytes("source_sha256")),
        row.getLong("source_bytes"),
        id == null ? null : new MediaId(id),
        sha256(row.getBytes("stored_sha256")),
        row.getLong("stored_bytes"));
  }

  /** A later version may have written one that this one does not know. */
  private static @Nullable Problem problem(@Nullable String name) {
    return Stream.of(Problem.values()).filter(p -> p.name().equals(name)).findFirst().orElse(null);
  }

  private static byte @Nullable [] bytes(@Nullable Sha256 sha256) {
    return sha256 == null ? null : sha256.bytes();
  }

  private static @Nullable Sha256 sha256(byte @Nullable [] digest) {
    return digest == null ? null : Sha256.ofDigest(digest);
  }
}
