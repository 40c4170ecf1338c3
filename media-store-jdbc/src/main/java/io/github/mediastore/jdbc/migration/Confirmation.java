package io.github.mediastore.jdbc.migration;

import io.github.mediastore.Media;
import io.github.mediastore.MediaStore;
import io.github.mediastore.Sha256;
import io.github.mediastore.jdbc.internal.outage.Outage;
import io.github.mediastore.jdbc.internal.outage.Retries;
import io.github.mediastore.jdbc.internal.transactions.SqlWork;
import io.github.mediastore.jdbc.migration.internal.connections.LedgerConnections;
import io.github.mediastore.jdbc.migration.internal.importing.Refusal;
import io.github.mediastore.jdbc.migration.internal.ledger.Entries;
import io.github.mediastore.jdbc.migration.internal.ledger.Ledger;
import io.github.mediastore.jdbc.migration.internal.ledger.Presence;
import io.github.mediastore.jdbc.migration.internal.sources.SourceException;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFolder;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Proves that a file is in the store, and takes its import back. */
final class Confirmation {

  private static final int BUFFER = 1 << 16;

  private final SourceFolder folder;
  private final LedgerConnections connections;
  private final Ledger ledger;
  private final Function<Connection, ? extends MediaStore> store;
  private final Outage outage = new Outage(Retries.OF_DATABASE);

  Confirmation(
      SourceFolder folder,
      LedgerConnections connections,
      Ledger ledger,
      Function<Connection, ? extends MediaStore> store) {
    this.folder = folder;
    this.connections = connections;
    this.ledger = ledger;
    this.store = store;
  }

  /** Reads the medium and holds it to the digest that was written with it. */
  MigrationEntry verify(MigrationEntry entry) {
    return step(entry, connection -> verify(connection, entry));
  }

  private MigrationEntry step(MigrationEntry entry, SqlWork<MigrationEntry> work) {
    return outage.step(
        () -> connections.inTransaction(work),
        e -> {
          Refusal refusal = Refusal.of(e);
          return Entries.failed(entry, refusal.problem(), refusal.words());
        });
  }

  MigrationEntry verify(Connection connection, MigrationEntry entry) throws SQLException {
    MediaStore onIt = store.apply(connection);
    return switch (Presence.of(connection, onIt, ledger, entry)) {
      case THERE -> verify(onIt, entry);
      case TAKEN_OVER, REMOVED -> Entries.superseded(entry);
      case OUT_OF_STEP -> Entries.outOfStep(entry);
      case GONE -> Entries.missing(entry);
    };
  }

  private static MigrationEntry verify(MediaStore store, MigrationEntry entry) {
    Optional<? extends Media> media = store.find(Objects.requireNonNull(entry.mediaId()));
    if (media.isEmpty()) {
      return Entries.missing(entry, "somebody has just removed it");
    }
    return Objects.equals(digest(media.get()), entry.storedSha256())
        ? entry
        : Entries.failed(
            entry, Problem.DAMAGED, "The stored bytes are not those that were written");
  }

  Presence presence(Connection connection, MigrationEntry entry) throws SQLException {
    return Presence.of(connection, store.apply(connection), ledger, entry);
  }

  private static Sha256 digest(Media media) {
    MessageDigest digest = Sha256.newDigest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = media.openStream()) {
      for (int n = in.read(buffer); n != -1; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Sha256.ofDigest(digest.digest());
  }

  /** Removes the medium, if the file it was made of is still there. */
  MigrationEntry undo(MigrationEntry entry) {
    return step(entry, connection -> undo(connection, entry));
  }

  private MigrationEntry undo(Connection connection, MigrationEntry entry) throws SQLException {
    // From here on nobody removes the file.
    Optional<MigrationEntry> known =
        ledger.lockAll(connection, entry.source()).stream()
            .filter(each -> Objects.equals(each.slot(), entry.slot()))
            .findFirst();
    if (known.isPresent() && !known.get().isStored()) {
      return known.get();
    }
    if (known.isEmpty() || !Objects.equals(known.get().mediaId(), entry.mediaId())) {
      return Entries.failed(entry, Problem.CHANGED, "The file was taken again meanwhile");
    }
    try {
      if (!folder.read(entry.source()).isSourceOf(known.get())) {
        return Entries.failed(
            entry,
            Problem.ONLY_COPY,
            "The file has changed: the store has the only copy of what it was");
      }
    } catch (SourceException e) {
      return Entries.failed(
          entry, Problem.ONLY_COPY, "The file is gone: the store has the only copy. " + e.words());
    }
    return switch (presence(connection, known.get())) {
      case OUT_OF_STEP -> Entries.outOfStep(entry);
      case TAKEN_OVER, REMOVED, GONE -> written(connection, Entries.superseded(known.get()));
      case THERE -> {
        boolean wasThere = store.apply(connection).remove(Objects.requireNonNull(entry.mediaId()));
        yield written(
            connection,
            wasThere
                ? Entries.gone(known.get(), Outcome.UNDONE, "Taken back")
                : Entries.superseded(known.get()));
      }
    };
  }

  private MigrationEntry written(Connection connection, MigrationEntry entry) throws SQLException {
    ledger.write(connection, entry);
    return entry;
  }
}
