package io.github.mediastore.jdbc.endurance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that a client did to what others use too, as its journal has it.
 *
 * @param slot what it was done to
 * @param verb what was done
 * @param items the contents that it was done with
 * @param start when it began, of the machine's clock
 * @param end when it was acknowledged; the end of time if it was not
 * @param result what was answered; {@link #UNKNOWN} if it was not
 */
record SharedEvent(
    String slot, String verb, List<String> items, long start, long end, String result) {

  static final String UNKNOWN = "unknown";
  static final String DONE = "done";

  boolean isDone() {
    return result.equals(DONE);
  }

  /** Whether it happened, or may have. */
  boolean isPossible() {
    return isDone() || result.equals(UNKNOWN);
  }

  /** Returns the line that is written before. */
  static String intent(String id, String slot, String verb, List<String> items) {
    return String.join("\t", "I", id, slot, verb, String.join(" ", items), "" + System.nanoTime());
  }

  /** Returns the line that is written after. */
  static String result(String id, String result) {
    return String.join("\t", "R", id, result, "" + System.nanoTime());
  }

  /** Reads the journal of one client. */
  static List<SharedEvent> of(List<String> lines) {
    Map<String, SharedEvent> events = new LinkedHashMap<>();
    for (String line : lines) {
      List<String> f = Arrays.asList(line.split("\t", -1));
      if (f.get(0).equals("I")) {
        List<String> items = f.get(4).isEmpty() ? List.of() : List.of(f.get(4).split(" ", -1));
        events.put(
            f.get(1),
            new SharedEvent(
                f.get(2), f.get(3), items, Long.parseLong(f.get(5)), Long.MAX_VALUE, UNKNOWN));
      } else {
        events.computeIfPresent(
            f.get(1),
            (id, e) ->
                new SharedEvent(
                    e.slot, e.verb, e.items, e.start, Long.parseLong(f.get(3)), f.get(2)));
      }
    }
    return new ArrayList<>(events.values());
  }
}
