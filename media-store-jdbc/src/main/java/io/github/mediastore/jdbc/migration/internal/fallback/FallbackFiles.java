package io.github.mediastore.jdbc.migration.internal.fallback;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.jdbc.migration.internal.connections.HostConnections;
import io.github.mediastore.jdbc.migration.internal.ledger.Ledger;
import io.github.mediastore.jdbc.migration.internal.ledger.Presence;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFile;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files that are shown in slots because the ledger says that they were never taken, nor
 * declined.
 */
public final class FallbackFiles {

  private final MediaStore store;
  private final HostConnections connections;
  private final Ledger ledger;
  private final Function<? super MediaSlot, ? extends List<String>> paths;
  private final ServedFiles served;

  public FallbackFiles(
      MediaStore store,
      HostConnections connections,
      Ledger ledger,
      Function<? super MediaSlot, ? extends List<String>> paths,
      ServedFiles served) {
    this.store = store;
    this.connections = connections;
    this.ledger = ledger;
    this.paths = paths;
    this.served = served;
  }

  public boolean hasFiles(MediaSlot slot) {
    return !paths.apply(slot).isEmpty();
  }

  public List<SourceFile> pending(MediaSlot slot) {
    return pending(List.of(slot)).getOrDefault(slot, List.of());
  }

  /** Returns the slots that have files which are shown, and these. */
  public Map<MediaSlot, List<SourceFile>> pending(Collection<MediaSlot> slots) {
    return without(slots, FallbackFiles::settles);
  }

  /** Returns all that a run might take: what is shown, what was taken back or was no picture. */
  public List<SourceFile> undecided(Collection<MediaSlot> slots) {
    return without(slots, FallbackFiles::decides).values().stream().flatMap(List::stream).toList();
  }

  private Map<MediaSlot, List<SourceFile>> without(Collection<MediaSlot> slots, Settled isSettled) {
    Map<MediaSlot, List<SourceFile>> pending = new LinkedHashMap<>();
    for (MediaSlot slot : slots) {
      List<SourceFile> files =
          paths.apply(slot).stream()
              .map(path -> SourceFile.of(slot, path))
              .filter(source -> source.fault() == null)
              .toList();
      if (!files.isEmpty()) {
        pending.put(slot, new ArrayList<>(files));
      }
    }
    if (!pending.isEmpty()) {
      List<MigrationEntry> entries =
          entries(pending.values().stream().flatMap(List::stream).toList());
      pending.forEach(
          (slot, files) ->
              files.removeIf(file -> entries.stream().anyMatch(e -> isSettled.by(e, file, slot))));
      pending.values().removeIf(List::isEmpty);
    }
    return pending;
  }

  private static boolean settles(MigrationEntry entry, SourceFile file, MediaSlot slot) {
    return entry.outcome() != Outcome.FAILED && isAbout(entry, file, slot);
  }

  private static boolean decides(MigrationEntry entry, SourceFile file, MediaSlot slot) {
    return (entry.isStored() || entry.outcome() == Outcome.SUPERSEDED)
        && isAbout(entry, file, slot);
  }

  private static boolean isAbout(MigrationEntry entry, SourceFile file, MediaSlot slot) {
    return entry.source().equals(file.name())
        && (entry.slot() == null || entry.slot().equals(slot));
  }

  /** Looks at store and files so that each file is there once, though it is taken meanwhile. */
  public SlotView view(MediaSlot slot) {
    List<SourceFile> pending = pending(slot);
    List<MediaInfo> stored = store.list(slot);
    if (pending.isEmpty()) {
      return new SlotView(stored, List.of());
    }
    List<MediaId> ids = stored.stream().map(MediaInfo::id).toList();
    List<MigrationEntry> entries = entries(pending);
    List<ServedFile> files =
        pending.stream()
            .filter(
                file -> entries.stream().noneMatch(e -> settles(e, file, slot) && !isLate(e, ids)))
            .flatMap(file -> served.of(slot, file).stream())
            .toList();
    return new SlotView(stored, files);
  }

  /** Whether a file was taken after the store was looked at. */
  private static boolean isLate(MigrationEntry entry, List<MediaId> seen) {
    return entry.isStored() && !seen.contains(entry.mediaId());
  }

  private List<MigrationEntry> entries(List<SourceFile> files) {
    List<String> names = files.stream().map(SourceFile::name).toList();
    return connections.inTransaction(connection -> ledger.of(connection, names));
  }

  /** Returns the medium that a file has become. */
  public Optional<MediaId> imported(FileMediaId file) {
    return medium(store, connections.inTransaction(connection -> entry(connection, file)));
  }

  Optional<MediaId> imported(Connection connection, MediaStore on, FileMediaId file)
      throws SQLException {
    return medium(on, entry(connection, file));
  }

  private Optional<MigrationEntry> entry(Connection connection, FileMediaId file)
      throws SQLException {
    return ledger.of(connection, List.of(file.source())).stream()
        .filter(entry -> file.slot().equals(entry.slot()) && entry.isStored())
        .findFirst();
  }

  /** An id that was given again is another's. */
  private static Optional<MediaId> medium(MediaStore store, Optional<MigrationEntry> entry) {
    return entry.flatMap(
        of ->
            Optional.ofNullable(of.mediaId())
                .filter(id -> store.info(id).filter(m -> Presence.isSame(of, m)).isPresent()));
  }

  /** Whether what the ledger says of a file in a slot leaves nothing to do with it. */
  @FunctionalInterface
  private interface Settled {

    boolean by(MigrationEntry entry, SourceFile file, MediaSlot slot);
  }
}
