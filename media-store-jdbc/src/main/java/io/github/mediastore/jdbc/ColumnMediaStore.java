package io.github.mediastore.jdbc;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.internal.events.ReadEvent;
import io.github.mediastore.internal.events.StorageEvent;
import io.github.mediastore.jdbc.internal.columns.Arrangement;
import io.github.mediastore.jdbc.internal.columns.ColumnAccess;
import io.github.mediastore.jdbc.internal.columns.ColumnElement;
import io.github.mediastore.jdbc.internal.columns.ColumnMediaId;
import io.github.mediastore.jdbc.internal.columns.ColumnReader;
import io.github.mediastore.jdbc.internal.columns.MediaColumn;
import io.github.mediastore.jdbc.internal.columns.NewElement;
import io.github.mediastore.jdbc.internal.columns.Placed;
import io.github.mediastore.jdbc.internal.columns.SlotKind;
import io.github.mediastore.jdbc.internal.transactions.JoinedTransactions;
import io.github.mediastore.jdbc.internal.transactions.OneConnection;
import io.github.mediastore.jdbc.internal.transactions.SqlWork;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions.Undo;
import java.sql.Connection;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
 * <p>A column holds no renditions: asking for one returns the medium itself.
 *
 * <p>A write locks the owner's row. Safe for use by several threads.
 */
public final class ColumnMediaStore implements MediaStore {

  private final Map<SlotKind, ColumnAccess> columns;
  private final Transactions transactions;

