package io.github.mediastore;

import java.util.List;

/**
 * Some of the media of a kind, in the order of their keys.
 *
 * @param media the facts about them; none if there are no more
 * @param last where the page ended, to be passed to the next call; ASCII text that a program may
 *     keep to go on later, and a store may read only if it wrote it
 */
public record MediaPage(List<MediaInfo> media, String last) {

  /** Copies the list. */
  public MediaPage {
    media = List.copyOf(media);
  }
}
