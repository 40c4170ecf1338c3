package io.github.mediastore.jdbc.migration;

import io.github.mediastore.internal.streams.FileTrouble;
import io.github.mediastore.jdbc.internal.outage.Outage;
import io.github.mediastore.jdbc.internal.outage.Retries;
import io.github.mediastore.jdbc.migration.RemovalProof.Proof;
import io.github.mediastore.jdbc.migration.internal.connections.LedgerConnections;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Removes files, each once it is proved to be in the store, and writes that down whenever the
 * process ends.
 */
final class SourceRemoval {

  private final SourceFolder folder;
  private final LedgerConnections connections;
  private final Ledger ledger;
  private final Confirmation confirmation;
  private final UntakenSources untaken;
  private final FileAction action;
  private final Outage outage = new Outage(Retries.OF_DATABASE);

  /**
   * Prepares to remove.
   *
   * @param untaken knows the slots that files belong to and are not taken for, and their names
   * @param action removes a file
   */
  SourceRemoval(
      SourceFolder folder,
      LedgerConnections connections,
      Ledger ledger,
      Confirmation confirmation,
      UntakenSources untaken,
      FileAction action) {
    this.folder = folder;
    this.connections = connections;
    this.ledger = ledger;
    this.confirmation = confirmation;
    this.untaken = untaken;
    this.action = action;
  }

  /**
   * Removes a file, if its medium is whole in each slot it belongs to, and the file what was
   * imported.
   *
   * @param entries all of the ledger's about that file
   */
  List<MigrationEntry> remove(List<MigrationEntry> entries) {
    List<MigrationEntry> imported =
        entries.stream().filter(entry -> entry.outcome() == Outcome.IMPORTED).toList();
    if (imported.isEmpty()) {
      return imported;
    }
    String source = imported.get(0).source();
    AtomicBoolean isRemoved = new AtomicBoolean();
    return outage.step(
        () -> {
          Attempt attempt = new Attempt(source, announce(source), isRemoved);
          return connections.inTransaction(connection -> remove(connection, attempt));
        },
        e -> {
          Refusal refusal = Refusal.of(e);
          String words =
              isRemoved.get()
                  ? "The file was removed, but the ledger could not be written: " + refusal.words()
                  : refusal.words();
          return imported.stream()
              .map(entry -> Entries.failed(entry, refusal.problem(), words))
              .toList();
        });
  }

  /**
   * Writes what a process leaves in the ledger that is killed between the removal and the commit.
   * And when that is on the server's disk, so is all that was committed before, the media among it.
   *
   * @return whether the file is there and no such process can have removed it
   */
  private boolean announce(String source) {
    if (!Files.exists(folder.root().resolve(source))) {
      return false;
    }
    return connections.inTransaction(
        connection -> {
          ledger.waitForDisk(connection);
          List<MigrationEntry> entries = lockAll(connection, source);
          Predicate<MigrationEntry> isSource = isSource(source);
          // Where another file is, nothing is removed: whoever is killed now leaves no sign of it.
          if (entries.stream().filter(MigrationEntry::isStored).allMatch(isSource)) {
            for (MigrationEntry entry : entries) {
              if (entry.outcome() == Outcome.IMPORTED) {
                ledger.write(connection, Entries.removing(entry));
              }
            }
          }
          return entries.stream().filter(Entries::isBeingRemoved).allMatch(isSource);
        });
  }

  /** Returns what knows whether the file that is there now is the one that an entry is about. */
  private Predicate<MigrationEntry> isSource(String source) {
    try {
      return folder.read(source)::isSourceOf;
    } catch (SourceException e) {
      return entry -> false;
    }
  }

  private List<MigrationEntry> lockAll(Connection connection, String source) throws SQLException {
    List<MigrationEntry> known = new ArrayList<>();
    for (String name : untaken.names(source)) {
      known.addAll(ledger.lockAll(connection, name));
    }
    return known;
  }

