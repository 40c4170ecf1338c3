package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaPage;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.RemovedBatch;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Goes through the media of a kind by their keys, and removes those that are too old. */
public final class MediaPages {

  private final TableVersion version;
  private final ByColumns<PageSql> sql;
  private final WriteNotes notes;

  public MediaPages(UnaryOperator<String> tables, TableVersion version, WriteNotes notes) {
    this.version = version;
    this.notes = notes;
    this.sql = new ByColumns<>(columns -> new PageSql(tables, columns));
  }

  /** Lists the slots of an owner that hold media, in the order of their names. */
  public List<MediaSlot> slotsOf(Connection connection, String ownerType, String ownerId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.withFirst().slotsOfOwner)) {
      Parameters.of(statement).text(ownerType).text(ownerId);
      try (ResultSet row = statement.executeQuery()) {
        List<MediaSlot> slots = new ArrayList<>();
        while (row.next()) {
          slots.add(SlotColumns.read(row));
        }
        return List.copyOf(slots);
      }
    }
  }

  /** Reads the media that follow. */
  public MediaPage page(Connection connection, MediaKind kind, String after, int most)
      throws SQLException {
    PageSql paged = sql.with(version.columns(connection));
    PageStart last = PageStart.of(after);
    List<MediaInfo> media = new ArrayList<>();
    boolean goesOn = true;
    while (goesOn && media.isEmpty()) {
      try (PreparedStatement statement =
          connection.prepareStatement(kind.name().isEmpty() ? paged.page : paged.pageOfName)) {
        set(statement, kind, last, most);
        try (ResultSet row = statement.executeQuery()) {
          goesOn = row.next();
          boolean isOnRow = goesOn;
          while (isOnRow) {
            long id = row.getLong("id"); // 0 for a slot without media.
            MediaSlot slot = SlotColumns.read(row);
            last = PageStart.after(slot, id);
            if (id == 0) {
              isOnRow = row.next();
              continue;
            }
            MediumRows medium = MediumRows.of(row, slot);
            for (isOnRow = row.next(); isOnRow && row.getLong("id") == id; isOnRow = row.next()) {
              medium.with(row);
            }
            media.add(medium.info());
          }
        }
      }
    }
    return new MediaPage(media, media.isEmpty() ? after : last.text());
  }

  /** Looks at the media that follow, and removes those stored before an instant. */
  public RemovedBatch removeOlderThan(
      Connection connection, MediaKind kind, Instant instant, String after, int most)
      throws SQLException {
    PageSql paged = sql.withFirst();
    PageStart last = PageStart.of(after);
    int count = 0;
    List<Long> aged = new ArrayList<>();
    Set<Long> slots = new TreeSet<>();
    boolean goesOn = true;
    while (goesOn && count == 0) {
      try (PreparedStatement statement =
          connection.prepareStatement(kind.name().isEmpty() ? paged.ages : paged.agesOfName)) {
        set(statement, kind, last, most);
        try (ResultSet row = statement.executeQuery()) {
          goesOn = false;
          while (row.next()) {
            goesOn = true;
            last = PageStart.after(SlotColumns.read(row), row.getLong("id"));
            @Nullable OffsetDateTime storedAt = row.getObject("stored_at", OffsetDateTime.class);
            count += row.getLong("id") == 0 ? 0 : 1;
            if (storedAt != null && storedAt.toInstant().isBefore(instant)) {
              aged.add(row.getLong("id"));
              slots.add(row.getLong("slot_id"));
            }
          }
        }
      }
    }
    int removed = aged.isEmpty() ? 0 : remove(connection, aged, slots);
    return new RemovedBatch(count, removed, count == 0 ? after : last.text());
  }

  /** Removes media, but for those that went to a slot which is not locked. */
  private int remove(Connection connection, List<Long> media, Set<Long> slots) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.withFirst().lockSlots)) {
      Parameters.of(statement).array("bigint", slots.toArray());
      statement.executeQuery().close();
    }
    notes.noteAll(connection, slots);
    try (PreparedStatement statement = connection.prepareStatement(sql.withFirst().removeAged)) {
      Parameters.of(statement).array("bigint", media.toArray()).array("bigint", slots.toArray());
      return statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, MediaKind kind, PageStart after, int most)
      throws SQLException {
    Parameters parameters = Parameters.of(statement).text(kind.ownerType());
    parameters.text(after.ownerId()).text(after.name());
    if (kind.name().isPresent()) {
      parameters.text(kind.name().get());
    }
    // One more, as the first may be the one where the page before ended.
    parameters.integer(Math.min(most, Integer.MAX_VALUE - 1) + 1).number(after.medium());
    parameters.text(after.ownerId()).text(after.name());
    parameters.text(after.ownerId()).text(after.name()).integer(most);
  }
}
