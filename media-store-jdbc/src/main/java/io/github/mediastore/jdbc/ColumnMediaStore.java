package io.github.mediastore.jdbc;

import static io.github.mediastore.jdbc.internal.columns.ColumnAccess.NO_BYTES;

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
import io.github.mediastore.jdbc.internal.columns.MediaColumn;
import io.github.mediastore.jdbc.internal.columns.NewElement;
import io.github.mediastore.jdbc.internal.columns.SlotKind;
import io.github.mediastore.jdbc.internal.transactions.JoinedTransactions;
import io.github.mediastore.jdbc.internal.transactions.OneConnection;
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
import java.util.OptionalInt;
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
    return store("put content into " + slot, slot, content, elements -> List.of(0));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the slot's column holds one medium, and does
   */
  @Override
  public MediaInfo add(MediaSlot slot, MediaContent content) {
    boolean isArray = access(slot).column().isArray();
    return store(
        "add content to " + slot,
        slot,
        content,
        elements -> {
          if (!isArray && !elements.isEmpty()) {
            throw new IllegalStateException("The column of %s holds one medium".formatted(slot));
          }
          return Arrangement.append(elements);
        });
  }

  @Override
  public MediaInfo replace(MediaId id, MediaContent content) {
    MediaSlot slot = ColumnMediaId.of(id).orElseThrow(() -> Arrangement.gone("replace", id)).slot();
    return store(
        "replace medium " + id, slot, content, elements -> Arrangement.replace(elements, id));
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
    return element(slot, index, NO_BYTES).map(ColumnElement::info);
  }

  @Override
  public Optional<MediaInfo> info(MediaId id) {
    return ColumnMediaId.of(id)
        .flatMap(
            name ->
                read(name.slot(), NO_BYTES).stream()
                    .map(ColumnElement::info)
                    .filter(info -> info.id().equals(id))
                    .findFirst());
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index) {
    ReadEvent event = ReadEvent.start();
    Optional<ColumnElement> found = element(slot, index, index + 1);
    event.done(
        "find medium %d of %s".formatted(index, slot),
        found.map(element -> element.info().size()).orElse(0L));
    return found.map(ColumnElement::media);
  }

  @Override
  public Optional<Media> find(MediaId id) {
    // Which one it is must be known before its bytes are asked for, and may have changed since.
    return ColumnMediaId.of(id)
        .flatMap(
            name -> {
              OptionalInt index = indexOf(name.slot(), id);
              return index.isPresent()
                  ? find(name.slot(), index.getAsInt())
                  : Optional.<Media>empty();
            })
        .filter(media -> media.info().id().equals(id));
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
    return read(slot, NO_BYTES).size();
  }

  @Override
  public boolean remove(MediaId id) {
    Optional<MediaSlot> slot = ColumnMediaId.of(id).map(ColumnMediaId::slot);
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

  private MediaInfo store(
      String what, MediaSlot slot, MediaContent content, ColumnAccess.Plan plan) {
    ColumnAccess access = access(slot);
    StorageEvent event = StorageEvent.start();
    try {
      NewElement added = NewElement.of(content);
      MediaInfo info =
          transactions.write(
              what, Undo.BY_STATEMENT, connection -> access.store(connection, slot, added, plan));
      event.stored(what, info.contentType(), info.size());
      return info;
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

  private Optional<ColumnElement> element(MediaSlot slot, int index, int placeOfBytes) {
    if (index < 0) {
      throw new IllegalArgumentException("No medium has the index " + index);
    }
    List<ColumnElement> elements = read(slot, placeOfBytes);
    return index < elements.size() ? Optional.of(elements.get(index)) : Optional.empty();
  }

  private List<ColumnElement> read(MediaSlot slot, int placeOfBytes) {
    ColumnAccess access = access(slot);
    return transactions.read(
        "look up the media of " + slot, c -> access.elements(c, slot, placeOfBytes));
  }

  private Map<MediaSlot, List<MediaInfo>> listOfOneColumn(List<MediaSlot> slots) {
    ColumnAccess access = access(slots.get(0));
    List<String> owners = slots.stream().map(MediaSlot::ownerId).toList();
    return transactions
        .read(
            "list the media of %d slots".formatted(slots.size()),
            connection -> access.elements(connection, owners, NO_BYTES))
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().stream().map(ColumnElement::info).toList()));
  }

  private ColumnAccess access(MediaSlot slot) {
    @Nullable ColumnAccess access = columns.get(SlotKind.of(slot));
    if (access == null) {
      throw new IllegalArgumentException("No column was named for the slot " + slot);
    }
    return access;
  }
}
