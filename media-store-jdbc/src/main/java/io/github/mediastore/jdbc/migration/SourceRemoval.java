package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaException;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.migration.internal.connections.LedgerConnections;
import io.github.mediastore.jdbc.migration.internal.connections.Retries;
import io.github.mediastore.jdbc.migration.internal.importing.Refusal;
import io.github.mediastore.jdbc.migration.internal.ledger.Entries;
import io.github.mediastore.jdbc.migration.internal.ledger.Ledger;
import io.github.mediastore.jdbc.migration.internal.ledger.UntakenSources;
import io.github.mediastore.jdbc.migration.internal.sources.ReadFile;
import io.github.mediastore.jdbc.migration.internal.sources.SourceException;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFolder;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Removes files, each once its medium is proved to be whole in every slot that it belongs to by any
 * of its names.
 */
final class SourceRemoval {

  private static final String REMOVING = "Its file is being removed";

  private final SourceFolder folder;
  private final LedgerConnections connections;
  private final Ledger ledger;
  private final Confirmation confirmation;

  SourceRemoval(
      SourceFolder folder,
      LedgerConnections connections,
      Ledger ledger,
      Confirmation confirmation) {
    this.folder = folder;
    this.connections = connections;
    this.ledger = ledger;
    this.confirmation = confirmation;
  }

  /**
   * Does something with a file, if its medium is whole in each slot it belongs to, and the file
   * what was imported.
   *
   * @param entries all of the ledger's about that file
   * @param untaken knows the slots that it belongs to as well, and its other names
   */
  List<MigrationEntry> remove(
      List<MigrationEntry> entries, UntakenSources untaken, FileAction action) {
    List<MigrationEntry> imported =
        entries.stream().filter(entry -> entry.outcome() == Outcome.IMPORTED).toList();
    if (imported.isEmpty()) {
      return imported;
    }
    AtomicBoolean isRemoved = new AtomicBoolean();
    FileAction once =
        file -> {
          if (!isRemoved.get()) {
            action.on(file);
            isRemoved.set(true);
          }
        };
    String source = imported.get(0).source();
    try {
      announce(source, untaken.names(source));
      return Retries.PATIENT.of(
          () ->
              connections.inTransaction(
                  connection -> {
                    // Nobody takes anything back between the proof and the removal.
                    List<MigrationEntry> known = new ArrayList<>();
                    for (String name : untaken.names(source)) {
                      known.addAll(ledger.lockAll(connection, name));
                    }
                    return isRemoved.get()
                        ? removed(connection, of(source, known))
                        : removeSource(connection, source, known, untaken.of(source), once);
                  }));
    } catch (MediaException e) {
      Refusal refusal = Refusal.of(e);
      String words =
          isRemoved.get()
              ? "The file was removed, but the ledger could not be written: " + refusal.words()
              : refusal.words();
      return imported.stream()
          .map(entry -> Entries.failed(entry, refusal.problem(), words))
          .toList();
    }
  }

  /** A process that is killed between the removal and the commit leaves this in the ledger. */
  private void announce(String source, Set<String> names) {
    if (!Files.exists(folder.root().resolve(source))) {
      return; // Who removed it is known, or it was somebody else.
    }
    Retries.PATIENT.of(
        () ->
            connections.inTransaction(
                connection -> {
                  for (String name : names) {
                    for (MigrationEntry entry : ledger.lockAll(connection, name)) {
                      if (entry.outcome() == Outcome.IMPORTED) {
                        ledger.write(
                            connection, Entries.with(entry, Outcome.IMPORTED, null, REMOVING));
                      }
                    }
                  }
                  return source;
                }));
  }

  private static List<MigrationEntry> of(String source, List<MigrationEntry> entries) {
    return entries.stream().filter(entry -> entry.source().equals(source)).toList();
  }

