package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.MediaSlot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges a folder that several clients moved at the same time: each file is where it was, or in the
 * store once, and never in neither; and the ledger says so.
 */
final class SharedImportCheck {

  private final Connection connection;
  private final Folder folder;

  SharedImportCheck(Connection connection, Folder folder) {
    this.connection = connection;
    this.folder = folder;
  }

  void run(List<SharedEvent> events) throws SQLException {
    Map<String, List<String>> mustBe = new HashMap<>();
    for (SharedEvent event : events) {
      if (event.verb().equals("file")) {
        String slot = "photos/" + event.items().get(0).split("/", -1)[1] + "/images";
        List<String> items = mustBe.computeIfAbsent(slot, key -> new ArrayList<>());
        if (isStored(event)) {
          items.add(event.items().get(2));
        }
      }
    }
    for (Map.Entry<String, List<String>> slot : mustBe.entrySet()) {
      MediaSlot name = Key.slot(Key.SLOT + SharedOperations.PREFIX + " " + slot.getKey());
      String value = Reality.slot(connection, SharedOperations.PREFIX, name, folder);
      List<String> items = value.isEmpty() ? List.of() : List.of(value.split(" ", -1));
      SlotView.require(
          items.stream().sorted().toList().equals(slot.getValue().stream().sorted().toList()),
          "%s holds %s, but the ledger says %s".formatted(slot.getKey(), items, slot.getValue()));
    }
  }

  private boolean isStored(SharedEvent event) throws SQLException {
    String name = event.items().get(0);
    String sha256 = event.items().get(1);
    String imported = sha256 + ":" + event.items().get(2).split(":", -1)[0];
    String ledger = Reality.ledger(connection, SharedOperations.PREFIX, name);
    String file = Reality.file(folder.files().resolve(SharedOperations.PREFIX).resolve(name));
    boolean hasFile = file.equals(sha256);
    boolean isRight =
        switch (ledger.replaceFirst(":.*", "")) {
          case "" -> ledger.isEmpty() && (hasFile || (!event.isDone() && file.isEmpty()));
          case "IMPORTED" -> hasFile;
          case "IMPORTED/removing" -> hasFile || file.isEmpty();
          case "SOURCE_REMOVED" -> file.isEmpty();
          default -> false;
        };
    SlotView.require(
        isRight && (ledger.isEmpty() || ledger.endsWith(imported)),
        "%s: the ledger says '%s', the file is '%s'".formatted(event, ledger, file));
    return !ledger.isEmpty();
  }
}
