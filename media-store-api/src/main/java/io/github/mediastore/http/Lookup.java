package io.github.mediastore.http;

import io.github.mediastore.Media;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where in a store the requested medium is looked for, and which rendition of it; the full one
 * stands in for one that is not there.
 */
final class Lookup {

  private final MediaStore store;
  private final String rendition;
  private final boolean byId;
  private final Supplier<Optional<MediaInfo>> info;
  private final Function<String, Optional<Media>> find;
  private final Function<MediaStore, Lookup> in;

  private Lookup(
      MediaStore store,
      @Nullable String rendition,
      boolean byId,
      Supplier<Optional<MediaInfo>> info,
      Function<String, Optional<Media>> find,
      Function<MediaStore, Lookup> in) {
    this.store = store;
    this.rendition = rendition == null ? MediaInfo.FULL : rendition;
    this.byId = byId;
    this.info = info;
    this.find = find;
    this.in = in;
  }

  /**
   * Looks at a place in a slot. What is there changes when a medium is replaced, removed or moved,
   * perhaps within a second and to a medium of the same date.
   */
  static Lookup at(MediaStore store, MediaSlot slot, int index, @Nullable String rendition) {
    return index < 0
        ? new Lookup(
            store,
            rendition,
            false,
            Optional::empty,
            wanted -> Optional.empty(),
            other -> at(other, slot, index, rendition))
        : new Lookup(
            store,
            rendition,
            false,
            () -> store.info(slot, index),
            wanted -> store.find(slot, index, wanted),
            other -> at(other, slot, index, rendition));
  }

  /** Looks for one medium of a slot, which has new bytes only under a new id. */
  static Lookup of(MediaStore store, MediaSlot slot, MediaId id, @Nullable String rendition) {
    return new Lookup(
        store,
        rendition,
        true,
        () -> store.info(slot, id),
        wanted -> store.find(slot, id, wanted),
        other -> of(other, slot, id, rendition));
  }

  /** Looks for one medium, which has new bytes only under a new id. */
  static Lookup of(MediaStore store, MediaId id, @Nullable String rendition) {
    return new Lookup(
        store,
        rendition,
        true,
        () -> store.info(id),
        wanted -> store.find(id, wanted),
        other -> of(other, id, rendition));
  }

  /** Returns the same look-up where nothing is behind; empty if this is it. */
  Optional<Lookup> onPrimary() {
    MediaStore primary = store.primary();
    return primary == store ? Optional.empty() : Optional.of(in.apply(primary));
  }

  /** Returns the medium's facts without its bytes. */
  Optional<MediaInfo> info() {
    return info.get().map(found -> found.renditionOrFull(rendition));
  }

  /** Returns the medium with its first bytes at hand. */
  Optional<Media> find() {
    return find.apply(rendition);
  }

  /**
   * Returns whether whatever is found here always has the same bytes, so that its date can stand
   * for them. A rendition can be made again.
   */
  boolean isImmutable() {
    return byId && rendition.equals(MediaInfo.FULL);
  }

  /**
   * Returns whether the store can still make the rendition asked for, so that what was found stands
   * in for it only now.
   */
  boolean isStandIn(MediaInfo found) {
    return store.isRenditionPending(found, rendition);
  }
}
