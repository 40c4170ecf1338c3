package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.jdbc.internal.driver.BinaryTransfer;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes one column on a connection that somebody else gave. */
public final class ColumnAccess {

  /** Asks for no element's bytes: places are counted from 1. */
  public static final int NO_BYTES = 0;

  private final MediaColumn column;
  private final ColumnSql sql;

  public ColumnAccess(MediaColumn column) {
    this.column = column;
    this.sql = new ColumnSql(column);
  }

  public MediaColumn column() {
    return column;
  }

  /**
   * Stores content.
   *
   * @param plan what the column shall hold, with a 0 where the content belongs
   * @throws MissingOwnerException if the owner has no row
   */
  public MediaInfo store(Connection connection, MediaSlot slot, NewElement added, Plan plan)
      throws SQLException {
    if (!lock(connection, slot)) {
      throw new MissingOwnerException(
          "There is no row %s in %s".formatted(slot.ownerId(), column.table()), null);
    }
    List<Integer> places = plan.places(elements(connection, slot, NO_BYTES));
    arrange(connection, slot, places, added);
    return elements(connection, slot, NO_BYTES).get(places.indexOf(0)).info();
  }

  /**
   * Removes or reorders media; an owner without a row has none.
   *
   * @return by how many media the column is the shorter
   */
  public int change(Connection connection, MediaSlot slot, Plan plan) throws SQLException {
    List<ColumnElement> before =
        lock(connection, slot) ? elements(connection, slot, NO_BYTES) : List.of();
    List<Integer> places = plan.places(before);
    if (!places.equals(Arrangement.asIs(before))) {
      arrange(connection, slot, places, null);
    }
    return before.size() - places.size();
  }

  public List<ColumnElement> elements(Connection connection, MediaSlot slot, int placeOfBytes)
      throws SQLException {
    return elements(connection, List.of(slot.ownerId()), placeOfBytes).values().stream()
        .findFirst()
        .orElse(List.of());
  }

  /** Reads what the column holds for some owners, by their keys' text. */
  public Map<MediaSlot, List<ColumnElement>> elements(
      Connection connection, Collection<String> owners, int placeOfBytes) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.elements)) {
      BinaryTransfer.prefer(statement);
      Parameters.of(statement).integer(placeOfBytes).untyped(keys(owners));
      try (ResultSet row = statement.executeQuery()) {
        Map<MediaSlot, List<ColumnElement>> elements = new HashMap<>();
        while (row.next()) {
          MediaSlot slot =
              new MediaSlot(column.ownerType(), row.getString("owner_id"), column.slotName());
          List<ColumnElement> before = elements.computeIfAbsent(slot, s -> new ArrayList<>());
          before.add(ColumnElement.of(row, slot, before));
        }
        return elements;
      }
    }
  }

  /** Locks the owner's row if it is there; foreign keys to it can still be checked. */
  private boolean lock(Connection connection, MediaSlot slot) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.lock)) {
      Parameters.of(statement).untyped(keys(List.of(slot.ownerId())));
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private void arrange(
      Connection connection, MediaSlot slot, List<Integer> places, @Nullable NewElement added)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.arrange)) {
      Parameters parameters = Parameters.of(statement);
      parameters.bytes(added == null ? null : added.bytes()).array("integer", places.toArray());
      if (column.metadata() != null) {
        NewElement.facts(parameters, added).array("integer", places.toArray());
      }
      parameters.untyped(keys(List.of(slot.ownerId())));
      statement.executeUpdate();
    }
  }

  /** Writes keys as an array's text, to be read as the key column's type. */
  private static String keys(Collection<String> owners) {
    return owners.stream()
        .map(owner -> '"' + owner.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Says what a column shall hold, given what it holds. */
  @FunctionalInterface
  public interface Plan {

    /** Returns the media it shall hold by their places now, and 0 for the new one. */
    List<Integer> places(List<ColumnElement> now);
  }
}