  private List<MigrationEntry> removeSource(
      Connection connection,
      String source,
      List<MigrationEntry> known,
      List<MigrationEntry> untaken,
      FileAction action)
      throws SQLException {
    List<MigrationEntry> all = new ArrayList<>();
    for (MigrationEntry entry : known) {
      if (entry.outcome() == Outcome.IMPORTED) {
        MigrationEntry verified = confirmation.verify(connection, entry);
        if (verified.outcome() == Outcome.SUPERSEDED) {
          ledger.write(connection, verified);
        }
        all.add(verified);
      }
    }
    List<MigrationEntry> ours = of(source, all);
    List<MigrationEntry> takenOver =
        ours.stream().filter(e -> e.outcome() == Outcome.SUPERSEDED).toList();
    List<MigrationEntry> imported = new ArrayList<>(ours);
    imported.removeAll(takenOver);
    if (imported.isEmpty()) {
      return takenOver;
    }
    Optional<MigrationEntry> needed =
        Stream.of(
                known.stream().filter(SourceRemoval::needsFile),
                untaken.stream()
                    .filter(e -> UntakenSources.isWithout(of(e.source(), known), e.slot())),
                all.stream().filter(e -> e.outcome() == Outcome.FAILED))
            .flatMap(Function.identity())
            .findFirst();
    if (needed.isPresent()) {
      String slot = Optional.ofNullable(needed.get().slot()).map(MediaSlot::toString).orElse("?");
      String why =
          "The file is kept for %s (%s), where it is not proved to be"
              .formatted(slot, needed.get().source());
      return Stream.concat(
              takenOver.stream(),
              imported.stream()
                  .map(
                      e ->
                          e.outcome() == Outcome.FAILED
                              ? e
                              : Entries.failed(e, Problem.STILL_NEEDED, why)))
          .toList();
    }
    return Stream.concat(
            takenOver.stream(), removeProved(connection, imported, known, action).stream())
        .toList();
  }

  private List<MigrationEntry> removeProved(
      Connection connection,
      List<MigrationEntry> imported,
      List<MigrationEntry> known,
      FileAction action)
      throws SQLException {
    try {
      ReadFile file = readItself(imported.get(0).source());
      if (known.stream().anyMatch(entry -> entry.isStored() && !file.isSourceOf(entry))) {
        throw new SourceException(Problem.CHANGED, "The file has changed since it was imported");
      }
      List<MigrationEntry> removed = removed(connection, imported);
      action.on(file.path());
      return removed;
    } catch (SourceException e) {
      boolean wasAnnounced = imported.stream().allMatch(it -> REMOVING.equals(it.reason()));
      if (e.problem() == Problem.MISSING && wasAnnounced) {
        return removed(connection, imported);
      }
      connection.rollback();
      return imported.stream().map(entry -> Entries.failed(entry, e.problem(), e.words())).toList();
    } catch (IOException e) {
      connection.rollback();
      String why = "The file cannot be removed: " + e;
      return imported.stream()
          .map(entry -> Entries.failed(entry, Problem.UNREADABLE, why))
          .toList();
    }
  }

  /** Whether the next run would take the file for that slot. */
  private static boolean needsFile(MigrationEntry entry) {
    return !entry.isStored() && entry.outcome() != Outcome.SUPERSEDED;
  }

  /** Reads a file that no link leads to: what that leads to may be another's. */
  private ReadFile readItself(String source) throws SourceException, IOException {
    Path file = folder.root().resolve(source);
    if (Files.isSymbolicLink(file) && Files.exists(file)) {
      throw new SourceException(Problem.LINK, "The file is a link");
    }
    ReadFile read = folder.read(source);
    if (!read.path().equals(folder.root().toRealPath().resolve(source))) {
      throw new SourceException(Problem.LINK, "The file lies behind a link");
    }
    return read;
  }

  private List<MigrationEntry> removed(Connection connection, List<MigrationEntry> known)
      throws SQLException {
    List<MigrationEntry> removed =
        known.stream()
            .filter(MigrationEntry::isStored)
            .map(entry -> Entries.with(entry, Outcome.SOURCE_REMOVED, null, null))
            .toList();
    for (MigrationEntry entry : removed) {
      ledger.write(connection, entry);
    }
    return removed;
  }

  /** What is done with a file that is no longer needed. */
  @FunctionalInterface
  interface FileAction {

    void on(Path file) throws IOException;
  }
}
