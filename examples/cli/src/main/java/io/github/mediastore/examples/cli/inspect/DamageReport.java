package io.github.mediastore.examples.cli.inspect;

import io.github.mediastore.examples.cli.json.JsonObject;
import io.github.mediastore.examples.cli.terminal.Amounts;
import io.github.mediastore.examples.cli.terminal.ProgressDisplay;
import io.github.mediastore.jdbc.VerifiedBatch.Damage;
import io.github.mediastore.jdbc.migration.MigrationEntry;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Tells what is damaged as soon as it is found, and the total. Safe for use by several threads. */
final class DamageReport {

  private final PrintWriter out;
  private final boolean json;
  private long verified;
  private long damaged;

  DamageReport(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  synchronized void whole(ProgressDisplay progress) {
    verified++;
    progress.same(0);
  }

  synchronized void damaged(ProgressDisplay progress, Damage damage) {
    String what =
        "%s, medium %s, %s".formatted(damage.slot(), damage.id(), damage.representation());
    damaged(progress, "medium", what, damage.description());
  }

  synchronized void damaged(ProgressDisplay progress, MigrationEntry entry) {
    damaged(progress, "file", entry.source(), entry.reason());
  }

  private void damaged(
      ProgressDisplay progress, String kind, String what, @Nullable String problem) {
    verified++;
    damaged++;
    progress.bad(0, "DAMAGED " + what + ": " + problem);
    if (json) {
      out.println(new JsonObject().add("kind", kind).add("what", what).add("problem", problem));
    }
  }

  /** Tells the total. */
  void close() {
    out.println(
        json
            ? new JsonObject()
                .add("kind", "total")
                .add("verified", verified)
                .add("damaged", damaged)
            : Amounts.count(verified) + " verified, " + Amounts.count(damaged) + " damaged");
  }

  long damaged() {
    return damaged;
  }
}
