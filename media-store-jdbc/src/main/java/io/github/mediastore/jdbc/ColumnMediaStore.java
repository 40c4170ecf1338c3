package io.github.mediastore.jdbc;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.internal.events.ReadEvent;
import io.github.mediastore.jdbc.internal.columns.Arrangement;
import io.github.mediastore.jdbc.internal.columns.ColumnElement;
import io.github.mediastore.jdbc.internal.columns.ColumnMediaId;
import io.github.mediastore.jdbc.internal.columns.ColumnReader;
import io.github.mediastore.jdbc.internal.columns.Columns;
import io.github.mediastore.jdbc.internal.columns.MediaColumn;
import io.github.mediastore.jdbc.internal.transactions.SqlWork;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions.Undo;
import java.sql.Connection;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stores media in existing columns of the host's PostgreSQL tables: {@code BYTEA} for one medium
 * per row, {@code BYTEA[]} for a list.
 *
 * <p>PostgreSQL reads and writes a value as a whole: reading one picture of an array reads all of
 * them, writing one writes all of them, and all are in memory at once. Without a metadata column
 * what can be computed is computed from the bytes each time it is asked for, in the database: size,
 * SHA-256, and content type and dimensions of pictures; the rest stays unknown. Store large media
 * in {@link JdbcMediaStore}.
 *
 * <p>The host may write the columns too. Metadata count only for the bytes they were written for:
 * by their size, by their SHA-256 where bytes are read, and always where the trigger of {@link
 * MediaSchema#createFactsTriggers} is. A row whose key several rows share is refused.
 *
 * <p>A column holds no renditions: asking for one returns the medium itself. Media are not moved
 * from column to column, nor listed by their kind.
 *
 * <p>A write locks the owner's row. Safe for use by several threads.
 */
public final class ColumnMediaStore implements MediaStore {

  private final Columns columns;
  private final boolean checksReads;
  private final Transactions transactions;
  private final ColumnWrites writes;
  private final ColumnLists lists;
  private final ColumnUpkeep upkeep;

  ColumnMediaStore(Columns columns, boolean checksReads, Transactions transactions) {
    this.columns = columns;
    this.checksReads = checksReads;
    this.transactions = transactions;
    this.writes = new ColumnWrites(columns, transactions);
    this.lists = new ColumnLists(columns, transactions);
    this.upkeep = new ColumnUpkeep(columns, transactions);
  }

  /** Returns a builder, which needs at least one column. */
  public static ColumnMediaStoreBuilder builder() {
    return new ColumnMediaStoreBuilder();
  }

  /**
   * Returns this store on exactly one connection. In autocommit mode each write is a transaction of
   * its own, otherwise the host commits.
   *
   * @param connection the connection, which stays the host's to close
   * @return a store that lives as long as the connection and is as safe for several threads as it
   *     is
   */
  public ColumnMediaStore on(Connection connection) {
    return new ColumnMediaStore(columns, checksReads, transactions.on(connection));
  }

  @Override
  public MediaInfo put(MediaSlot slot, MediaContent content) {
    return writes.put(slot, content);
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.github.mediastore.SlotOccupiedException if the slot's column holds one medium, and
   *     does
   */
  @Override
  public MediaInfo add(MediaSlot slot, MediaContent content) {
    return writes.append("add content to " + slot, slot, List.of(content)).get(0);
  }

  /**
   * {@inheritDoc}
   *
   * <p>All of them are added or none, in one rewrite of the column for each thousand.
   *
   * @throws io.github.mediastore.SlotOccupiedException as for {@link #add}
   */
  @Override
  public List<MediaInfo> addAll(MediaSlot slot, List<? extends MediaContent> contents) {
    return contents.isEmpty()
        ? List.of()
        : writes.append("add %d contents to %s".formatted(contents.size(), slot), slot, contents);
  }

  @Override
  public MediaInfo replace(MediaId id, MediaContent content) {
    return writes.replace(columns.read(id), id, content);
  }

  @Override
  public MediaInfo replace(MediaSlot slot, MediaId id, MediaContent content) {
    return writes.replace(columns.read(slot, id), id, content);
  }

  /**
   * {@inheritDoc}
   *
   * <p>They are written into the metadata column, under the key {@code attributes}; whatever else
   * the host has there stays.
   *
   * @throws UnsupportedOperationException if the slot's column has no metadata
   */
  @Override
  public MediaInfo describe(MediaId id, Map<String, String> attributes) {
    return writes.describe(columns.read(id), id, attributes);
  }

  @Override
  public MediaInfo describe(MediaSlot slot, MediaId id, Map<String, String> attributes) {
    return writes.describe(columns.read(slot, id), id, attributes);
  }

  @Override
  public List<MediaSlot> slotsOf(String ownerType, Object ownerId) {
    return columns.slots(ownerType, ownerId).stream()
        .filter(slot -> count(slot) > 0)
        .sorted(Comparator.comparing(MediaSlot::name))
        .toList();
  }

  @Override
  public void reorder(MediaSlot slot, List<MediaId> order) {
    if (new HashSet<>(order).size() < order.size()) {
      throw new IllegalArgumentException("The order names a medium twice: " + order);
    }
    writes.change("reorder " + slot, slot, elements -> Arrangement.reorder(elements, order));
  }

  @Override
  public Optional<MediaInfo> info(MediaSlot slot, int index) {
    requireIndex(index);
    List<ColumnElement> elements = read(slot, reader -> c -> reader.elements(c, slot));
    return index < elements.size() ? Optional.of(elements.get(index).info()) : Optional.empty();
  }

  @Override
  public Optional<MediaInfo> info(MediaId id) {
    return columns
        .read(id)
        .map(name -> read(name.slot(), reader -> c -> reader.elementsFor(c, name)))
        .flatMap(elements -> withId(elements, id))
        .map(ColumnElement::info);
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index) {
    requireIndex(index);
    ReadEvent event = ReadEvent.start();
    List<ColumnElement> elements = read(slot, reader -> c -> reader.elements(c, slot, index + 1));
    return found(
        event,
        "find medium %d of %s".formatted(index, slot),
        index < elements.size() ? Optional.of(elements.get(index)) : Optional.empty());
  }

  @Override
  public Optional<Media> find(MediaId id) {
    Optional<ColumnMediaId> name = columns.read(id);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    ReadEvent event = ReadEvent.start();
    List<ColumnElement> elements =
        read(name.get().slot(), reader -> c -> reader.elements(c, name.get()));
    return found(event, "find medium " + id, withId(elements, id));
  }

  @Override
  public Map<MediaSlot, List<MediaInfo>> list(Collection<MediaSlot> slots) {
    return lists.of(slots);
  }

  @Override
  public int count(MediaSlot slot) {
    return read(slot, reader -> c -> reader.count(c, slot));
  }

  @Override
  public boolean remove(MediaId id) {
    return writes.remove(columns.read(id), id);
  }

  @Override
  public boolean remove(MediaSlot slot, MediaId id) {
    return writes.remove(columns.read(slot, id), id);
  }

  @Override
  public int clear(MediaSlot slot) {
    return writes.change("clear " + slot, slot, elements -> List.of());
  }

  @Override
  public int clearOwner(String ownerType, Object ownerId) {
    List<MediaSlot> slots = columns.slots(ownerType, ownerId);
    return transactions.write(
        "clear the media of %s/%s".formatted(ownerType, ownerId),
        Undo.BY_SAVEPOINT,
        connection -> {
          int removed = 0;
          for (MediaSlot slot : slots) {
            removed += columns.of(slot).change(connection, slot, null, elements -> List.of());
          }
          return removed;
        });
  }

  /**
   * Compares the columns that were named with those in the database, so that a host finds out at
   * its start and not at the first upload.
   *
   * @throws IllegalStateException if one is missing, of another type or cannot be written, or if
   *     several rows may have the same key; the message names each table and column that is wrong
   */
  public void verifyColumns() {
    upkeep.verifyColumns();
  }

  /**
   * Reads stored bytes again and compares them with the SHA-256 in their metadata; where there is
   * none it finds only what cannot be read. Otherwise as {@link JdbcMediaStore#verify}, in the
   * order of the slots' names and the rows' keys: rows that come or go meanwhile move those behind
   * them.
   *
   * @param after 0, or {@link VerifiedBatch#last} of the batch before
   * @param most how many media to verify at most, at least 1
   * @return how far it got, and each damaged medium
   */
  public VerifiedBatch verify(long after, int most) {
    return upkeep.verify(after, most);
  }

  /** Returns how much is stored and what the tables take. Reads all arrays, and no other bytes. */
  public MediaStatistics statistics() {
    return upkeep.statistics();
  }

  List<MediaColumn> mediaColumns() {
    return upkeep.columns();
  }

  private <T> T read(MediaSlot slot, Function<ColumnReader, SqlWork<T>> work) {
    return transactions.read("look up the media of " + slot, work.apply(columns.of(slot).reader()));
  }

  private Optional<Media> found(ReadEvent event, String what, Optional<ColumnElement> element) {
    event.done(what, element.map(found -> found.info().size()).orElse(0L));
    return element.map(checksReads ? ColumnElement::checkedMedia : ColumnElement::media);
  }

  private static Optional<ColumnElement> withId(List<ColumnElement> elements, MediaId id) {
    return elements.stream().filter(element -> element.info().id().equals(id)).findFirst();
  }

  private static void requireIndex(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("No medium has the index " + index);
    }
  }
}
