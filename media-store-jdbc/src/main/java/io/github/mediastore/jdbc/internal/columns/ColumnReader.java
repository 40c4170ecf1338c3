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

  /** Returns the canonical text of the key, or empty if no row can have it. */
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
    Wanted wanted = parameters -> parameters.integer(number);
    List<ElementRow> rows = rows(connection, slot, sql.elementsOfOne, wanted);
    return ColumnElement.of(
        slot,
        column.isArray() && rows.stream().anyMatch(ElementRow::isUntrue)
            ? rows(connection, slot, sql.checkedElementsOfOne, wanted)
            : rows);
  }

  /**
   * Reads the facts about a slot's media, among them the one that an id names. An id that bytes
   * were given tells nothing of facts, so that these are compared with the bytes.
   */
  public List<ColumnElement> elementsFor(Connection connection, ColumnMediaId id)
      throws SQLException {
    return id.isOfBytes()
        ? ColumnElement.of(
            id.slot(),
            rows(connection, id.slot(), sql.checkedElementsOfOne, p -> p.integer(NO_BYTES)))
        : elements(connection, id.slot());
  }

  /** Reads the facts about a slot's media, and the bytes of the one that an id names. */
  public List<ColumnElement> elements(Connection connection, ColumnMediaId id) throws SQLException {
    Wanted wanted = parameters -> parameters.text(id.idOrDigest());
    List<ElementRow> rows =
        rows(
            connection,
            id.slot(),
            id.isOfBytes() ? sql.checkedElementsById : sql.elementsById,
            wanted);
    return ColumnElement.of(
        id.slot(),
        rows.stream().anyMatch(ElementRow::isUntrue)
            ? rows(connection, id.slot(), sql.checkedElementsById, wanted)
            : rows);
  }

  /** Reads the facts about the media of many slots; those that hold nothing may be missing. */
  public Map<MediaSlot, List<ColumnElement>> list(
      Connection connection, Collection<MediaSlot> slots) throws SQLException {
    Map<MediaSlot, List<ColumnElement>> lists = listOfEqualTexts(connection, slots);
    List<MediaSlot> rest = slots.stream().filter(slot -> !lists.containsKey(slot)).toList();
    if (!keys.areExact()
        && !rest.isEmpty()
        && !found(connection, asked(connection, rest)).isEmpty()) {
      for (MediaSlot slot : rest) {
        lists.put(slot, elements(connection, slot));
      }
    }
    return lists;
  }

  private Map<MediaSlot, List<ColumnElement>> listOfEqualTexts(
      Connection connection, Collection<MediaSlot> slots) throws SQLException {
    Map<String, List<MediaSlot>> asked = asked(connection, slots);
    Map<MediaSlot, List<ColumnElement>> lists = new LinkedHashMap<>();
    for (Map.Entry<String, List<ElementRow>> rows : found(connection, asked).entrySet()) {
      Optional<String> key = keys.canonical(connection, rows.getKey());
      for (MediaSlot slot : asked.getOrDefault(key.orElse(rows.getKey()), List.of())) {
        lists.put(slot, ColumnElement.of(slot, checked(slot, rows.getValue())));
      }
    }
    return lists;
  }

  /** Returns the slots by the canonical texts of their keys. */
  private Map<String, List<MediaSlot>> asked(Connection connection, Collection<MediaSlot> slots)
      throws SQLException {
    Map<String, List<MediaSlot>> asked = new LinkedHashMap<>();
    for (MediaSlot slot : slots) {
      key(connection, slot)
          .ifPresent(key -> asked.computeIfAbsent(key, k -> new ArrayList<>()).add(slot));
    }
    return asked;
  }

  private Map<String, List<ElementRow>> found(
      Connection connection, Map<String, List<MediaSlot>> asked) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql.elements)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      Parameters.of(statement).integer(NO_BYTES).untyped(KeyArray.of(asked.keySet()));
      return rows(statement);
    }
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

  private List<ElementRow> rows(Connection connection, MediaSlot slot, String text, Wanted wanted)
      throws SQLException {
    Optional<String> key = key(connection, slot);
    if (key.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement statement = prepare(connection, text)) {
      BinaryTransfer.prefer(statement);
      wanted.set(Parameters.of(statement)).untyped(key.get());
      return checked(slot, rows(statement).values().stream().flatMap(List::stream).toList());
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
