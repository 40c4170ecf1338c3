package io.github.mediastore.internal.syntax;

import java.util.regex.Pattern;

/** What the names of renditions may be. */
public final class RenditionName {

  /** The name of the medium itself beside its renditions. */
  public static final String FULL = "full";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

  private RenditionName() {}

  /** Returns whether there can be a rendition, or the full one, of this name. */
  public static boolean isValid(String text) {
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
    if (!isValid(name) || name.equals(FULL)) {
      throw new IllegalArgumentException("Not the name of a rendition: " + name);
    }
    return name;
  }
}
