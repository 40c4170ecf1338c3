package io.github.mediastore.examples.cli.inspect;

import static io.github.mediastore.examples.cli.terminal.Amounts.bytes;
import static io.github.mediastore.examples.cli.terminal.Amounts.count;
import static io.github.mediastore.examples.cli.terminal.Amounts.saved;

import io.github.mediastore.examples.cli.inspect.StoreStatus.OutcomeCount;
import io.github.mediastore.examples.cli.terminal.TextTable;
import io.github.mediastore.jdbc.MediaStatistics.SlotUse;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints the status as tables for people. */
final class StatusText {

  private static final int BEFORE_SAVED = 5;

  private StatusText() {}

  static void print(StoreStatus status, PrintWriter out) {
    printSlots(status, out);
    out.println();
    TextTable tables = new TextTable(1, "TABLE", "SIZE", "OUT OF LINE", "DEAD ROWS");
    status
        .statistics()
        .tables()
        .forEach(
            table ->
                tables.add(
                    table.name(),
                    bytes(table.bytes()),
                    bytes(table.toastBytes()),
                    count(table.deadRows())));
    tables.print(out);
    out.println();
    if (!status.outcomes().isEmpty()) {
      TextTable outcomes = new TextTable(1, "IMPORT", "FILES", "SIZE", "STORED", "SAVED");
      for (OutcomeCount each : status.outcomes()) {
        boolean isStored = each.storedBytes() > 0;
        outcomes.add(
            each.outcome(),
            count(each.files()),
            bytes(each.sourceBytes()),
            isStored ? bytes(each.storedBytes()) : "-",
            isStored ? saved(each.sourceBytes(), each.storedBytes()) : "-");
      }
      outcomes.print(out);
      out.println();
    }
    out.println("Database " + status.database() + ": " + bytes(status.bytes()));
  }

  /** Most stores have no objects, and need no column for them. */
  private static void printSlots(StoreStatus status, PrintWriter out) {
    List<SlotUse> all = status.statistics().slots();
    boolean hasObjects = all.stream().anyMatch(slot -> slot.objectBytes() > 0);
    List<String> names =
        new ArrayList<>(List.of("OWNER TYPE", "SLOT", "OWNERS", "MEDIA", "SIZE", "SAVED"));
    if (hasObjects) {
      names.add(BEFORE_SAVED, "IN OBJECTS");
    }
    TextTable slots = new TextTable(2, names.toArray(String[]::new));
    for (SlotUse slot : all) {
      List<String> cells = new ArrayList<>();
      cells.add(slot.ownerType());
      cells.add(slot.slot());
      cells.add(count(slot.owners()));
      cells.add(count(slot.media()));
      cells.add(bytes(slot.bytes()));
      cells.add(
          status
              .imported(slot)
              .map(imported -> saved(imported.sourceBytes(), imported.storedBytes()))
              .orElse("-"));
      if (hasObjects) {
        cells.add(BEFORE_SAVED, bytes(slot.objectBytes()));
      }
      slots.add(cells.toArray(String[]::new));
    }
    slots.print(out);
  }
}
