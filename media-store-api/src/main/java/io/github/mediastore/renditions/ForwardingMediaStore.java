package io.github.mediastore.renditions;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaPage;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.RemovedBatch;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Passes every operation on to another store, the defaults of the interface too. */
abstract class ForwardingMediaStore implements MediaStore {

  private final MediaStore store;

  ForwardingMediaStore(MediaStore store) {
    this.store = store;
  }

  MediaStore store() {
    return store;
  }

  @Override
  public MediaContent stage(MediaContent content) {
    return store.stage(content);
  }

  @Override
  public MediaInfo put(MediaSlot slot, MediaContent content) {
    return store.put(slot, content);
  }

  @Override
  public MediaInfo add(MediaSlot slot, MediaContent content) {
    return store.add(slot, content);
  }

  @Override
  public List<MediaInfo> addAll(MediaSlot slot, List<? extends MediaContent> contents) {
    return store.addAll(slot, contents);
  }

  @Override
  public MediaInfo replace(MediaSlot slot, MediaId id, MediaContent content) {
    return store.replace(slot, id, content);
  }

  @Override
  public MediaInfo replace(MediaId id, MediaContent content) {
    return store.replace(id, content);
  }

  @Override
  public MediaInfo addRenditions(
      MediaSlot slot, MediaId id, Map<String, ? extends MediaContent> renditions) {
    return store.addRenditions(slot, id, renditions);
  }

  @Override
  public MediaInfo addRenditions(MediaId id, Map<String, ? extends MediaContent> renditions) {
    return store.addRenditions(id, renditions);
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
  public Optional<MediaInfo> info(MediaSlot slot, MediaId id) {
    return store.info(slot, id);
  }

  @Override
  public Optional<MediaInfo> info(MediaId id) {
    return store.info(id);
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index) {
    return store.find(slot, index);
  }

  @Override
  public Optional<Media> find(MediaSlot slot, MediaId id) {
    return store.find(slot, id);
  }

  @Override
  public Optional<Media> find(MediaId id) {
    return store.find(id);
  }

  @Override
  public Map<MediaSlot, List<MediaInfo>> list(Collection<MediaSlot> wanted) {
    return store.list(wanted);
  }

  @Override
  public int count(MediaSlot slot) {
    return store.count(slot);
  }

  @Override
  public OptionalInt indexOf(MediaSlot slot, MediaId id) {
    return store.indexOf(slot, id);
  }

  @Override
  public boolean remove(MediaSlot slot, MediaId id) {
    return store.remove(slot, id);
  }

  @Override
  public boolean remove(MediaId id) {
    return store.remove(id);
  }

  @Override
  public int clear(MediaSlot slot) {
    return store.clear(slot);
  }

  @Override
  public int clearOwner(String ownerType, Object ownerId) {
    return store.clearOwner(ownerType, ownerId);
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index, String rendition) {
    return store.find(slot, index, rendition);
  }

  @Override
  public Optional<Media> find(MediaSlot slot, MediaId id, String rendition) {
    return store.find(slot, id, rendition);
  }

  @Override
  public Optional<Media> find(MediaId id, String rendition) {
    return store.find(id, rendition);
  }

  @Override
  public boolean isRenditionPending(MediaInfo info, String rendition) {
    return store.isRenditionPending(info, rendition);
  }

  @Override
  public MediaInfo describe(MediaSlot slot, MediaId id, Map<String, String> attributes) {
    return store.describe(slot, id, attributes);
  }

  @Override
  public MediaInfo describe(MediaId id, Map<String, String> attributes) {
    return store.describe(id, attributes);
  }

  @Override
  public MediaInfo move(MediaSlot from, MediaId id, MediaSlot to) {
    return store.move(from, id, to);
  }

  @Override
  public MediaInfo move(MediaSlot from, MediaId id, MediaSlot to, int index) {
    return store.move(from, id, to, index);
  }

  @Override
  public MediaInfo move(MediaId id, MediaSlot to, int index) {
    return store.move(id, to, index);
  }

  @Override
  public MediaInfo copy(MediaSlot from, MediaId id, MediaSlot to) {
    return store.copy(from, id, to);
  }

  @Override
  public MediaInfo copy(MediaSlot from, MediaId id, MediaSlot to, int index) {
    return store.copy(from, id, to, index);
  }

  @Override
  public MediaInfo copy(MediaId id, MediaSlot to, int index) {
    return store.copy(id, to, index);
  }

  @Override
  public List<MediaSlot> slotsOf(String ownerType, Object ownerId) {
    return store.slotsOf(ownerType, ownerId);
  }

  @Override
  public MediaPage page(MediaKind kind, String after, int most) {
    return store.page(kind, after, most);
  }

  @Override
  public RemovedBatch removeOlderThan(MediaKind kind, Instant instant, String after, int most) {
    return store.removeOlderThan(kind, instant, after, most);
  }
}
