package io.github.mediastore.jdbc.migration;

import io.github.mediastore.Media;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaStore;
import io.github.mediastore.Sha256;
import io.github.mediastore.jdbc.migration.MigrationEntry.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Proves that a file is in the store, before it is removed or its import is taken back. */
final class Confirmation {

  private static final int BUFFER = 1 << 16;

  private final Path root;
  private final LedgerConnections connections;
  private final Ledger ledger;
  private final Function<Connection, ? extends MediaStore> store;

  Confirmation(
      Path root,
      LedgerConnections connections,
      Ledger ledger,
      Function<Connection, ? extends MediaStore> store) {
    this.root = root;
    this.connections = connections;
    this.ledger = ledger;
    this.store = store;
  }

  /** Reads the medium and holds it to the digest that was written with it. */
  MigrationEntry verify(MigrationEntry entry) {
    try {
      return connections.inTransaction(
          connection -> {
            Optional<? extends Media> media =
                store.apply(connection).find(Objects.requireNonNull(entry.mediaId()));
            if (media.isEmpty()) {
              return entry.with(Outcome.FAILED, "The medium is gone");
            }
            return Objects.equals(digest(media.get()), entry.storedSha256())
                ? entry
                : entry.with(Outcome.FAILED, "The stored bytes are not those that were written");
          });
    } catch (MediaException e) {
      return entry.with(Outcome.FAILED, e.getMessage());
    }
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

  /** Does something with the file, if the medium is whole and the file what was imported. */
  MigrationEntry removeSource(MigrationEntry entry, FileAction action) {
    MigrationEntry verified = verify(entry);
    if (verified.outcome() == Outcome.FAILED) {
      return verified;
    }
    try {
      if (Files.isSymbolicLink(root.resolve(entry.source()))) {
        return entry.with(Outcome.FAILED, "The file is a link");
      }
      Path file = SourceFile.resolve(root, entry.source());
      if (!Objects.equals(SourceFile.digest(file), entry.sourceSha256())) {
        return entry.with(Outcome.FAILED, "The file has changed since it was imported");
      }
      action.on(file);
    } catch (IOException e) {
      return entry.with(Outcome.FAILED, "The file cannot be read or removed: " + e);
    }
    return write(entry.with(Outcome.SOURCE_REMOVED, null));
  }

  /** Removes the medium, if the file is still there. */
  MigrationEntry undo(MigrationEntry entry) {
    if (!Files.exists(root.resolve(entry.source()))) {
      return entry.with(Outcome.FAILED, "The file is gone: the store has the only copy");
    }
    return connections.inTransaction(
        connection -> {
          ledger.lock(connection, entry.source());
          store.apply(connection).remove(Objects.requireNonNull(entry.mediaId()));
          MigrationEntry undone =
              MigrationEntry.notImported(
                  entry.source(),
                  Outcome.UNDONE,
                  "Taken back",
                  entry.sourceSha256(),
                  entry.sourceBytes());
          ledger.write(connection, undone);
          return undone;
        });
  }

  private MigrationEntry write(MigrationEntry entry) {
    return connections.inTransaction(
        connection -> {
          ledger.write(connection, entry);
          return entry;
        });
  }

  /** What is done with a file that is no longer needed. */
  @FunctionalInterface
  interface FileAction {

    void on(Path file) throws IOException;
  }
}