  private List<MigrationEntry> remove(Connection connection, Attempt attempt) throws SQLException {
    String source = attempt.source();
    // Nobody takes anything back between the proof and the removal.
    List<MigrationEntry> announced = lockAll(connection, source);
    if (attempt.isRemoved().get()) {
      return writeRemoved(
          connection, announced.stream().filter(e -> e.source().equals(source)).toList());
    }
    List<MigrationEntry> known = attempt.isFirst() ? withdraw(connection, announced) : announced;
    Proof proof =
        new RemovalProof(connection, ledger, confirmation).of(source, known, untaken.of(source));
    if (proof.proved().isEmpty()) {
      return proof.others();
    }
    boolean wasAnnounced =
        announced.stream()
            .filter(entry -> entry.outcome() == Outcome.IMPORTED)
            .allMatch(Entries::isBeingRemoved);
    return Stream.concat(
            proof.others().stream(),
            removeProved(connection, attempt, proof, known, wasAnnounced).stream())
        .toList();
  }

  /** Whatever keeps the file, its rows are then as they were. */
  private List<MigrationEntry> withdraw(Connection connection, List<MigrationEntry> announced)
      throws SQLException {
    List<MigrationEntry> known = new ArrayList<>();
    for (MigrationEntry entry : announced) {
      if (Entries.isBeingRemoved(entry)) {
        MigrationEntry before = Entries.with(entry, entry.outcome(), entry.problem(), null);
        ledger.write(connection, before);
        known.add(before);
      } else {
        known.add(entry);
      }
    }
    return known;
  }

  private List<MigrationEntry> removeProved(
      Connection connection,
      Attempt attempt,
      Proof proof,
      List<MigrationEntry> known,
      boolean wasAnnounced)
      throws SQLException {
    List<MigrationEntry> proved = proof.proved();
    try {
      ReadFile file = readItself(attempt.source());
      if (known.stream().anyMatch(entry -> entry.isStored() && !file.isSourceOf(entry))) {
        throw new SourceException(Problem.CHANGED, "The file has changed since it was imported");
      }
      if (!wasAnnounced) {
        throw new SourceException(Problem.CHANGED, "The file has just been taken again");
      }
      List<MigrationEntry> removed = writeRemoved(connection, proved);
      for (MigrationEntry alias : proof.aliases()) {
        ledger.write(connection, Entries.removing(alias)); // A link leads nowhere from now on.
      }
      folder.requireSame(file);
      action.on(file.path());
      attempt.isRemoved().set(true);
      return removed;
    } catch (SourceException e) {
      boolean isGone =
          e.problem() == Problem.MISSING
              || (e.problem() == Problem.CHANGED && !attempt.isFirst()); // Another's by now.
      return isGone && wasAnnounced
          ? writeRemoved(connection, proved)
          : kept(connection, proof, e.problem(), e.words());
    } catch (IOException e) {
      return kept(
          connection,
          proof,
          Problem.UNREADABLE,
          "The file cannot be removed: " + FileTrouble.reason(e));
    }
  }

  private List<MigrationEntry> writeRemoved(Connection connection, List<MigrationEntry> entries)
      throws SQLException {
    List<MigrationEntry> removed =
        entries.stream()
            .filter(MigrationEntry::isStored)
            .map(entry -> Entries.with(entry, Outcome.SOURCE_REMOVED, null, null))
            .toList();
    for (MigrationEntry entry : removed) {
      ledger.write(connection, entry);
    }
    return removed;
  }

  private List<MigrationEntry> kept(Connection connection, Proof proof, Problem problem, String why)
      throws SQLException {
    for (MigrationEntry entry : proof.proved()) {
      ledger.write(connection, entry);
    }
    for (MigrationEntry alias : proof.aliases()) {
      ledger.write(connection, alias);
    }
    return proof.proved().stream().map(entry -> Entries.failed(entry, problem, why)).toList();
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

  /**
   * An attempt at one file.
   *
   * @param source its name
   * @param isFirst whether no process that was killed can have removed it
   * @param isRemoved set once it is removed, whatever becomes of the transaction
   */
  private record Attempt(String source, boolean isFirst, AtomicBoolean isRemoved) {}

  /** What is done with a file that is no longer needed. */
  @FunctionalInterface
  interface FileAction {

    void on(Path file) throws IOException;
  }
}
