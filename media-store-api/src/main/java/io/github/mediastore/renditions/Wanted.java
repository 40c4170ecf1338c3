package io.github.mediastore.renditions;

import io.github.mediastore.MediaId;

/**
 * A rendition that somebody asked for.
 *
 * @param id the medium
 * @param name of the rendition
 */
record Wanted(MediaId id, String name) {

  @Override
  public String toString() {
    return "the rendition '%s' of medium %s".formatted(name, id);
  }
}
