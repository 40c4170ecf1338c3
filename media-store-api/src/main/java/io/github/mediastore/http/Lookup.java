package io.github.mediastore.http;

import io.github.mediastore.Media;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import java.util.Optional;

/**
 * Where in a store the requested medium is looked for, and which rendition of it; the full one
 * stands in for one that is not there.
 */
interface Lookup {

  /** Returns the medium's facts without its bytes. */
  Optional<MediaInfo> info();

  /** Returns the medium with its first bytes at hand. */
  Optional<Media> find();

  /**
   * Returns whether whatever is found here always has the same bytes, so that its date can stand
   * for them.
   */
  boolean isImmutable();

  /**
   * Returns whether the store can still make the rendition asked for, so that what was found stands
   * in for it only now.
   */
  boolean isStandIn(MediaInfo found);

  /**
   * Looks at a place in a slot. What is there changes when a medium is replaced, removed or moved,
   * perhaps within a second and to a medium of the same date.
   */
  static Lookup at(MediaStore store, MediaSlot slot, int index, String rendition) {
    return new Lookup() {
      @Override
      public Optional<MediaInfo> info() {
        return index < 0
            ? Optional.empty()
            : store.info(slot, index).map(info -> info.renditionOrFull(rendition));
      }

      @Override
      public Optional<Media> find() {
        return index < 0 ? Optional.empty() : store.find(slot, index, rendition);
      }

      @Override
      public boolean isImmutable() {
        return false;
      }

      @Override
      public boolean isStandIn(MediaInfo found) {
        return store.isRenditionPending(found, rendition);
      }
    };
  }

  /** Looks for one medium of a slot, which has new bytes only under a new id. */
  static Lookup of(MediaStore store, MediaSlot slot, MediaId id, String rendition) {
    return new Lookup() {
      @Override
      public Optional<MediaInfo> info() {
        return store.info(slot, id).map(info -> info.renditionOrFull(rendition));
      }

      @Override
      public Optional<Media> find() {
        return store.find(slot, id, rendition);
      }

      @Override
      public boolean isImmutable() {
        return rendition.equals(MediaInfo.FULL); // A rendition can be made again.
      }

      @Override
      public boolean isStandIn(MediaInfo found) {
        return store.isRenditionPending(found, rendition);
      }
    };
  }

  /** Looks for one medium, which has new bytes only under a new id. */
  static Lookup of(MediaStore store, MediaId id, String rendition) {
    return new Lookup() {
      @Override
      public Optional<MediaInfo> info() {
        return store.info(id).map(info -> info.renditionOrFull(rendition));
      }

      @Override
      public Optional<Media> find() {
        return store.find(id, rendition);
      }

      @Override
      public boolean isImmutable() {
        return rendition.equals(MediaInfo.FULL); // A rendition can be made again.
      }

      @Override
      public boolean isStandIn(MediaInfo found) {
        return store.isRenditionPending(found, rendition);
      }
    };
  }
}
