package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.migration.internal.ledger.Entries;
import io.github.mediastore.jdbc.migration.internal.ledger.Ledger;
import io.github.mediastore.jdbc.migration.internal.ledger.Presence;
import io.github.mediastore.jdbc.migration.internal.ledger.UntakenSources;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether a file is in the store for each slot that it belongs to by any of its names. Each medium
 * is read, while the rows of the ledger are locked.
 */
final class RemovalProof {

  private final Connection connection;
  private final Ledger ledger;
  private final Confirmation confirmation;

  RemovalProof(Connection connection, Ledger ledger, Confirmation confirmation) {
    this.connection = connection;
    this.ledger = ledger;
    this.confirmation = confirmation;
  }

  /**
   * Tries to prove it.
   *
   * @param source the name under which the file is to be removed
   * @param known all that the ledger has of the file's names, locked
   * @param untaken the slots that it is listed for and has not been taken for
   * @return what was proved
   */
  Proof of(String source, List<MigrationEntry> known, List<MigrationEntry> untaken)
      throws SQLException {
    List<MigrationEntry> verified = new ArrayList<>();
    for (MigrationEntry entry : known) {
      if (entry.outcome() == Outcome.IMPORTED) {
        verified.add(verify(entry));
      }
    }
    Predicate<MigrationEntry> isOurs = entry -> entry.source().equals(source);
    Predicate<MigrationEntry> isWhole = entry -> entry.outcome() == Outcome.IMPORTED;
    List<MigrationEntry> ours = verified.stream().filter(isOurs).toList();
    List<MigrationEntry> proved = ours.stream().filter(isWhole).toList();
    List<MigrationEntry> aliases = verified.stream().filter(isOurs.negate().and(isWhole)).toList();
    List<MigrationEntry> others = ours.stream().filter(isWhole.negate()).toList();
    Optional<MigrationEntry> needed =
        Stream.of(
                known.stream().filter(RemovalProof::needsFile),
                untaken.stream().filter(entry -> isNotTaken(entry, known)),
                verified.stream().filter(entry -> entry.outcome() == Outcome.FAILED))
            .flatMap(entries -> entries)
            .findFirst();
    return needed.isEmpty()
        ? new Proof(proved, aliases, others)
        : new Proof(
            List.of(),
            List.of(),
            Stream.concat(others.stream(), proved.stream().map(e -> stillNeeded(e, needed.get())))
                .toList());
  }

  private MigrationEntry verify(MigrationEntry entry) throws SQLException {
    MigrationEntry verified = confirmation.verify(connection, entry);
    if (verified.outcome() != Outcome.SUPERSEDED) {
      return verified;
    }
    boolean isSaid = entry.problem() == Problem.MEDIUM_GONE;
    if (isSaid || confirmation.presence(connection, entry) != Presence.REMOVED) {
      ledger.write(connection, verified);
      return verified;
    }
    // What was to be proved is not there: that is said once, and then counts as meant.
    MigrationEntry gone = Entries.missing(entry, "somebody removed it");
    ledger.write(connection, Entries.with(entry, entry.outcome(), gone.problem(), gone.reason()));
    return gone;
  }

  /** Whether the next run would take the file for that slot. */
  private static boolean needsFile(MigrationEntry entry) {
    return !entry.isStored() && entry.outcome() != Outcome.SUPERSEDED;
  }

  /** A run may have come there since the sources were listed. */
  private static boolean isNotTaken(MigrationEntry untaken, List<MigrationEntry> known) {
    return UntakenSources.isWithout(
        known.stream().filter(entry -> entry.source().equals(untaken.source())).toList(),
        untaken.slot());
  }

  private static MigrationEntry stillNeeded(MigrationEntry entry, MigrationEntry needed) {
    String slot = Optional.ofNullable(needed.slot()).map(MediaSlot::toString).orElse("?");
    return Entries.failed(
        entry,
        Problem.STILL_NEEDED,
        "The file is kept for %s (%s), where it is not proved to be"
            .formatted(slot, needed.source()));
  }

  /**
   * What was proved of a file.
   *
   * @param proved entries of the name whose file may be removed; none if it is needed
   * @param aliases entries of the file's other names
   * @param others entries of the name that it is not to be removed for, as they are to be reported
   */
  record Proof(
      List<MigrationEntry> proved, List<MigrationEntry> aliases, List<MigrationEntry> others) {}
}
