package io.github.mediastore.examples.cli.inspect;

import static io.github.mediastore.examples.cli.terminal.Amounts.bytes;
import static io.github.mediastore.examples.cli.terminal.Amounts.count;
import static io.github.mediastore.examples.cli.terminal.Amounts.saved;

import io.github.mediastore.examples.cli.inspect.StoreStatus.OutcomeCount;
import io.github.mediastore.examples.cli.terminal.TextTable;
import io.github.mediastore.jdbc.MediaStatistics.SlotUse;
import java.io.PrintWriter;

/** Prints the status as tables for people. */
final class StatusText {

  private StatusText() {}

  static void print(StoreStatus status, PrintWriter out) {
    TextTable slots = new TextTable(2, "OWNER TYPE", "SLOT", "OWNERS", "MEDIA", "SIZE", "SAVED");
    for (SlotUse slot : status.statistics().slots()) {
      slots.add(
          slot.ownerType(),
          slot.slot(),
          count(slot.owners()),
          count(slot.media()),
          bytes(slot.bytes()),
          status
              .imported(slot)
              .map(imported -> saved(imported.sourceBytes(), imported.storedBytes()))
              .orElse("-"));
    }
    slots.print(out);
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
}
