package io.github.mediastore.jdbc.endurance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file is to a migration by the rules in the guide, and what its steps make of it.
 *
 * @param world what is there
 * @param prefix of the tables
 * @param file its name
 * @param slot the key of its slot
 */
record LedgerState(World world, String prefix, String file, String slot) {

  private String ledgerKey() {
    return Key.ledger(prefix, file);
  }

  private String fileKey() {
    return Key.file(prefix, file);
  }

  private String ledger() {
    return world.get(ledgerKey());
  }

  private String sha256() {
    return world.get(fileKey());
  }

  /** Returns the keys of all that it looks at. */
  List<String> keys() {
    return List.of(ledgerKey(), fileKey(), slot, Key.becomes(sha256()));
  }

  boolean isImported() {
    return ledger().startsWith("IMPORTED");
  }

  /** Whether the process that was killed may have removed the file, or one did. */
  boolean mayBeRemoved() {
    return ledger().startsWith("IMPORTED/removing") || ledger().startsWith("SOURCE_REMOVED");
  }

  boolean hasFile() {
    return !sha256().isEmpty();
  }

  boolean isStored() {
    return isImported() || ledger().startsWith("SOURCE_REMOVED");
  }

  private boolean isSource() {
    return hasFile() && isStored() && ledger().split(":", -1)[1].equals(sha256());
  }

  /** Returns where in the slot the medium is, -1 if it is gone. */
  private int index() {
    String stored = ledger().split(":", -1)[2];
    List<String> items = world.items(slot);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).startsWith(stored)) {
        return i;
      }
    }
    return -1;
  }

  private Map<String, String> with(String ledger, String items) {
    Map<String, String> changed = new TreeMap<>();
    changed.put(ledgerKey(), ledger);
    changed.put(slot, items);
    return changed;
  }

  /** Returns what an import changes. */
  Map<String, String> imported() {
    if (!hasFile() || ledger().equals("SUPERSEDED")) {
      return Map.of();
    }
    String item = world.get(Key.becomes(sha256()));
    String imported = "IMPORTED:" + sha256() + ":" + item.split(":", -1)[0];
    String items = world.get(slot);
    if (!isStored()) {
      return with(imported, items.isEmpty() ? item : items + " " + item);
    } else if (index() == -1) {
      return with("SUPERSEDED", items);
    } else if (isSource() || mayBeRemoved()) {
      return Map.of();
    }
    String[] replaced = items.split(" ", -1);
    replaced[index()] = item;
    return with(imported, String.join(" ", replaced));
  }

  /** Returns what taking an import back changes. */
  Map<String, String> undone() {
    if (!isStored() || !isSource()) {
      return Map.of();
    } else if (index() == -1) {
      return with("SUPERSEDED", world.get(slot));
    }
    List<String> items = new ArrayList<>(world.items(slot));
    items.remove(index());
    return with("UNDONE", String.join(" ", items));
  }

  /** Returns what removing a file comes to: it goes only while its medium is there. */
  Change removed() {
    String settled = ledger().replace("/removing", "");
    String removing = settled.replace("IMPORTED", "IMPORTED/removing");
    if (index() == -1) {
      return change(
          false, ledger(), sha256(), settled, sha256(), removing, sha256(), "SUPERSEDED", sha256());
    }
    String removed = settled.replace("IMPORTED", "SOURCE_REMOVED");
    if (!hasFile()) {
      return change(true, ledger(), "", removed, "");
    } else if (isSource()) {
      return change(
          true, ledger(), sha256(), settled, sha256(), removing, sha256(), removing, "", removed,
          "");
    } else if (mayBeRemoved()) {
      return change(true, ledger(), sha256(), removed, sha256());
    }
    return change(true, ledger(), sha256());
  }

  private Change change(boolean isExact, String... ledgerAndFile) {
    List<Map<String, String>> stages = new ArrayList<>();
    for (int i = 0; i < ledgerAndFile.length; i += 2) {
      Map<String, String> stage = new TreeMap<>();
      stage.put(ledgerKey(), ledgerAndFile[i]);
      stage.put(fileKey(), ledgerAndFile[i + 1]);
      stage.put(slot, world.get(slot));
      stages.add(stage);
    }
    return new Change(stages, isExact);
  }
}
