package io.github.mediastore.http;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store of one medium, for reading: counts the look-ups, and can change what it holds just before
 * one of them.
 */
final class TestStore implements MediaStore {

  private final Deque<Optional<? extends Media>> beforeFinds = new ArrayDeque<>();
  private @Nullable Media held;
  private int infos;
  private int finds;

  TestStore(@Nullable Media held) {
    this.held = held;
  }

  /** Has the next look-up with bytes that has no change yet find this medium, or nothing. */
  TestStore replacedBeforeFind(@Nullable TestMedium medium) {
    beforeFinds.add(Optional.ofNullable(medium));
    return this;
  }

  int infos() {
    return infos;
  }

  int finds() {
    return finds;
  }

  @Override
  public Optional<MediaInfo> info(MediaSlot slot, int index) {
    infos++;
    return holdsAt(slot, index).map(Media::info);
  }

  @Override
  public Optional<MediaInfo> info(MediaId id) {
    infos++;
    return Optional.ofNullable(held).map(Media::info).filter(info -> info.id().equals(id));
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index) {
    finds++;
    change();
    return holdsAt(slot, index);
  }

  @Override
  public Optional<Media> find(MediaId id) {
    finds++;
    change();
    return Optional.ofNullable(held).filter(medium -> medium.info().id().equals(id));
  }

  private void change() {
    Optional<? extends Media> change = beforeFinds.poll();
    if (change != null) {
      held = change.orElse(null);
    }
  }

  private Optional<Media> holdsAt(MediaSlot slot, int index) {
    if (index < 0) {
      throw new IllegalArgumentException("No medium has the index " + index);
    }
    return Optional.ofNullable(held).filter(m -> slot.equals(TestMedium.SLOT) && index == 0);
  }

  @Override
  public MediaInfo put(MediaSlot slot, MediaContent content) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MediaInfo add(MediaSlot slot, MediaContent content) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MediaInfo replace(MediaId id, MediaContent content) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void reorder(MediaSlot slot, List<MediaId> order) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<MediaSlot, List<MediaInfo>> list(Collection<MediaSlot> slots) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int count(MediaSlot slot) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean remove(MediaId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int clear(MediaSlot slot) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int clearOwner(String ownerType, Object ownerId) {
    throw new UnsupportedOperationException();
  }
}
