package io.github.mediastore.jdbc.migration.internal.importing;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.jdbc.migration.internal.ledger.Entries;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFile;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;

/** What an exception means for the file it was thrown for. */
public record Refusal(Outcome outcome, Problem problem, String words) {

  public static Refusal of(RuntimeException e) {
    String words = String.valueOf(e.getMessage());
    if (e instanceof RejectedUploadException rejected) {
      return new Refusal(Outcome.REJECTED, problem(rejected.reason()), words);
    }
    return new Refusal(Outcome.FAILED, problem(e), words);
  }

  public MigrationEntry entry(SourceFile source) {
    return Entries.notImported(source, outcome, problem, words);
  }

  private static Problem problem(RejectedUploadException.Reason reason) {
    return switch (reason) {
      case EMPTY -> Problem.EMPTY;
      case UNSUPPORTED_FORMAT -> Problem.UNSUPPORTED_FORMAT;
      case CORRUPT -> Problem.CORRUPT;
      case TOO_MANY_BYTES -> Problem.TOO_MANY_BYTES;
      case TOO_MANY_PIXELS -> Problem.TOO_MANY_PIXELS;
      case TOO_EXPENSIVE -> Problem.TOO_EXPENSIVE;
    };
  }

  private static Problem problem(RuntimeException e) {
    if (!(e instanceof MediaException)) {
      return Problem.NO_ROOM; // What a store says that has no column for the slot, or a full one.
    }
    if (e instanceof CompressorBusyException) {
      return Problem.BUSY;
    }
    if (e instanceof MissingOwnerException) {
      return Problem.MISSING_OWNER;
    }
    if (e instanceof UnreadableUploadException) {
      return Problem.UNREADABLE;
    }
    return e instanceof MediumGoneException ? Problem.MEDIUM_GONE : Problem.STORAGE;
  }
}
