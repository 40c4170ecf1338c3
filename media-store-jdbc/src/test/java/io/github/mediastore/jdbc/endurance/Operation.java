package io.github.mediastore.jdbc.endurance;

import java.util.List;
import java.util.TreeSet;

/**
 * Something that a client does, and what becomes of the world by it.
 *
 * @param name what it is called in the journal
 * @param changes each happens by itself
 * @param action does it
 */
record Operation(String name, List<Change> changes, Action action) {

  /** Returns all keys that it may change. */
  TreeSet<String> keys() {
    TreeSet<String> keys = new TreeSet<>();
    changes.forEach(change -> keys.addAll(change.last().keySet()));
    return keys;
  }

  /** Does it. */
  @FunctionalInterface
  interface Action {

    /** Returns whether all of it was done; otherwise any stage of any change may have come. */
    boolean run() throws Exception;
  }
}
