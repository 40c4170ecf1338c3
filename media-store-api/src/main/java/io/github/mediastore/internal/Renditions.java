package io.github.mediastore.internal;

import io.github.mediastore.MediaContent;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the names of renditions may be. */
public final class Renditions {

  /** The name of the medium itself beside its renditions. */
  public static final String FULL = "full";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

  private Renditions() {}

  /** Returns whether there can be a rendition, or the full one, of this name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * Checks the name of a rendition.
   *
   * @param name the name
   * @return the name
   * @throws IllegalArgumentException if it is anything but 1 to 63 ASCII letters, digits, hyphens
   *     and underscores that begin with a letter or digit, or if it is {@code full}
   */
  public static String require(String name) {
    if (!isName(name) || name.equals(FULL)) {
      throw new IllegalArgumentException("Not the name of a rendition: " + name);
    }
    return name;
  }

  /**
   * Takes the renditions of content once and for all.
   *
   * @param content the content
   * @return its renditions, in the order of their names
   * @throws IllegalArgumentException if a name or a media type is malformed
   */
  public static Map<String, MediaContent> of(MediaContent content) {
    Map<String, MediaContent> renditions = new TreeMap<>(content.renditions());
    renditions.forEach(
        (name, rendition) -> {
          require(name);
          MediaType.require(rendition.contentType());
        });
    return Collections.unmodifiableMap(renditions);
  }
}
