package io.github.mediastore;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the attributes of a medium may be: text that people wrote about it, by keys that the host
 * chooses. This library reads {@link #ALT} and {@link #FILENAME}.
 */
public final class MediaAttributes {

  /** The key of the text that stands for the picture where it is not seen. */
  public static final String ALT = "alt";

  /** The key of the name that the file had, and is saved under. */
  public static final String FILENAME = "filename";

  /** The key of who made the picture. */
  public static final String CREDIT = "credit";

  /** How many attributes a medium has at most. */
  public static final int MAX_COUNT = 32;

  /** How many bytes all keys and values have at most, in UTF-8. */
  public static final int MAX_BYTES = 8192;

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");

  private MediaAttributes() {}

  /**
   * Checks attributes. Each store does so before it writes them.
   *
   * <p>A key has 1 to 63 ASCII letters, digits, dots, hyphens and underscores, and begins with a
   * letter or digit. A value is any text, even an empty one, without control characters (line
   * breaks are among them) and without half of a surrogate pair.
   *
   * @param attributes text by keys
   * @return an immutable copy in the order of the keys
   * @throws RejectedAttributesException if there are more than {@link #MAX_COUNT}, if they are
   *     longer than {@link #MAX_BYTES}, or if a key or value is malformed
   */
  public static Map<String, String> check(Map<String, String> attributes) {
    if (attributes.isEmpty()) {
      return Map.of();
    }
    Map<String, String> copy = new TreeMap<>();
    long bytes = 0;
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      String key = checkKey(attribute.getKey());
      String value = checkValue(key, attribute.getValue());
      copy.put(key, value);
      bytes += key.length() + value.getBytes(StandardCharsets.UTF_8).length;
    }
    if (copy.size() > MAX_COUNT) {
      throw new RejectedAttributesException(
          "There are %d attributes, more than %d".formatted(copy.size(), MAX_COUNT));
    }
    if (bytes > MAX_BYTES) {
      throw new RejectedAttributesException(
          "The attributes have %d bytes, more than %d".formatted(bytes, MAX_BYTES));
    }
    return Collections.unmodifiableMap(copy);
  }

  /**
   * Returns whether a key and a value could be stored, so that no one else's text comes to light.
   */
  public static boolean isValid(String key, String value) {
    return KEY.matcher(key).matches() && faultOf(value).isEmpty();
  }

  @SuppressWarnings("NullAway") // Maps of hosts that are not checked for nulls.
  private static String checkKey(String key) {
    if (key == null) {
      throw new RejectedAttributesException("The key of an attribute is null");
    }
    if (!KEY.matcher(key).matches()) {
      throw new RejectedAttributesException(
          "Not the key of an attribute: " + MediaAttributes.printable(key));
    }
    return key;
  }

  private static String checkValue(String key, String value) {
    if (value == null) {
      throw new RejectedAttributesException("The attribute %s is null".formatted(key));
    }
    String fault = faultOf(value);
    if (!fault.isEmpty()) {
      throw new RejectedAttributesException("The attribute %s has %s".formatted(key, fault));
    }
    return value;
  }

  /** Says what is wrong with a value; empty if nothing is. */
  private static String faultOf(String value) {
    int i = 0;
    while (i < value.length()) {
      int c = value.codePointAt(i);
      if (Character.isISOControl(c)) {
        return "the control character U+%04X at position %d".formatted(c, i);
      }
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return "half of a surrogate pair at position %d".formatted(i);
      }
      i += Character.charCount(c);
    }
    return "";
  }

  /** Makes text safe for a log and short. */
  private static String printable(String text) {
    String start = text.length() > 80 ? text.substring(0, 80) + "..." : text;
    return start.replaceAll("[^ -~]", "?");
  }
}
