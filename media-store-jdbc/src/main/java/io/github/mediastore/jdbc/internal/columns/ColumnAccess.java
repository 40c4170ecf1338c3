package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes one column on a connection that somebody else gave. The owner's row is locked first, and
 * exactly one row is changed.
 */
public final class ColumnAccess {

  private final MediaColumn column;
  private final ColumnSql sql;
  private final ArrangeSql arrange;
  private final ColumnReader reader;

  public ColumnAccess(MediaColumn column) {
    this.column = column;
    this.sql = new ColumnSql(column);
    this.arrange = new ArrangeSql(column);
    this.reader = new ColumnReader(column, sql);
  }

  public MediaColumn column() {
    return column;
  }

  public ColumnReader reader() {
    return reader;
  }

  /**
   * Stores content, or describes a medium.
   *
   * @param named the medium that the plan is about, if it is about one
   * @return the facts about what is new
   * @throws MissingOwnerException if the owner has no row
   */
  public List<MediaInfo> store(
      Connection connection, MediaSlot slot, @Nullable ColumnMediaId named, Plan plan)
      throws SQLException {
    Locked row =
        lock(connection, slot)
            .orElseThrow(
                () ->
                    new MissingOwnerException(
                        "There is no row %s in %s".formatted(slot.ownerId(), column.table()),
                        null));
    List<Placed> places = plan.places(now(connection, slot, named));
    arrange(connection, slot, row, places);
    List<ColumnElement> after = reader.elements(connection, slot);
    if (after.size() != places.size()) {
      throw notStored(slot, "it has other media than were stored: a trigger changed them");
    }
    List<MediaInfo> stored = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).isNew()) {
        stored.add(after.get(i).info());
      }
    }
    return stored;
  }

  /**
   * Removes or reorders media; an owner without a row has none.
   *
   * @param named the medium that the plan is about, if it is about one
   * @return by how many media the column is the shorter
   */
  public int change(Connection connection, MediaSlot slot, @Nullable ColumnMediaId named, Plan plan)
      throws SQLException {
    Optional<Locked> row = lock(connection, slot);
    List<ColumnElement> before =
        row.isPresent() ? now(connection, slot, named) : List.<ColumnElement>of();
    List<Placed> places = plan.places(before);
    if (row.isPresent() && !places.equals(Arrangement.asIs(before))) {
      arrange(connection, slot, row.get(), places);
    }
    return before.size() - places.size();
  }

  private List<ColumnElement> now(
      Connection connection, MediaSlot slot, @Nullable ColumnMediaId named) throws SQLException {
    return named == null
        ? reader.elements(connection, slot)
        : reader.elementsFor(connection, named);
  }

  /** Locks the owner's row if it is there; foreign keys to it can still be checked. */
  private Optional<Locked> lock(Connection connection, MediaSlot slot) throws SQLException {
    Optional<String> key = reader.key(connection, slot);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    try (PreparedStatement statement = reader.prepare(connection, sql.lock)) {
      Parameters.of(statement).untyped(key.get());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Locked locked = new Locked(key.get(), row.getInt("dimensions"));
        if (row.next()) {
          throw ColumnReader.severalRows(column, slot);
        }
        return Optional.of(locked);
      }
    }
  }

  private void arrange(Connection connection, MediaSlot slot, Locked row, List<Placed> places)
      throws SQLException {
    if (row.dimensions() > 1 && !places.stream().allMatch(Placed::isContent)) {
      throw notStored(
          slot, "its array has %d dimensions, which would be lost".formatted(row.dimensions()));
    }
    List<NewElement> contents = new ArrayList<>();
    Integer[] from = new Integer[places.size()];
    Integer[] content = new Integer[places.size()];
    for (int i = 0; i < places.size(); i++) {
      from[i] = places.get(i).from();
      NewElement added = places.get(i).content();
      content[i] = added == null ? 0 : contents.size() + 1;
      if (added != null) {
        contents.add(added);
      }
    }
    try (PreparedStatement statement = reader.prepare(connection, arrange.with(contents))) {
      Parameters parameters = Parameters.of(statement);
      parameters.array("integer", from).array("integer", content);
      for (int i = 0; i < contents.size(); i++) {
        contents.get(i).set(parameters, i + 1);
      }
      parameters.untyped(row.key()).untyped(row.key());
      if (statement.executeUpdate() != 1) {
        throw notStored(
            slot, "its row was not updated: a trigger or rule of the table refused it silently");
      }
    }
  }

  private MediaStorageException notStored(MediaSlot slot, String why) {
    return new MediaStorageException(
        "Cannot change %s in %s: %s".formatted(slot, column.table(), why), null, false);
  }

  /**
   * A row that is locked.
   *
   * @param key the text that stands for its key
   * @param dimensions how many dimensions the array in the column has, 0 if it is none
   */
  private record Locked(String key, int dimensions) {}

  /** Says what a column shall hold, given what it holds. */
  @FunctionalInterface
  public interface Plan {

    List<Placed> places(List<ColumnElement> now);
  }
}
