package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaId;
import io.github.mediastore.Sha256;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.migration.MigrationEntry.Outcome;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table that says what became of each file. Its rows change with the store's, or not at all.
 */
final class Ledger {

  private static final String COLUMNS =
      "source, outcome, reason, source_sha256, source_bytes, media_id, stored_sha256, stored_bytes";

  private final String table;

  Ledger(MediaTables tables) {
    String name = '"' + tables.prefix() + "media_migration\"";
    this.table = tables.schema().isEmpty() ? name : '"' + tables.schema() + "\"." + name;
  }

  void create(Connection connection) throws SQLException {
    try (InputStream script = Ledger.class.getResourceAsStream("ledger.sql");
        Statement statement = connection.createStatement()) {
      if (script == null) {
        throw new IllegalStateException("The jar lacks ledger.sql");
      }
      String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      // Two that start at once would both find that it is missing.
      statement.execute("SELECT pg_advisory_xact_lock(hashtext('media_migration'))");
      statement.execute(sql.replace("${ledger}", table));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read ledger.sql from the jar", e);
    }
  }

  /** Looks without waiting for anybody. */
  Optional<MigrationEntry> find(Connection connection, String source) throws SQLException {
    return one(connection, "SELECT " + COLUMNS + " FROM " + table + " WHERE source = ?", source);
  }

  /** Makes others who take the same file wait until the transaction ends. */
  Optional<MigrationEntry> lock(Connection connection, String source) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO " + table + " (source, outcome) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      statement.setString(1, source);
      statement.setString(2, Outcome.FAILED.name());
      statement.executeUpdate();
    }
    return one(
        connection,
        "SELECT " + COLUMNS + " FROM " + table + " WHERE source = ? FOR UPDATE",
        source);
  }

  void write(Connection connection, MigrationEntry entry) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO "
                + table
                + " AS l ("
                + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source) DO UPDATE SET"
                + " outcome = excluded.outcome, reason = excluded.reason,"
                + " source_sha256 = excluded.source_sha256, source_bytes = excluded.source_bytes,"
                + " media_id = excluded.media_id, stored_sha256 = excluded.stored_sha256,"
                + " stored_bytes = excluded.stored_bytes, changed_at = clock_timestamp()")) {
      statement.setString(1, entry.source());
      statement.setString(2, entry.outcome().name());
      statement.setString(3, entry.reason());
      statement.setObject(4, bytes(entry.sourceSha256()), Types.BINARY);
      statement.setLong(5, entry.sourceBytes());
      statement.setString(6, entry.mediaId() == null ? null : entry.mediaId().value());
      statement.setObject(7, bytes(entry.storedSha256()), Types.BINARY);
      statement.setLong(8, entry.storedBytes());
      statement.executeUpdate();
    }
  }

  List<MigrationEntry> all(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM " + table + " ORDER BY source")) {
      return entries(statement);
    }
  }

  private static Optional<MigrationEntry> one(Connection connection, String sql, String source)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, source);
      return entries(statement).stream().findFirst();
    }
  }

  private static List<MigrationEntry> entries(PreparedStatement statement) throws SQLException {
    List<MigrationEntry> entries = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        @Nullable String id = row.getString("media_id");
        entries.add(
            new MigrationEntry(
                row.getString("source"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                sha256(row.getBytes("source_sha256")),
                row.getLong("source_bytes"),
                id == null ? null : new MediaId(id),
                sha256(row.getBytes("stored_sha256")),
                row.getLong("stored_bytes")));
      }
    }
    return entries;
  }

  private static byte @Nullable [] bytes(@Nullable Sha256 sha256) {
    return sha256 == null ? null : sha256.bytes();
  }

  private static @Nullable Sha256 sha256(byte @Nullable [] digest) {
    return digest == null ? null : Sha256.ofDigest(digest);
  }
}
