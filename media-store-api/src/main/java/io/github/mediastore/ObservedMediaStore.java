package io.github.mediastore;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Notifies a {@link MediaListener} of every operation of another store. As thread-safe as that
 * store.
 *
 * <p>What only that store can do stays at hand:
 *
 * <pre>{@code
 * var observed = ObservedMediaStore.of(JdbcMediaStore.joining(connections), listener);
 * observed.store().statistics();
 * observed.with(store -> store.on(connection)).put(slot, picture); // observed as well
 * }</pre>
 *
 * @param <S> the kind of store that does the work
 */
public final class ObservedMediaStore<S extends MediaStore> implements MediaStore {

  private final S store;
  private final MediaListener listener;
  private final ObservedOperation operations;

  private ObservedMediaStore(S store, MediaListener listener) {
    this.store = Objects.requireNonNull(store, "store");
    this.listener = Objects.requireNonNull(listener, "listener");
    this.operations = new ObservedOperation(listener);
  }

  /**
   * Observes a store.
   *
   * @param <S> the kind of store
   * @param store the store that does the work
   * @param listener is notified of each operation
   * @return a store that behaves as the other
   */
  public static <S extends MediaStore> ObservedMediaStore<S> of(S store, MediaListener listener) {
    return new ObservedMediaStore<>(store, listener);
  }

  /** Returns the store that does the work; what is done on it directly, nobody hears of. */
  public S store() {
    return store;
  }

  /**
   * Observes a store that is made from this one, such as the same store on a connection.
   *
   * @param <T> the kind of store that is made
   * @param view makes it
   * @return that store, observed by the same listener
   */
  public <T extends MediaStore> ObservedMediaStore<T> with(Function<? super S, ? extends T> view) {
    return new ObservedMediaStore<>(view.apply(store), listener);
  }

  @Override
  public MediaContent stage(MediaContent content) {
    return store.stage(content);
  }

  @Override
  public MediaInfo put(MediaSlot slot, MediaContent content) {
    return operations.store(MediaOperation.PUT, () -> store.put(slot, content), listener::stored);
  }

  @Override
  public MediaInfo add(MediaSlot slot, MediaContent content) {
    return operations.store(MediaOperation.ADD, () -> store.add(slot, content), listener::stored);
  }

  @Override
  public List<MediaInfo> addAll(MediaSlot slot, List<? extends MediaContent> contents) {
    return operations.store(
        MediaOperation.ADD,
        () -> store.addAll(slot, contents),
        (added, took) -> {
          Duration each = took.dividedBy(Math.max(1, added.size()));
          added.forEach(info -> listener.stored(info, each));
        });
  }

  @Override
  public MediaInfo replace(MediaSlot slot, MediaId id, MediaContent content) {
    return operations.store(
        MediaOperation.REPLACE, () -> store.replace(slot, id, content), listener::stored);
  }

  @Override
  public MediaInfo replace(MediaId id, MediaContent content) {
    return operations.store(
        MediaOperation.REPLACE, () -> store.replace(id, content), listener::stored);
  }

  @Override
  public MediaInfo addRenditions(
      MediaSlot slot, MediaId id, Map<String, ? extends MediaContent> renditions) {
    return operations.store(
        MediaOperation.ADD_RENDITIONS,
        () -> store.addRenditions(slot, id, renditions),
        listener::renditionsAdded);
  }

  @Override
  public MediaInfo addRenditions(MediaId id, Map<String, ? extends MediaContent> renditions) {
    return operations.store(
        MediaOperation.ADD_RENDITIONS,
        () -> store.addRenditions(id, renditions),
        listener::renditionsAdded);
  }

  @Override
  public MediaInfo describe(MediaSlot slot, MediaId id, Map<String, String> attributes) {
    return operations.store(
        MediaOperation.DESCRIBE, () -> store.describe(slot, id, attributes), listener::described);
  }

  @Override
  public MediaInfo describe(MediaId id, Map<String, String> attributes) {
    return operations.store(
        MediaOperation.DESCRIBE, () -> store.describe(id, attributes), listener::described);
  }

  @Override
  public MediaInfo move(MediaSlot from, MediaId id, MediaSlot to) {
    return operations.run(MediaOperation.MOVE, () -> store.move(from, id, to), listener::moved);
  }

  @Override
  public MediaInfo move(MediaSlot from, MediaId id, MediaSlot to, int index) {
    return operations.run(
        MediaOperation.MOVE, () -> store.move(from, id, to, index), listener::moved);
  }

  @Override
  public MediaInfo move(MediaId id, MediaSlot to, int index) {
    return operations.run(MediaOperation.MOVE, () -> store.move(id, to, index), listener::moved);
  }

