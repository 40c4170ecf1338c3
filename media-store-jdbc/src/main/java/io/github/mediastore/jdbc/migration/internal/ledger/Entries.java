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

  /** Returns that a user's own medium is in the place of the imported one. */
  public static MigrationEntry superseded(MigrationEntry entry) {
    return gone(entry, Outcome.SUPERSEDED, "Somebody removed or replaced the medium");
  }

  /** Returns that the medium is gone, and that nobody can say on whose wish. */
  public static MigrationEntry missing(MigrationEntry entry) {
    return failed(
        entry,
        Problem.MEDIUM_GONE,
        "The medium is gone: somebody removed it, or the store is older than the ledger");
  }

  /** Returns that the ledger is about another store, or another state of it. */
  public static MigrationEntry outOfStep(MigrationEntry entry) {
    return failed(
        entry,
        Problem.OUT_OF_STEP,
        "The ledger is out of step with the store: the id %s names another medium"
            .formatted(entry.mediaId()));
  }

  /** Returns what those have in common that must be handled one after the other. */
  public static Object group(MigrationEntry entry) {
    return entry.slot() == null ? entry.source() : entry.slot();
  }
}
