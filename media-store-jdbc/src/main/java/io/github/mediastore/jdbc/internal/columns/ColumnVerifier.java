package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.Sha256;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions.Undo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares the bytes in columns with the digests that the metadata name, row by row in the order of
 * the keys.
 */
public final class ColumnVerifier {

  private static final String KEYS =
      """
      SELECT t.${key}::text FROM ${table} AS t
      WHERE t.${column} IS NOT NULL AND t.${key} IS NOT NULL
      ORDER BY t.${key} OFFSET ? LIMIT ?
      """;

  private static final String ONE =
      """
      SELECT 1 AS place, f.facts ->> 'id' AS id, f.facts ->> 'sha256' AS recorded,
        sha256(t.${column}) AS sha256
      FROM ${table} AS t
      CROSS JOIN LATERAL (
        SELECT coalesce(${from} -> 'facts', ${from}) AS facts OFFSET 0
      ) AS f
      WHERE t.${key} = ? AND t.${column} IS NOT NULL
      """;

  private static final String MANY =
      """
      SELECT e.place, f.facts ->> 'id' AS id, f.facts ->> 'sha256' AS recorded,
        sha256(e.bytes) AS sha256
      FROM ${table} AS t
      CROSS JOIN LATERAL unnest(t.${column}) WITH ORDINALITY AS e (bytes, place)
      LEFT JOIN LATERAL jsonb_array_elements(
          CASE jsonb_typeof(${from}) WHEN 'array' THEN ${from} END)
        WITH ORDINALITY AS m (value, place) ON m.place = e.place
      CROSS JOIN LATERAL (SELECT coalesce(m.value -> 'facts', m.value) AS facts OFFSET 0) AS f
      WHERE t.${key} = ? AND e.bytes IS NOT NULL
      ORDER BY e.place
      """;

  private final List<ColumnAccess> columns;
  private final Transactions transactions;

  public ColumnVerifier(List<ColumnAccess> columns, Transactions transactions) {
    this.columns = columns;
    this.transactions = transactions;
  }

  /** Verifies media from a position on, which is 0 at first. */
  public Verified verify(long after, int most) {
    Position position = Position.of(after);
    List<Damaged> damaged = new ArrayList<>();
    int count = 0;
    while (position.column() < columns.size()) {
      ColumnAccess column = columns.get(position.column());
      List<String> keys = keys(column.column(), position.row(), most);
      for (String key : keys) {
        for (Verdict verdict : verdicts(column, key)) {
          if (verdict.place() > position.place()) {
            position = new Position(position.column(), position.row(), verdict.place());
            verdict.damaged().ifPresent(damaged::add);
            if (++count == most) {
              return new Verified(position.toLong(), count, damaged);
            }
          }
        }
        position = new Position(position.column(), position.row() + 1, 0);
      }
      if (keys.isEmpty()) {
        position = new Position(position.column() + 1, 0, 0);
      }
    }
    return new Verified(count == 0 ? after : position.toLong(), count, damaged);
  }

  private List<String> keys(MediaColumn column, long after, int most) {
    return transactions.read(
        "list what is to be verified in " + column.table(),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(column.in(KEYS))) {
            Parameters.of(statement).number(after).integer(most);
            try (ResultSet row = statement.executeQuery()) {
              List<String> keys = new ArrayList<>();
              while (row.next()) {
                keys.add(row.getString(1));
              }
              return keys;
            }
          }
        });
  }

  private List<Verdict> verdicts(ColumnAccess access, String key) {
    Optional<MediaSlot> name = slot(access.column(), key);
    if (name.isEmpty()) {
      return List.of();
    }
    MediaSlot slot = name.get();
    try {
      return transactions.write(
          "verify the media of " + slot, Undo.BY_SAVEPOINT, c -> verdicts(c, access, slot));
    } catch (MediaStorageException e) {
      if (e.isTransient()) {
        throw e;
      }
      return List.of(Verdict.unreadable(slot, String.valueOf(e.getMessage())));
    }
  }

  /** Returns the slot of a row, empty if no slot can have the key: text that is empty, say. */
  private static Optional<MediaSlot> slot(MediaColumn column, String key) {
    try {
      return Optional.of(new MediaSlot(column.ownerType(), key, column.slotName()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<Verdict> verdicts(Connection connection, ColumnAccess access, MediaSlot slot)
      throws SQLException {
    MediaColumn column = access.column();
    String metadata = column.metadata() == null ? "NULL::jsonb" : "t.${metadata}";
    String sql = column.in((column.isArray() ? MANY : ONE).replace("${from}", metadata));
    access.reader().key(connection, slot); // Looks up the type of the key, by which it compares.
    try (PreparedStatement statement = access.reader().prepare(connection, sql)) {
      Parameters.of(statement).untyped(slot.ownerId());
      try (ResultSet row = statement.executeQuery()) {
        List<Verdict> verdicts = new ArrayList<>();
        while (row.next()) {
          verdicts.add(Verdict.of(row, slot));
        }
        return verdicts;
      }
    }
  }

  /**
   * What verifying a batch found.
   *
   * @param last where the next one goes on; where this one began if nothing was left
   * @param count how many media were read
   * @param damaged those whose bytes are not the ones that were stored
   */
  public record Verified(long last, int count, List<Damaged> damaged) {}

  /** A medium whose bytes are not the ones that were stored. */
  public record Damaged(MediaId id, MediaSlot slot, String description) {}

  /** What was found at a place of a column. */
  private record Verdict(int place, Optional<Damaged> damaged) {

    static Verdict of(ResultSet row, MediaSlot slot) throws SQLException {
      Sha256 found = Sha256.ofDigest(row.getBytes("sha256"));
      @Nullable String recorded = ElementRow.digest(row.getString("recorded"));
      String identity = ColumnMediaId.identity(row.getString("id"), found, 0);
      return new Verdict(
          row.getInt("place"),
          recorded == null || recorded.equals(found.hex())
              ? Optional.empty()
              : Optional.of(
                  new Damaged(
                      new ColumnMediaId(slot, identity).toMediaId(),
                      slot,
                      "the SHA-256 of its bytes is %s, but %s was stored"
                          .formatted(found, recorded))));
    }

    static Verdict unreadable(MediaSlot slot, String why) {
      MediaId id = new ColumnMediaId(slot, "unreadable").toMediaId();
      return new Verdict(Position.LAST_PLACE, Optional.of(new Damaged(id, slot, why)));
    }
  }

  /** How far verifying got: a column, a row in the order of the keys, a place of an array. */
  private record Position(int column, long row, int place) {

    static final int LAST_PLACE = 0xFFFFF;
    private static final int PLACE_BITS = 20;
    private static final int ROW_BITS = 34;
    private static final long LAST_ROW = (1L << ROW_BITS) - 1;

    static Position of(long number) {
      return new Position(
          (int) (number >>> (PLACE_BITS + ROW_BITS)),
          number >>> PLACE_BITS & LAST_ROW,
          (int) (number & LAST_PLACE));
    }

    long toLong() {
      return ((long) column << ROW_BITS | row) << PLACE_BITS | place;
    }
  }
}
