package io.github.mediastore.jdbc.migration.internal.ledger;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.jdbc.migration.internal.sources.ReadFile;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFile;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Makes the entries of the ledger, and what becomes of them. */
public final class Entries {

  public static final Comparator<MigrationEntry> BY_SOURCE =
      Comparator.comparing(MigrationEntry::source)
          .thenComparing(entry -> String.valueOf(entry.slot()));

  private static final String REMOVING = "Its file is being removed";

  private Entries() {}

  public static MigrationEntry imported(SourceFile source, ReadFile file, MediaInfo info) {
    return new MigrationEntry(
        source.name(),
        source.slot(),
        Outcome.IMPORTED,
        null,
        null,
        file.sha256(),
        file.size(),
        info.id(),
        info.sha256(),
        info.size());
  }

  public static MigrationEntry notImported(
      SourceFile source, Outcome outcome, @Nullable Problem problem, String reason) {
    return new MigrationEntry(
        source.name(), source.slot(), outcome, problem, reason, null, 0, null, null, 0);
  }

  public static MigrationEntry ofFile(MigrationEntry entry, ReadFile file) {
    return new MigrationEntry(
        entry.source(),
        entry.slot(),
        entry.outcome(),
        entry.problem(),
        entry.reason(),
        file.sha256(),
        file.size(),
        entry.mediaId(),
        entry.storedSha256(),
        entry.storedBytes());
  }

  public static MigrationEntry with(
      MigrationEntry entry, Outcome outcome, @Nullable Problem problem, @Nullable String reason) {
    return new MigrationEntry(
        entry.source(),
        entry.slot(),
        outcome,
        problem,
        reason,
        entry.sourceSha256(),
        entry.sourceBytes(),
        entry.mediaId(),
        entry.storedSha256(),
        entry.storedBytes());
  }

  public static MigrationEntry failed(MigrationEntry entry, Problem problem, String reason) {
    return with(entry, Outcome.FAILED, problem, reason);
  }

  /** Returns what is left when the medium is not in the store any more, on purpose. */
  public static MigrationEntry gone(MigrationEntry entry, Outcome outcome, String reason) {
    return new MigrationEntry(
        entry.source(),
        entry.slot(),
        outcome,
        null,
        reason,
        entry.sourceSha256(),
        entry.sourceBytes(),
        null,
        null,
        0);
  }

  /** Returns that the imported medium is gone because a user removed or replaced it. */
  public static MigrationEntry superseded(MigrationEntry entry) {
    return gone(entry, Outcome.SUPERSEDED, "The medium is gone: somebody removed or replaced it");
  }

  /** Returns that the medium is gone, and why it counts as lost. */
  public static MigrationEntry missing(MigrationEntry entry, String why) {
    return failed(entry, Problem.MEDIUM_GONE, "The medium is gone: " + why);
  }

  /** Returns that the medium is gone, and that nobody can say on whose wish. */
  public static MigrationEntry missing(MigrationEntry entry) {
    return missing(
        entry, "somebody removed its owner's media, or the tables were emptied or restored");
  }

  /** Returns that the ledger is about another store, or another state of it. */
  public static MigrationEntry outOfStep(MigrationEntry entry) {
    return failed(
        entry,
        Problem.OUT_OF_STEP,
        "The ledger is out of step with the store, which is another or of an earlier time: it does"
            + " not hold medium %s as it was imported".formatted(entry.mediaId()));
  }

  /** Returns what a process leaves in the ledger that is killed while it removes the file. */
  public static MigrationEntry removing(MigrationEntry entry) {
    return with(entry, entry.outcome(), entry.problem(), REMOVING);
  }

  /** Returns whether the file may have been removed though the ledger does not say that it was. */
  public static boolean isBeingRemoved(MigrationEntry entry) {
    return entry.outcome() == Outcome.IMPORTED && REMOVING.equals(entry.reason());
  }

  /** Returns what those have in common that must be handled one after the other. */
  public static Object group(MigrationEntry entry) {
    return entry.slot() == null ? entry.source() : entry.slot();
  }
}
