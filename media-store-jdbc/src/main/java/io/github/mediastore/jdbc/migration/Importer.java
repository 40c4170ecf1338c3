package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStore;
import io.github.mediastore.RejectedImageException;
import io.github.mediastore.Sha256;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.jdbc.migration.MigrationEntry.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes one file into the store, in one transaction with its row in the ledger, so that whatever
 * happens the two agree.
 */
final class Importer {

  /** What a compressor may be given; a larger file can only be a video. */
  private static final int MOST_BYTES_IN_MEMORY = 64 << 20;

  private static final Map<String, String> VIDEO_TYPES =
      Map.of(
          "MP4 video", "video/mp4",
          "QuickTime video", "video/quicktime",
          "WebM or Matroska video", "video/webm");

  private final LedgerConnections connections;
  private final Ledger ledger;
  private final Function<Connection, ? extends MediaStore> store;
  private final ImageCompressor compressor;

  Importer(
      LedgerConnections connections,
      Ledger ledger,
      Function<Connection, ? extends MediaStore> store,
      ImageCompressor compressor) {
    this.connections = connections;
    this.ledger = ledger;
    this.store = store;
    this.compressor = compressor;
  }

  /** Never throws for what is wrong with a file; only for a database that cannot be used. */
  MigrationEntry take(SourceFile source) {
    @Nullable Sha256 sha256 = null;
    long bytes = 0;
    try {
      Path file = source.resolve();
      bytes = Files.size(file);
      byte @Nullable [] read = bytes <= MOST_BYTES_IN_MEMORY ? Files.readAllBytes(file) : null;
      sha256 = read == null ? SourceFile.digest(file) : Sha256.of(read);
      Optional<MigrationEntry> known =
          connections.inTransaction(c -> ledger.find(c, source.name()));
      if (known.isPresent() && isSame(known.get(), sha256)) {
        return known.get().with(Outcome.UNCHANGED, null);
      }
      return store(source, content(file, read), sha256, bytes);
    } catch (RejectedImageException e) {
      return refused(source, Outcome.REJECTED, e.reason() + ": " + e.getMessage(), sha256, bytes);
    } catch (IOException e) {
      return refused(source, Outcome.FAILED, "Cannot be read: " + e.getMessage(), sha256, bytes);
    } catch (MediaException e) {
      return refused(source, Outcome.FAILED, String.valueOf(e.getMessage()), sha256, bytes);
    }
  }

  private static boolean isSame(MigrationEntry known, Sha256 sha256) {
    return known.isStored() && Objects.equals(sha256, known.sourceSha256());
  }

  /** Compresses a picture; of what is refused as a video, the bytes are taken as they are. */
  MediaContent content(Path file, byte @Nullable [] read) {
    try {
      return read == null ? compressor.compress(file) : compressor.compress(read);
    } catch (RejectedImageException e) {
      String type = e.format().map(VIDEO_TYPES::get).orElse(null);
      if (type == null) {
        throw e;
      }
      return read == null ? MediaContent.of(type, file) : MediaContent.of(type, read);
    }
  }

  private MigrationEntry store(SourceFile source, MediaContent content, Sha256 sha256, long bytes) {
    return connections.inTransaction(
        connection -> {
          // Whoever came first has committed now, or is gone.
          MigrationEntry known = ledger.lock(connection, source.name()).orElseThrow();
          if (isSame(known, sha256)) {
            return known.with(Outcome.UNCHANGED, null);
          }
          MediaInfo info = write(store.apply(connection), source, known, content);
          // A large file may have changed since it was hashed: the store's digest is of what it
          // read.
          boolean asItIs = bytes > MOST_BYTES_IN_MEMORY;
          MigrationEntry entry =
              MigrationEntry.imported(
                  source.name(),
                  asItIs ? info.sha256() : sha256,
                  bytes,
                  info.id(),
                  info.sha256(),
                  info.size());
          ledger.write(connection, entry);
          return entry;
        });
  }

  private static MediaInfo write(
      MediaStore store, SourceFile source, MigrationEntry known, MediaContent content) {
    @Nullable MediaId before = known.mediaId();
    return before != null && known.isStored() && store.info(before).isPresent()
        ? store.replace(before, content)
        : store.add(source.slot(), content);
  }

  /** What was imported before stays in the ledger: its medium is still there. */
  private MigrationEntry refused(
      SourceFile source, Outcome outcome, String reason, @Nullable Sha256 sha256, long bytes) {
    MigrationEntry entry =
        MigrationEntry.notImported(source.name(), outcome, reason, sha256, bytes);
    connections.inTransaction(
        connection -> {
          if (!ledger.lock(connection, source.name()).orElseThrow().isStored()) {
            ledger.write(connection, entry);
          }
          return entry;
        });
    return entry;
  }
}
