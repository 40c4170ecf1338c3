package io.github.mediastore.objects;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a key may be, the same for every object store; for those who write one. */
public final class ObjectKeys {

  private static final int MOST_CHARACTERS = 512;
  private static final int MOST_IN_SEGMENT = 200;
  private static final Set<String> DOTS = Set.of(".", "..");
  private static final Pattern CHARACTERS = Pattern.compile("[a-zA-Z0-9._/-]*");

  private ObjectKeys() {}

  /**
   * Returns whether a text is a key: 1 to 512 of the characters {@code a-z A-Z 0-9 - _ . /}, at
   * most 200 between two slashes, without an empty segment and without {@code .} and {@code ..}.
   */
  public static boolean isKey(String text) {
    return isPrefix(text)
        && Stream.of(text.split("/", -1))
            .allMatch(s -> !s.isEmpty() && !DOTS.contains(s) && s.length() <= MOST_IN_SEGMENT);
  }

  private static boolean isPrefix(String text) {
    return text.length() <= MOST_CHARACTERS && CHARACTERS.matcher(text).matches();
  }

  /**
   * Checks a key.
   *
   * @param key what {@link #isKey} accepts
   * @return the same key
   * @throws IllegalArgumentException if it is none
   */
  public static String require(String key) {
    requirePrefix(key);
    if (!isKey(key)) {
      throw new IllegalArgumentException("No key of an object is \"" + key + "\"");
    }
    return key;
  }

  /**
   * Checks what keys shall begin with.
   *
   * @param prefix 0 to 512 of the characters that a key may have
   * @return the same prefix
   * @throws IllegalArgumentException if no key can begin so
   */
  public static String requirePrefix(String prefix) {
    if (!isPrefix(prefix)) {
      // Not quoted: it may be long, or forge lines of a log.
      throw new IllegalArgumentException(
          "A key has at most 512 of the characters a-z A-Z 0-9 - _ . / and not what this one of "
              + prefix.length()
              + " has");
    }
    return prefix;
  }
}
