package io.github.mediastore.jdbc.endurance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was done in a run, from its journals. */
final class Totals {

  private final Plan plan;

  Totals(Plan plan) {
    this.plan = plan;
  }

  /** Returns how often each operation was done, and what failed for the database. */
  String text() {
    Map<String, int[]> own = new TreeMap<>();
    Map<String, Integer> failures = new TreeMap<>();
    for (int client = 1; client <= plan.clients(); client++) {
      String name = "";
      for (String line : Folder.lines(plan.folder().journal(client))) {
        String[] fields = line.split("\t", 3);
        name = fields[0].equals("I") ? fields[1] : name;
        own.computeIfAbsent(name, key -> new int[3])["IAR".indexOf(fields[0])]++;
      }
      for (String line : plan.folder().failuresOf(client)) {
        failures.merge(line.split(" ", 2)[0], 1, Integer::sum);
      }
    }
    StringBuilder text = new StringBuilder("Operations: begun, acknowledged, settled otherwise\n");
    own.forEach(
        (name, n) -> text.append("  %-20s %7d %7d %7d%n".formatted(name, n[0], n[1], n[2])));
    text.append("On what others use: begun, done, too late, not acknowledged\n");
    shared()
        .forEach(
            (name, n) ->
                text.append(
                    "  %-20s %7d %7d %7d %7d%n"
                        .formatted(name, n[0] + n[1] + n[2], n[0], n[1], n[2])));
    text.append(upkeep());
    return text.append("Failures by SQLSTATE: ").append(failures).toString();
  }

  /** Adds up what was done for objects, which is noted as {@code SWEPT DELETED 3}. */
  private String upkeep() {
    Map<String, Long> counts = new TreeMap<>();
    for (int client = 1; client <= plan.clients(); client++) {
      for (String line : Folder.lines(plan.folder().upkeep(client))) {
        int at = line.lastIndexOf(' ');
        counts.merge(line.substring(0, at), Long.parseLong(line.substring(at + 1)), Long::sum);
      }
    }
    return counts.isEmpty() ? "" : "Upkeep of objects: " + counts + "\n";
  }

  private Map<String, int[]> shared() {
    Map<String, int[]> counts = new TreeMap<>();
    for (int phase = 1; phase <= plan.phases(); phase++) {
      for (int client = 1; client <= plan.clients(); client++) {
        List<String> lines = Folder.lines(plan.folder().sharedJournal(phase, client));
        for (SharedEvent event : SharedEvent.of(lines)) {
          int how = event.isDone() ? 0 : event.result().equals(SharedEvent.UNKNOWN) ? 2 : 1;
          counts.computeIfAbsent(event.verb(), key -> new int[3])[how]++;
        }
      }
    }
    return counts;
  }
}
