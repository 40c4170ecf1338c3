package io.github.mediastore.jdbc.endurance;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must be there, as one client knows it: a text for each {@link Key}, empty where there must
 * be nothing.
 */
final class World {

  private final Map<String, String> values = new TreeMap<>();

  World() {}

  World(Map<String, String> values) {
    put(values);
  }

  String get(String key) {
    return values.getOrDefault(key, "");
  }

  /** Returns the items of a slot, in their order. */
  List<String> items(String key) {
    String value = get(key);
    return value.isEmpty() ? List.of() : Arrays.asList(value.split(" ", -1));
  }

  /** Returns the keys of a kind that have a value. */
  List<String> keys(String kind) {
    return values.keySet().stream().filter(key -> key.startsWith(kind)).toList();
  }

  void put(Map<String, String> changed) {
    changed.forEach(this::put);
  }

  void put(String key, String value) {
    if (value.isEmpty()) {
      values.remove(key);
    } else {
      values.put(key, value);
    }
  }

  Map<String, String> values(Collection<String> keys) {
    Map<String, String> some = new TreeMap<>();
    keys.forEach(key -> some.put(key, get(key)));
    return some;
  }

  World copy() {
    return new World(values);
  }

  Map<String, String> all() {
    return new TreeMap<>(values);
  }

  /** Returns what is different in another one. */
  Map<String, String> differences(World other) {
    TreeSet<String> keys = new TreeSet<>(values.keySet());
    keys.addAll(other.values.keySet());
    Map<String, String> differences = new LinkedHashMap<>();
    for (String key : keys) {
      if (!get(key).equals(other.get(key))) {
        differences.put(key, other.get(key));
      }
    }
    return differences;
  }
}
