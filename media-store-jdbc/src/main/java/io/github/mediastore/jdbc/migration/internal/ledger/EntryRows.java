package io.github.mediastore.jdbc.migration.internal.ledger;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries as rows of the ledger's table. */
final class EntryRows {

  private EntryRows() {}

  /** Sets the parameters of all columns, in their order. */
  static void set(PreparedStatement statement, MigrationEntry entry) throws SQLException {
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
  }

  /** Returns the number of the parameter that follows. */
  static int setSlot(PreparedStatement statement, int first, @Nullable MediaSlot slot)
      throws SQLException {
    statement.setString(first, slot == null ? "" : slot.ownerType());
    statement.setString(first + 1, slot == null ? "" : slot.ownerId());
    statement.setString(first + 2, slot == null ? "" : slot.name());
    return first + 3;
  }

  static List<MigrationEntry> read(PreparedStatement statement) throws SQLException {
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
