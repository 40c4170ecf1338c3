package io.github.mediastore.examples.cli.inspect;

import io.github.mediastore.examples.cli.json.JsonObject;
import io.github.mediastore.examples.cli.terminal.Amounts;
import io.github.mediastore.examples.cli.terminal.ProgressDisplay;
import io.github.mediastore.jdbc.VerifiedBatch.Damage;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import java.io.PrintWriter;

/** Tells what is damaged as soon as it is found, and the total. Safe for use by several threads. */
final class DamageReport {

  private final PrintWriter out;
  private final boolean json;
  private long verified;
  private long damaged;
  private long superseded;

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
    damaged(
        progress,
        what + ": " + damage.description(),
        new JsonObject()
            .add("kind", "medium")
            .add("ownerType", damage.slot().ownerType())
            .add("ownerId", damage.slot().ownerId())
            .add("slot", damage.slot().name())
            .add("id", damage.id().value())
            .add("rendition", damage.representation())
            .add("problem", damage.description()));
  }

  synchronized void damaged(ProgressDisplay progress, MigrationEntry entry) {
    damaged(
        progress,
        entry.source() + ": " + entry.reason(),
        new JsonObject()
            .add("kind", "file")
            .add("source", entry.source())
            .add("id", entry.mediaId() == null ? null : entry.mediaId().value())
            .add("problem", entry.reason()));
  }

  /** A user has put another medium there, or none: nothing is wrong, and nothing to verify. */
  synchronized void superseded(ProgressDisplay progress) {
    superseded++;
    progress.same(0);
  }

  private void damaged(ProgressDisplay progress, String message, JsonObject line) {
    verified++;
    damaged++;
    progress.bad(0, "DAMAGED " + message);
    if (json) {
      out.println(line);
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
                .add("superseded", superseded)
            : Amounts.count(verified)
                + " verified, "
                + Amounts.count(damaged)
                + " damaged"
                + (superseded == 0 ? "" : ", " + Amounts.count(superseded) + " superseded"));
  }

  long damaged() {
    return damaged;
  }
}
