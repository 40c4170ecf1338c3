package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaSlot;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The medium after which a page begins, in the order of the owners' ids, the slots' names and the
 * media's keys. It may be gone.
 *
 * @param ownerId whose slots come next
 * @param name which of them
 * @param medium the key of the last medium
 */
record PageStart(String ownerId, String name, long medium) {

  private static final PageStart FIRST = new PageStart("", "", 0);

  /**
   * Reads what {@link #text} wrote.
   *
   * @param text that, or nothing for the first page
   * @throws IllegalArgumentException if it is anything else
   */
  static PageStart of(String text) {
    if (text.isEmpty()) {
      return FIRST;
    }
    String[] parts = text.split("/", -1);
    try {
      if (parts.length == 3) {
        MediaSlot slot = new MediaSlot("any", decoded(parts[0]), decoded(parts[1]));
        return after(slot, Long.parseLong(parts[2]));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Not the end of a page: " + text, e);
    }
    throw new IllegalArgumentException("Not the end of a page: " + text);
  }

  static PageStart after(MediaSlot slot, long medium) {
    return new PageStart(slot.ownerId(), slot.name(), medium);
  }

  /** Returns it as text of ASCII characters. */
  String text() {
    return encoded(ownerId) + "/" + encoded(name) + "/" + medium;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
