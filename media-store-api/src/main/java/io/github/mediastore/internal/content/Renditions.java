package io.github.mediastore.internal.content;

import io.github.mediastore.MediaContent;
import io.github.mediastore.internal.syntax.MediaType;
import io.github.mediastore.internal.syntax.RenditionName;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Reads the renditions of content. */
public final class Renditions {

  private Renditions() {}

  /**
   * Takes the renditions of content once and for all.
   *
   * @param content the content
   * @return its renditions, in the order of their names
   * @throws IllegalArgumentException if a name or a media type is malformed
   */
  public static Map<String, MediaContent> of(MediaContent content) {
    return of(content.renditions());
  }

  /**
   * Takes renditions once and for all.
   *
   * @param contents content by the names of the renditions
   * @return the same, in the order of their names
   * @throws IllegalArgumentException if a name or a media type is malformed
   */
  public static Map<String, MediaContent> of(Map<String, ? extends MediaContent> contents) {
    Map<String, MediaContent> renditions = new TreeMap<>(contents);
    renditions.forEach(
        (name, rendition) -> {
          RenditionName.require(name);
          MediaType.require(rendition.contentType());
        });
    return Collections.unmodifiableMap(renditions);
  }
}