  ColumnMediaStore(Map<SlotKind, MediaColumn> columns, Transactions transactions) {
    this.columns =
        columns.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> new ColumnAccess(entry.getValue())));
    this.transactions = transactions;
  }

  private ColumnMediaStore(ColumnMediaStore other, Transactions transactions) {
    this.columns = other.columns;
    this.transactions = transactions;
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
    return new ColumnMediaStore(this, new JoinedTransactions(new OneConnection(connection)));
  }

  @Override
  public MediaInfo put(MediaSlot slot, MediaContent content) {
    boolean isArray = access(slot).column().isArray();
    return store(
            "put content into " + slot,
            slot,
            List.of(content),
            (elements, added) -> Arrangement.put(elements, added.get(0), isArray))
        .get(0);
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.github.mediastore.SlotOccupiedException if the slot's column holds one medium, and
   *     does
   */
  @Override
  public MediaInfo add(MediaSlot slot, MediaContent content) {
    return append("add content to " + slot, slot, List.of(content)).get(0);
  }

  /**
   * {@inheritDoc}
   *
   * <p>All of them are added or none, in one rewrite of the column.
   *
   * @throws io.github.mediastore.SlotOccupiedException as for {@link #add}
   */
  @Override
  public List<MediaInfo> addAll(MediaSlot slot, List<? extends MediaContent> contents) {
    return contents.isEmpty()
        ? List.of()
        : append("add %d contents to %s".formatted(contents.size(), slot), slot, contents);
  }

  @Override
  public MediaInfo replace(MediaId id, MediaContent content) {
    MediaSlot slot = slotOf(id).orElseThrow(() -> Arrangement.gone("replace", id));
    return store(
            "replace medium " + id,
            slot,
            List.of(content),
            (elements, added) -> Arrangement.replace(elements, id, added.get(0)))
        .get(0);
  }

  @Override
  public void reorder(MediaSlot slot, List<MediaId> order) {
    if (new HashSet<>(order).size() < order.size()) {
      throw new IllegalArgumentException("The order names a medium twice: " + order);
    }
    change("reorder " + slot, slot, elements -> Arrangement.reorder(elements, order));
  }

  @Override
  public Optional<MediaInfo> info(MediaSlot slot, int index) {
    requireIndex(index);
    List<ColumnElement> elements = read(slot, reader -> c -> reader.elements(c, slot));
    return index < elements.size() ? Optional.of(elements.get(index).info()) : Optional.empty();
  }

  @Override
  public Optional<MediaInfo> info(MediaId id) {
    return slotOf(id)
        .map(slot -> read(slot, reader -> c -> reader.elements(c, slot)))
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
    Optional<ColumnMediaId> name = ColumnMediaId.of(id).filter(n -> hasColumn(n.slot()));
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
    Map<MediaSlot, List<MediaInfo>> lists = new LinkedHashMap<>();
    slots.forEach(slot -> lists.put(slot, List.of()));
    Map<SlotKind, List<MediaSlot>> kinds =
        lists.keySet().stream().collect(Collectors.groupingBy(SlotKind::of));
    kinds.values().forEach(wanted -> lists.putAll(listOfOneColumn(wanted)));
    return lists;
  }

  @Override
  public int count(MediaSlot slot) {
    return read(slot, reader -> c -> reader.count(c, slot));
  }

  @Override
  public boolean remove(MediaId id) {
    Optional<MediaSlot> slot = slotOf(id);
    return slot.isPresent()
        && change("remove medium " + id, slot.get(), elements -> Arrangement.remove(elements, id))
            > 0;
  }

  @Override
  public int clear(MediaSlot slot) {
    return change("clear " + slot, slot, elements -> List.of());
  }

  @Override
  public int clearOwner(String ownerType, Object ownerId) {
    List<MediaSlot> slots =
        columns.keySet().stream()
            .filter(kind -> kind.ownerType().equals(ownerType))
            .sorted(Comparator.comparing(SlotKind::slotName))
            .map(kind -> MediaSlot.of(ownerType, ownerId, kind.slotName()))
            .toList();
    return transactions.write(
        "clear the media of %s/%s".formatted(ownerType, ownerId),
        Undo.BY_SAVEPOINT,
        connection -> {
          int removed = 0;
          for (MediaSlot slot : slots) {
            removed += access(slot).change(connection, slot, elements -> List.of());
          }
          return removed;
        });
  }

  /** Returns the columns, in the order of their slots. */
  List<MediaColumn> columns() {
    return columns.values().stream()
        .map(ColumnAccess::column)
        .sorted(Comparator.comparing(MediaColumn::ownerType).thenComparing(MediaColumn::slotName))
        .toList();
  }

  private List<MediaInfo> append(
      String what, MediaSlot slot, List<? extends MediaContent> contents) {
    boolean isArray = access(slot).column().isArray();
    return store(
        what,
        slot,
        contents,
        (elements, added) -> Arrangement.append(elements, added, slot, isArray));
  }

  private List<MediaInfo> store(
      String what,
      MediaSlot slot,
      List<? extends MediaContent> contents,
      BiFunction<List<ColumnElement>, List<NewElement>, List<Placed>> plan) {
    ColumnAccess access = access(slot);
    StorageEvent event = StorageEvent.start();
    try {
      List<NewElement> added = contents.stream().map(NewElement::of).toList();
      List<MediaInfo> stored =
          transactions.write(
              what,
              Undo.BY_STATEMENT,
              c -> access.store(c, slot, elements -> plan.apply(elements, added)));
      event.stored(
          what, stored.get(0).contentType(), stored.stream().mapToLong(MediaInfo::size).sum());
      return stored;
    } catch (RuntimeException e) {
      event.failed(what, e);
      throw e;
    }
  }

  /** Returns by how many media the slot is the shorter afterwards. */
  private int change(String what, MediaSlot slot, ColumnAccess.Plan plan) {
    ColumnAccess access = access(slot);
    return transactions.write(
        what, Undo.BY_STATEMENT, connection -> access.change(connection, slot, plan));
  }

  private <T> T read(MediaSlot slot, Function<ColumnReader, SqlWork<T>> work) {
    return transactions.read("look up the media of " + slot, work.apply(access(slot).reader()));
  }

  private static Optional<Media> found(
      ReadEvent event, String what, Optional<ColumnElement> element) {
    event.done(what, element.map(found -> found.info().size()).orElse(0L));
    return element.map(ColumnElement::media);
  }

  private static Optional<ColumnElement> withId(List<ColumnElement> elements, MediaId id) {
    return elements.stream().filter(element -> element.info().id().equals(id)).findFirst();
  }

  private Map<MediaSlot, List<MediaInfo>> listOfOneColumn(List<MediaSlot> slots) {
    ColumnReader reader = access(slots.get(0)).reader();
    return transactions
        .readInPortions(
            "list the media of %d slots".formatted(slots.size()),
            connection -> reader.list(connection, slots))
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().stream().map(ColumnElement::info).toList()));
  }

  /** Returns the slot that an id names, unless it is no id of this store's. */
  private Optional<MediaSlot> slotOf(MediaId id) {
    return ColumnMediaId.of(id).map(ColumnMediaId::slot).filter(this::hasColumn);
  }

  private boolean hasColumn(MediaSlot slot) {
    return columns.containsKey(SlotKind.of(slot));
  }

  private ColumnAccess access(MediaSlot slot) {
    @Nullable ColumnAccess access = columns.get(SlotKind.of(slot));
    if (access == null) {
      throw new IllegalArgumentException("No column was named for the slot " + slot);
    }
    return access;
  }

  private static void requireIndex(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("No medium has the index " + index);
    }
  }
}
