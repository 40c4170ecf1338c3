package io.github.mediastore.jdbc.migration.internal.fallback;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.jdbc.internal.transactions.SqlWork;
import io.github.mediastore.jdbc.migration.internal.connections.HostConnections;
import io.github.mediastore.jdbc.migration.internal.importing.Importer;
import io.github.mediastore.jdbc.migration.internal.ledger.Entries;
import io.github.mediastore.jdbc.migration.internal.ledger.Ledger;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFile;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a fallback store does with files: takes them, or declines them for good. */
public final class FallbackImports {

  private final HostConnections connections;
  private final Ledger ledger;
  private final Function<Connection, ? extends MediaStore> store;
  private final Importer importer;
  private final FallbackFiles files;
  private final Map<String, Set<String>> slotNames;
  private final Consumer<MigrationEntry> listener;
  private final KeyedLocks locks = new KeyedLocks();

  public FallbackImports(
      HostConnections connections,
      Ledger ledger,
      Function<Connection, ? extends MediaStore> store,
      Importer importer,
      FallbackFiles files,
      Map<String, Set<String>> slotNames,
      Consumer<MigrationEntry> listener) {
    this.connections = connections;
    this.ledger = ledger;
    this.store = store;
    this.importer = importer;
    this.files = files;
    this.slotNames = slotNames;
    this.listener = listener;
  }

  public List<MediaSlot> slotsOf(String ownerType, Object ownerId) {
    return slotNames.getOrDefault(ownerType, Set.of()).stream()
        .map(name -> MediaSlot.of(ownerType, ownerId, name))
        .toList();
  }

  /** Takes a slot's files because somebody reads it. Of several who do at once one compresses. */
  public void takeOnTheWay(MediaSlot slot) {
    if (files.pending(slot).isEmpty()
        || connections.isInHostsTransaction()
        || connections.own().inTransaction(ledger::isReadOnly)) {
      return;
    }
    locks.with(
        slot,
        () -> {
          files.pending(slot).forEach(source -> listener.accept(importer.take(source)));
          return slot;
        });
  }

  /** Takes files and does something to the store, all or nothing. */
  public <T> T take(List<SourceFile> pending, Write<T> write) {
    List<SqlWork<MigrationEntry>> prepared = pending.stream().map(importer::prepare).toList();
    return connections.inTransaction(
        connection -> {
          lock(connection, pending);
          for (SqlWork<MigrationEntry> each : prepared) {
            listener.accept(each.on(connection));
          }
          return write.to(store.apply(connection), connection);
        });
  }

  /** Declines files and does something to the store, all or nothing. */
  public <T> T decline(List<SourceFile> pending, Write<T> write) {
    return connections.inTransaction(
        connection -> {
          lock(connection, pending);
          for (SourceFile source : pending) {
            MigrationEntry known = ledger.lock(connection, source.name(), source.requireSlot());
            if (!known.isStored()) {
              MigrationEntry declined =
                  Entries.gone(known, Outcome.SUPERSEDED, "Somebody removed or replaced it");
              ledger.write(connection, declined);
              listener.accept(declined);
            }
          }
          return write.to(store.apply(connection), connection);
        });
  }

  /** Two that settle the same files wait for each other before either writes, and in one order. */
  private void lock(Connection connection, List<SourceFile> pending) throws SQLException {
    List<SourceFile> inOrder =
        pending.stream()
            .sorted(
                Comparator.comparing(SourceFile::name)
                    .thenComparing(source -> source.requireSlot().toString()))
            .toList();
    for (SourceFile source : inOrder) {
      ledger.lock(connection, source.name(), source.requireSlot());
    }
  }

  /** Returns the id of the medium that a file has become on that connection, or the id itself. */
  public MediaId stored(Connection connection, MediaId id) throws SQLException {
    Optional<FileMediaId> file = FileMediaId.of(id);
    return file.isEmpty()
        ? id
        : files.imported(connection, store.apply(connection), file.get()).orElse(id);
  }

  /** What is done to the store in the same transaction. */
  @FunctionalInterface
  public interface Write<T> {

    T to(MediaStore store, Connection connection) throws SQLException;
  }
}
