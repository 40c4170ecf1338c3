package io.github.mediastore.memory;

import io.github.mediastore.MediaKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Goes through media in the order in which they were stored, which is that of their ids. */
final class Pages {

  private Pages() {}

  /**
   * Returns the media that follow.
   *
   * @param after the id of the last that was seen, or nothing
   * @throws IllegalArgumentException if it is no id of this store, or {@code most} is less than 1
   */
  static List<HeldMedium> page(
      Collection<List<HeldMedium>> slots, MediaKind kind, String after, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("No page has %d media at most".formatted(most));
    }
    long last = number(after);
    return slots.stream()
        .flatMap(List::stream)
        .filter(medium -> kind.includes(medium.slot()))
        .filter(medium -> number(medium.id().value()) > last)
        .sorted(Comparator.comparingLong(medium -> number(medium.id().value())))
        .limit(most)
        .toList();
  }

  /** Returns where a page ended. */
  static String last(List<HeldMedium> page, String after) {
    return page.isEmpty() ? after : page.get(page.size() - 1).id().value();
  }

  private static long number(String id) {
    if (!id.matches("[0-9]{0,18}")) {
      throw new IllegalArgumentException("Not the end of a page: " + id);
    }
    return id.isEmpty() ? 0 : Long.parseLong(id);
  }
}
