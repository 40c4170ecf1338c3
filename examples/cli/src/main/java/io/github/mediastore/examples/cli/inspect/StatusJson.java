package io.github.mediastore.examples.cli.inspect;

import io.github.mediastore.examples.cli.inspect.StoreStatus.Imported;
import io.github.mediastore.examples.cli.inspect.StoreStatus.OutcomeCount;
import io.github.mediastore.examples.cli.json.JsonObject;
import io.github.mediastore.jdbc.MediaStatistics.SlotUse;
import io.github.mediastore.jdbc.MediaStatistics.TableUse;
import java.io.PrintWriter;
import java.util.Optional;

/** Prints the status as one JSON object a line, whose {@code kind} says what it is about. */
final class StatusJson {

  private StatusJson() {}

  static void print(StoreStatus status, PrintWriter out) {
    out.println(
        new JsonObject()
            .add("kind", "database")
            .add("name", status.database())
            .add("bytes", status.bytes()));
    status.statistics().slots().forEach(slot -> out.println(line(slot, status.imported(slot))));
    status.statistics().tables().forEach(table -> out.println(line(table)));
    status.outcomes().forEach(outcome -> out.println(line(outcome)));
  }

  private static JsonObject line(SlotUse slot, Optional<Imported> imported) {
    return new JsonObject()
        .add("kind", "slot")
        .add("ownerType", slot.ownerType())
        .add("slot", slot.slot())
        .add("owners", slot.owners())
        .add("media", slot.media())
        .add("bytes", slot.bytes())
        .add("objectBytes", slot.objectBytes())
        .add("sourceBytes", imported.map(Imported::sourceBytes).orElse(null))
        .add("storedBytes", imported.map(Imported::storedBytes).orElse(null));
  }

  private static JsonObject line(TableUse table) {
    return new JsonObject()
        .add("kind", "table")
        .add("name", table.name())
        .add("bytes", table.bytes())
        .add("toastBytes", table.toastBytes())
        .add("deadRows", table.deadRows());
  }

  private static JsonObject line(OutcomeCount outcome) {
    return new JsonObject()
        .add("kind", "import")
        .add("outcome", outcome.outcome())
        .add("files", outcome.files())
        .add("sourceBytes", outcome.sourceBytes())
        .add("storedBytes", outcome.storedBytes());
  }
}
