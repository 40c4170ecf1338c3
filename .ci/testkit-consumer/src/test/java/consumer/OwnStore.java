package consumer;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store of a host's own, which says by itself only what the interface demands. */
final class OwnStore implements MediaStore {

  private final MediaStore inner = new InMemoryMediaStore();

  @Override
  public MediaInfo put(MediaSlot slot, MediaContent content) {
    return inner.put(slot, content);
  }

  @Override
  public MediaInfo add(MediaSlot slot, MediaContent content) {
    return inner.add(slot, content);
  }

  @Override
  public List<MediaInfo> addAll(MediaSlot slot, List<? extends MediaContent> contents) {
    return inner.addAll(slot, contents);
  }

  @Override
  public MediaInfo replace(MediaId id, MediaContent content) {
    return inner.replace(id, content);
  }

  @Override
  public void reorder(MediaSlot slot, List<MediaId> order) {
    inner.reorder(slot, order);
  }

  @Override
  public Optional<MediaInfo> info(MediaSlot slot, int index) {
    return inner.info(slot, index);
  }

  @Override
  public Optional<MediaInfo> info(MediaId id) {
    return inner.info(id);
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index) {
    return inner.find(slot, index);
  }

  @Override
  public Optional<Media> find(MediaId id) {
    return inner.find(id);
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index, String rendition) {
    return inner.find(slot, index, rendition);
  }

  @Override
  public Optional<Media> find(MediaId id, String rendition) {
    return inner.find(id, rendition);
  }

  @Override
  public Map<MediaSlot, List<MediaInfo>> list(Collection<MediaSlot> slots) {
    return inner.list(slots);
  }

  @Override
  public int count(MediaSlot slot) {
    return inner.count(slot);
  }

  @Override
  public boolean remove(MediaId id) {
    return inner.remove(id);
  }

  @Override
  public int clear(MediaSlot slot) {
    return inner.clear(slot);
  }

  @Override
  public int clearOwner(String ownerType, Object ownerId) {
    return inner.clearOwner(ownerType, ownerId);
  }
}
