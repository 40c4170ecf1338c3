package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.driver.BinaryTransfer;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one column on a connection that somebody else gave. */
public final class ColumnReader {

  /** Asks for no element's bytes: media are counted from 1. */
  static final int NO_BYTES = 0;

  /** At most 64 KiB of each row are wanted where its facts have to be worked out in Java. */
  private static final int ROWS_AT_ONCE = 64;

  private final MediaColumn column;
  private final ColumnSql sql;
  private final KeyTypes keys;

  ColumnReader(MediaColumn column, ColumnSql sql) {
    this.column = column;
    this.sql = sql;
    this.keys = new KeyTypes(column);
  }

  /** Returns the key as the text that stands for it, or empty if no row can have it. */
  Optional<String> key(Connection connection, MediaSlot slot) throws SQLException {
    return keys.canonical(connection, slot.ownerId());
  }

  /** Prepares a statement that compares keys, one of which was asked for before. */
  PreparedStatement prepare(Connection connection, String statement) throws SQLException {
    return connection.prepareStatement(keys.comparing(statement));
  }

  /** Reads the facts about a slot's media. */
  public List<ColumnElement> elements(Connection connection, MediaSlot slot) throws SQLException {
    return elements(connection, slot, NO_BYTES);
  }

  /** Reads the facts about a slot's media, and the bytes of the one at a place counted from 1. */
  public List<ColumnElement> elements(Connection connection, MediaSlot slot, int number)
      throws SQLException {
    return elements(connection, slot, sql.elementsOfOne, parameters -> parameters.integer(number));
  }

  /** Reads the facts about a slot's media, and the bytes of the one that an id names. */
  public List<ColumnElement> elements(Connection connection, ColumnMediaId id) throws SQLException {
    return elements(
        connection, id.slot(), sql.elementsById, parameters -> parameters.text(id.idOrDigest()));
  }

  /** Reads the facts about the media of many slots; those that hold nothing may be missing. */
  public Map<MediaSlot, List<ColumnElement>> list(
      Connection connection, Collection<MediaSlot> slots) throws SQLException {
    Map<String, List<MediaSlot>> asked = new LinkedHashMap<>();
    for (MediaSlot slot : slots) {
      key(connection, slot)
          .ifPresent(key -> asked.computeIfAbsent(key, k -> new ArrayList<>()).add(slot));
    }
    Map<String, List<ElementRow>> found;
    try (PreparedStatement statement = prepare(connection, sql.elements)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      Parameters.of(statement).integer(NO_BYTES).untyped(KeyArray.of(asked.keySet()));
      found = rows(statement);
    }
    Map<MediaSlot, List<ColumnElement>> lists = new LinkedHashMap<>();
    for (Map.Entry<String, List<ElementRow>> rows : found.entrySet()) {
      Optional<String> key = keys.canonical(connection, rows.getKey());
      List<MediaSlot> wanted = asked.getOrDefault(key.orElse(rows.getKey()), List.of());
      if (wanted.isEmpty()) {
        return listOneByOne(connection, slots); // Equal by a collation that only PostgreSQL knows.
      }
      for (MediaSlot slot : wanted) {
        lists.put(slot, ColumnElement.of(slot, checked(slot, rows.getValue())));
      }
    }
    return lists;
  }

  /** Counts the media of a slot. */
  public int count(Connection connection, MediaSlot slot) throws SQLException {
    Optional<String> key = key(connection, slot);
    if (key.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = prepare(connection, sql.count)) {
      Parameters.of(statement).untyped(key.get());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private Map<MediaSlot, List<ColumnElement>> listOneByOne(
      Connection connection, Collection<MediaSlot> slots) throws SQLException {
    Map<MediaSlot, List<ColumnElement>> lists = new LinkedHashMap<>();
    for (MediaSlot slot : slots) {
      lists.put(slot, elements(connection, slot));
    }
    return lists;
  }

  private List<ColumnElement> elements(
      Connection connection, MediaSlot slot, String text, Wanted wanted) throws SQLException {
    Optional<String> key = key(connection, slot);
    if (key.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement statement = prepare(connection, text)) {
      BinaryTransfer.prefer(statement);
      wanted.set(Parameters.of(statement)).untyped(key.get());
      List<ElementRow> rows = rows(statement).values().stream().flatMap(List::stream).toList();
      return ColumnElement.of(slot, checked(slot, rows));
    }
  }

  private static Map<String, List<ElementRow>> rows(PreparedStatement statement)
      throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      Map<String, List<ElementRow>> rows = new LinkedHashMap<>();
      while (row.next()) {
        rows.computeIfAbsent(row.getString("owner_id"), key -> new ArrayList<>())
            .add(new ElementRow(row));
      }
      return rows;
    }
  }

  /** Puts rows in order, of which none may be at the place of another. */
  private List<ElementRow> checked(MediaSlot slot, List<ElementRow> rows) {
    List<ElementRow> sorted =
        rows.stream().sorted(Comparator.comparingInt(ElementRow::place)).toList();
    if (sorted.stream().map(ElementRow::place).distinct().count() < sorted.size()) {
      throw severalRows(column, slot);
    }
    return sorted;
  }

  static MediaStorageException severalRows(MediaColumn column, MediaSlot slot) {
    return new MediaStorageException(
        "Several rows of %s have the key %s = %s, so that none of them is the owner of %s"
            .formatted(column.table(), SqlName.quoted(column.key()), slot.ownerId(), slot),
        null,
        false);
  }

  /** Says which medium's bytes are wanted. */
  @FunctionalInterface
  private interface Wanted {

    Parameters set(Parameters parameters) throws SQLException;
  }
}
