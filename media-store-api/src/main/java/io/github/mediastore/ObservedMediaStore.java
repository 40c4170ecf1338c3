package io.github.mediastore;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Notifies a {@link MediaListener} of what another store does. As thread-safe as that store. */
public final class ObservedMediaStore implements MediaStore {

  private final MediaStore store;
  private final MediaListener listener;

  private ObservedMediaStore(MediaStore store, MediaListener listener) {
    this.store = Objects.requireNonNull(store, "store");
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /**
   * Watches a store.
   *
   * @param store the store that does the work
   * @param listener is notified of each operation
   * @return a store that behaves as the other
   */
  public static MediaStore of(MediaStore store, MediaListener listener) {
    return new ObservedMediaStore(store, listener);
  }

  @Override
  public MediaInfo put(MediaSlot slot, MediaContent content) {
    return stored(() -> store.put(slot, content));
  }

  @Override
  public MediaInfo add(MediaSlot slot, MediaContent content) {
    return stored(() -> store.add(slot, content));
  }

  @Override
  public List<MediaInfo> addAll(MediaSlot slot, List<? extends MediaContent> contents) {
    long started = System.nanoTime();
    List<MediaInfo> added;
    try {
      added = store.addAll(slot, contents);
    } catch (MediaException e) {
      listener.rejected(e);
      throw e;
    }
    Duration each = Duration.ofNanos((System.nanoTime() - started) / Math.max(1, added.size()));
    added.forEach(info -> listener.stored(info, each));
    return added;
  }

  @Override
  public MediaInfo replace(MediaId id, MediaContent content) {
    return stored(() -> store.replace(id, content));
  }

  @Override
  public void reorder(MediaSlot slot, List<MediaId> order) {
    store.reorder(slot, order);
  }

  @Override
  public Optional<MediaInfo> info(MediaSlot slot, int index) {
    return store.info(slot, index);
  }

  @Override
  public Optional<MediaInfo> info(MediaId id) {
    return store.info(id);
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index) {
    return found(() -> store.find(slot, index));
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
  public Optional<Media> find(MediaId id, String rendition) {
    return found(() -> store.find(id, rendition));
  }

  @Override
  public Map<MediaSlot, List<MediaInfo>> list(Collection<MediaSlot> slots) {
    return store.list(slots);
  }

  @Override
  public OptionalInt indexOf(MediaSlot slot, MediaId id) {
    return store.indexOf(slot, id);
  }

  @Override
  public int count(MediaSlot slot) {
    return store.count(slot);
  }

  @Override
  public boolean remove(MediaId id) {
    boolean removed = store.remove(id);
    removed(removed ? 1 : 0);
    return removed;
  }

  @Override
  public int clear(MediaSlot slot) {
    return removed(store.clear(slot));
  }

  @Override
  public int clearOwner(String ownerType, Object ownerId) {
    return removed(store.clearOwner(ownerType, ownerId));
  }

  private MediaInfo stored(Supplier<MediaInfo> write) {
    long started = System.nanoTime();
    MediaInfo info;
    try {
      info = write.get();
    } catch (MediaException e) {
      listener.rejected(e);
      throw e;
    }
    listener.stored(info, Duration.ofNanos(System.nanoTime() - started));
    return info;
  }

  private Optional<Media> found(Supplier<Optional<Media>> lookUp) {
    long started = System.nanoTime();
    Optional<Media> found = lookUp.get();
    found.ifPresent(
        media -> listener.found(media.info(), Duration.ofNanos(System.nanoTime() - started)));
    return found.map(media -> new ObservedMedia(media, listener));
  }

  private int removed(int count) {
    if (count > 0) {
      listener.removed(count);
    }
    return count;
  }
}
