package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.MediaSlot;

/** What the model has a value for: a slot, an owner's row, a file, its row in the ledger. */
final class Key {

  static final String SLOT = "slot ";
  static final String ROW = "row ";
  static final String FILE = "file ";
  static final String LEDGER = "ledger ";

  /** What a file becomes once it is imported, which nobody looks up. */
  static final String BECOMES = "becomes ";

  private Key() {}

  /** Names a slot; the prefix of the tables it is in may be empty. */
  static String slot(String prefix, MediaSlot slot) {
    return SLOT + prefix + " " + slot;
  }

  /** Names an owner's row. */
  static String row(long id) {
    return ROW + "users/" + id;
  }

  static String file(String prefix, String name) {
    return FILE + prefix + " " + name;
  }

  static String ledger(String prefix, String name) {
    return LEDGER + prefix + " " + name;
  }

  static String becomes(String sha256) {
    return BECOMES + sha256;
  }

  /** Returns the prefix of the tables. */
  static String prefix(String key) {
    return key.split(" ", 3)[1];
  }

  /** Returns what follows the prefix of the tables. */
  static String name(String key) {
    return key.split(" ", 3)[2];
  }

  static MediaSlot slot(String key) {
    String[] parts = name(key).split("/", -1);
    return new MediaSlot(parts[0], parts[1], parts[2]);
  }
}
