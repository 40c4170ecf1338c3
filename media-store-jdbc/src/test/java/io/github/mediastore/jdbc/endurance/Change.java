package io.github.mediastore.jdbc.endurance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an operation does to some keys, all at once. Whatever happens, they have the values of one
 * of the stages, and nothing in between.
 *
 * @param stages each with the same keys; the first is what was before, the last what is after an
 *     operation that was acknowledged
 * @param isExact whether an operation that was acknowledged must have come to the last stage
 */
record Change(List<Map<String, String>> stages, boolean isExact) {

  Change {
    // Of equal stages the last counts.
    stages = reversed(List.copyOf(new LinkedHashSet<>(reversed(stages))));
  }

  private static List<Map<String, String>> reversed(List<Map<String, String>> stages) {
    List<Map<String, String>> reversed = new ArrayList<>(stages);
    Collections.reverse(reversed);
    return reversed;
  }

  /** Happens whole or not at all. */
  static Change of(World before, Map<String, String> after) {
    Map<String, String> was = new TreeMap<>();
    after.keySet().forEach(key -> was.put(key, before.get(key)));
    return new Change(List.of(was, new TreeMap<>(after)), true);
  }

  Map<String, String> last() {
    return stages.get(stages.size() - 1);
  }

  /** Writes the stages in one line. */
  String text() {
    StringBuilder text = new StringBuilder(isExact ? "=" : "~");
    for (Map<String, String> stage : stages) {
      text.append('|');
      stage.forEach((key, value) -> text.append(key).append('=').append(value).append(';'));
    }
    return text.toString();
  }

  static Change ofText(String text) {
    List<Map<String, String>> stages = new ArrayList<>();
    for (String stage : text.substring(2).split("\\|", -1)) {
      Map<String, String> values = new TreeMap<>();
      for (String pair : stage.split(";", -1)) {
        int at = pair.indexOf('=');
        if (at > 0) {
          values.put(pair.substring(0, at), pair.substring(at + 1));
        }
      }
      stages.add(values);
    }
    return new Change(stages, text.startsWith("="));
  }
}