  @Override
  public MediaInfo copy(MediaSlot from, MediaId id, MediaSlot to) {
    return operations.run(MediaOperation.COPY, () -> store.copy(from, id, to), listener::stored);
  }

  @Override
  public MediaInfo copy(MediaSlot from, MediaId id, MediaSlot to, int index) {
    return operations.run(
        MediaOperation.COPY, () -> store.copy(from, id, to, index), listener::stored);
  }

  @Override
  public MediaInfo copy(MediaId id, MediaSlot to, int index) {
    return operations.run(MediaOperation.COPY, () -> store.copy(id, to, index), listener::stored);
  }

  @Override
  public void reorder(MediaSlot slot, List<MediaId> order) {
    operations.run(
        MediaOperation.REORDER,
        () -> {
          store.reorder(slot, order);
          return slot;
        });
  }

  @Override
  public Optional<MediaInfo> info(MediaSlot slot, int index) {
    return operations.run(MediaOperation.INFO, () -> store.info(slot, index));
  }

  @Override
  public Optional<MediaInfo> info(MediaSlot slot, MediaId id) {
    return operations.run(MediaOperation.INFO, () -> store.info(slot, id));
  }

  @Override
  public Optional<MediaInfo> info(MediaId id) {
    return operations.run(MediaOperation.INFO, () -> store.info(id));
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index) {
    return found(() -> store.find(slot, index));
  }

  @Override
  public Optional<Media> find(MediaSlot slot, MediaId id) {
    return found(() -> store.find(slot, id));
  }

  @Override
  public Optional<Media> find(MediaId id) {
    return found(() -> store.find(id));
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index, String rendition) {
    return found(() -> store.find(slot, index, rendition));
  }

  @Override
  public Optional<Media> find(MediaSlot slot, MediaId id, String rendition) {
    return found(() -> store.find(slot, id, rendition));
  }

  @Override
  public Optional<Media> find(MediaId id, String rendition) {
    return found(() -> store.find(id, rendition));
  }

  @Override
  public boolean isRenditionPending(MediaInfo info, String rendition) {
    return store.isRenditionPending(info, rendition);
  }

  @Override
  public Map<MediaSlot, List<MediaInfo>> list(Collection<MediaSlot> slots) {
    return operations.run(MediaOperation.LIST, () -> store.list(slots));
  }

  @Override
  public OptionalInt indexOf(MediaSlot slot, MediaId id) {
    return operations.run(MediaOperation.INDEX_OF, () -> store.indexOf(slot, id));
  }

  @Override
  public int count(MediaSlot slot) {
    return operations.run(MediaOperation.COUNT, () -> store.count(slot));
  }

  @Override
  public boolean remove(MediaSlot slot, MediaId id) {
    return removed(MediaOperation.REMOVE, () -> store.remove(slot, id) ? 1 : 0) > 0;
  }

  @Override
  public boolean remove(MediaId id) {
    return removed(MediaOperation.REMOVE, () -> store.remove(id) ? 1 : 0) > 0;
  }

  @Override
  public int clear(MediaSlot slot) {
    return removed(MediaOperation.CLEAR, () -> store.clear(slot));
  }

  @Override
  public int clearOwner(String ownerType, Object ownerId) {
    return removed(MediaOperation.CLEAR_OWNER, () -> store.clearOwner(ownerType, ownerId));
  }

  @Override
  public List<MediaSlot> slotsOf(String ownerType, Object ownerId) {
    return operations.run(MediaOperation.SLOTS_OF, () -> store.slotsOf(ownerType, ownerId));
  }

  @Override
  public MediaPage page(MediaKind kind, String after, int most) {
    return operations.run(MediaOperation.PAGE, () -> store.page(kind, after, most));
  }

  @Override
  public RemovedBatch removeOlderThan(MediaKind kind, Instant instant, String after, int most) {
    return operations.run(
        MediaOperation.REMOVE_OLDER_THAN,
        () -> store.removeOlderThan(kind, instant, after, most),
        (batch, took) -> toldOf(batch.removed()));
  }

  @Override
  public MediaStore primary() {
    return store.primary() == store ? this : with(MediaStore::primary);
  }

  private Optional<Media> found(Supplier<Optional<Media>> lookUp) {
    return operations
        .run(
            MediaOperation.FIND,
            lookUp,
            (found, took) -> found.ifPresent(media -> listener.found(media.info(), took)))
        .map(media -> new ObservedMedia(media, listener));
  }

  private int removed(MediaOperation operation, Supplier<Integer> work) {
    return operations.run(operation, work, (count, took) -> toldOf(count));
  }

  private void toldOf(int removed) {
    if (removed > 0) {
      listener.removed(removed);
    }
  }
}
