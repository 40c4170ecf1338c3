package io.github.mediastore.jdbc;

import io.github.mediastore.ByteRange;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.jdbc.RelocationEntry.Outcome;
import io.github.mediastore.jdbc.internal.objects.NewObject;
import io.github.mediastore.jdbc.internal.objects.ObjectLimit;
import io.github.mediastore.jdbc.internal.objects.ObjectWriter;
import io.github.mediastore.jdbc.internal.tables.Relocatable;
import io.github.mediastore.jdbc.internal.tables.Relocator;
import io.github.mediastore.jdbc.internal.tables.Representation;
import io.github.mediastore.jdbc.internal.transactions.OneWrite;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions.Undo;
import io.github.mediastore.jdbc.internal.upload.Upload;
import io.github.mediastore.jdbc.internal.upload.UploadLimits;
import io.github.mediastore.objects.ForeignObjectsException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Brings the bytes of one medium into an object or back into chunks. They are copied first, read
 * back and compared with the digest that was stored with them; then one short transaction changes
 * where they are.
 *
 * @param settings those of the store
 * @param transactions its own
 * @param bytes reads them, wherever they are
 * @param relocator changes the rows
 * @param writer sends objects
 * @param limit which media are to be objects
 * @param keys notes their keys
 */
record Relocations(
    StoreSettings settings,
    Transactions transactions,
    MediaBytes bytes,
    Relocator relocator,
    ObjectWriter writer,
    ObjectLimit limit,
    NotedKeys keys) {

  /** The database's own data are damaged, as its documentation of error codes has it. */
  private static final String DATA_CORRUPTED = "XX";

  /** Lists media whose bytes are in objects, or in chunks. */
  List<Relocatable> list(boolean inObjects, long after, int most) {
    return transactions.read(
        "list the media whose bytes are to be moved",
        c -> relocator.list(c, inObjects, after, most));
  }

  /** Returns whether a new medium like this would be an object. */
  boolean isLarge(Relocatable what) {
    long size = what.representation().size();
    return size > 0 && size > limit.mostInTables(what.contentType());
  }

  /** Makes sure that this database may write objects. */
  boolean requireWritable() {
    keys.requireUsable();
    return true;
  }

  /** Gives what became of a medium that is to be an object; to be asked again after a failure. */
  Supplier<RelocationEntry> intoObject(Relocatable what) {
    return once(what, "an object", this::intoObject);
  }

  /** Gives what became of an object that is to be chunks; to be asked again after a failure. */
  Supplier<RelocationEntry> intoChunks(Relocatable what) {
    return once(what, "chunks", this::intoChunks);
  }

  /** If an earlier attempt was committed, nothing is left to be read and sent. */
  private Supplier<RelocationEntry> once(Relocatable what, String where, Move move) {
    OneWrite<Boolean> write = new OneWrite<>(transactions);
    String name = "move the bytes of medium %s into %s".formatted(what.medium(), where);
    return () ->
        write
            .done(name)
            .map(isMoved -> moved(what, isMoved))
            .orElseGet(() -> move.attempt(what, name, write));
  }

  /** One attempt to bring bytes elsewhere, whose last step is a write. */
  @FunctionalInterface
  private interface Move {
    RelocationEntry attempt(Relocatable what, String name, OneWrite<Boolean> write);
  }

  private RelocationEntry intoObject(Relocatable what, String name, OneWrite<Boolean> write) {
    try (ContentReader reader = ContentReader.open(new Stored(what))) {
      NewObject sent = writer.send(what.contentType(), InputStream.nullInputStream(), reader);
      Representation was = what.representation();
      Representation now = new Representation(was.id(), was.size(), was.chunkSize(), sent.key());
      if (!sent.sha256().equals(what.sha256())) {
        return entry(what, Outcome.DAMAGED, damage("chunks", sent.sha256(), what));
      }
      Sha256 found = bytes.digest("medium " + what.medium(), now);
      if (!found.equals(what.sha256())) {
        return entry(what, Outcome.FAILED, damage("object " + sent.key(), found, what));
      }
      return moved(
          what,
          write.write(name, Undo.BY_SAVEPOINT, c -> relocator.intoObject(c, what, sent.key())));
    }
  }

  private RelocationEntry intoChunks(Relocatable what, String name, OneWrite<Boolean> write) {
    UploadLimits limits = new UploadLimits(settings.chunkSize(), settings.maxSpooledBytes(), null);
    try (Upload upload = Upload.of(new Stored(what), limits)) {
      return moved(
          what,
          write.write(
              name,
              Undo.BY_SAVEPOINT,
              c -> {
                try (ContentReader reader = upload.open()) {
                  return relocator.intoChunks(c, what, reader);
                }
              }));
    }
  }

  /** Returns what it means that a step failed. */
  static RelocationEntry failed(Relocatable what, RuntimeException e) {
    boolean isDamage = e instanceof MediaStorageException storage && isDamage(storage);
    Outcome outcome =
        e instanceof MediumGoneException
            ? Outcome.GONE
            : isDamage ? Outcome.DAMAGED : Outcome.FAILED;
    return entry(what, outcome, String.valueOf(e.getMessage()));
  }

  /** What somebody refuses says nothing of the bytes. */
  private static boolean isDamage(MediaStorageException e) {
    if (e.getCause() instanceof SQLException sql) {
      return String.valueOf(sql.getSQLState()).startsWith(DATA_CORRUPTED);
    }
    return !e.isTransient() && !(e.getCause() instanceof ForeignObjectsException);
  }

  static RelocationEntry moved(Relocatable what, boolean isMoved) {
    return new RelocationEntry(
        what.medium(),
        what.slot(),
        what.representation().size(),
        isMoved ? Outcome.MOVED : Outcome.GONE,
        null);
  }

  private static RelocationEntry entry(Relocatable what, Outcome outcome, String reason) {
    return new RelocationEntry(
        what.medium(), what.slot(), what.representation().size(), outcome, reason);
  }

  private static String damage(String where, Sha256 found, Relocatable what) {
    return "the SHA-256 of its bytes in %s is %s, but %s was stored"
        .formatted(where, found, what.sha256());
  }

  /** The bytes of a medium where they are now, as content. */
  private final class Stored implements MediaContent {

    private final Relocatable what;

    Stored(Relocatable what) {
      this.what = what;
    }

    @Override
    public String contentType() {
      return what.contentType();
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.of(what.representation().size());
    }

    @Override
    public InputStream openStream() {
      long size = what.representation().size();
      return bytes.open(
          "medium " + what.medium(), what.representation(), new ByteRange(0, size - 1));
    }
  }
}
