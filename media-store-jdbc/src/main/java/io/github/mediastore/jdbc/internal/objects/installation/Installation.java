package io.github.mediastore.jdbc.internal.objects.installation;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.objects.ForeignObjectsException;
import io.github.mediastore.objects.ObjectStore;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether this database may write and delete the objects of its store, or is a copy of the one
 * that may. Safe for use by several threads.
 *
 * <p>Who writes objects calls {@link #requireWritable} before each, with no connection in hand. It
 * borrows one and sends two small requests, once a minute.
 */
public final class Installation {

  private final Standings standings;
  private final Trust trust;

  /**
   * Prepares to ask.
   *
   * @param tables puts the full names of the tables into SQL that has their plain ones
   * @param transactions of its own, never the host's
   * @param objects where the objects are
   * @param name what the host calls this installation; null if it does not
   * @param trust what was found before
   */
  public Installation(
      UnaryOperator<String> tables,
      Transactions transactions,
      ObjectStore objects,
      @Nullable String name,
      Trust trust) {
    this.trust = trust;
    this.standings =
        new Standings(new ClaimTable(tables, transactions), new Markers(objects), name);
  }

  /**
   * Makes sure that this database may write objects; the first to ask claims them.
   *
   * @return the identity of the store, with which each key begins, followed by a slash
   * @throws MediaStorageException if it may not, with a {@link ForeignObjectsException} as its
   *     cause, or if database or object store cannot be asked
   */
  public UUID requireWritable() {
    UUID trusted = trust.writable();
    if (trusted != null) {
      return trusted;
    }
    UUID store =
        asked(
            () -> {
              Verdict verdict = standings.claimed();
              if (!verdict.standing().mayWrite()) {
                throw refusal("write", verdict.standing());
              }
              if (verdict.standing() == Standing.STALE) {
                standings.dispute(verdict);
              }
              return verdict.recorded().store();
            });
    trust.believe(store);
    return store;
  }

  /** Makes sure as {@link #requireWritable} does, whatever was found before. */
  public void requireWritableAnew() {
    trust.end();
    requireWritable();
  }

  /** Returns what the keys of a store's markers begin with, which are no objects of media. */
  public static String markers(String store) {
    return Markers.folder(UUID.fromString(store));
  }

  /** Looks, and changes nothing. */
  public Standing standing() {
    return asked(standings::look).standing();
  }

  /** Returns the identity of the store, with which the keys of its own objects begin. */
  public UUID store() {
    return asked(standings::look).recorded().store();
  }

  /**
   * Makes sure that this database may delete, without a change.
   *
   * @throws MediaStorageException if it may not, or somebody cannot be asked
   */
  public void requireOwner() {
    Standing standing = standing();
    if (!standing.mayDelete()) {
      throw refusal("delete", standing);
    }
  }

  /**
   * Writes the next marker, which each copy of this database will find.
   *
   * @throws MediaStorageException if the objects are not this database's, or somebody cannot be
   *     asked
   */
  public Turn rotate() {
    return asked(
        () -> {
          Verdict verdict = standings.claimed();
          if (verdict.standing().mayDelete()) {
            verdict = standings.rotated(verdict);
          }
          if (verdict.standing() == Standing.STALE) {
            standings.dispute(verdict);
          }
          if (!verdict.standing().mayDelete()) {
            throw refusal("delete", verdict.standing());
          }
          Instant now =
              standings
                  .writtenAt(verdict)
                  .orElseThrow(() -> new IOException("The marker that was just written is gone"));
          return new Turn(verdict.recorded().store(), now);
        });
  }

  /**
   * Returns when this database last wrote a marker, by the clock of the object store; empty if it
   * never did, or may not delete.
   */
  public Optional<Instant> rotatedAt() {
    return asked(
        () -> {
          Verdict verdict = standings.look();
          return verdict.standing().mayDelete() ? standings.writtenAt(verdict) : Optional.empty();
        });
  }

  /** Takes the objects over: whoever had them may neither write nor delete any more. */
  public void takeOver() {
    trust.end();
    asked(standings::takeOver);
  }

  /** Becomes a store of its own, which reads the old objects and never deletes them. */
  public void separate() {
    trust.end();
    asked(standings::separate);
  }

  /** Something that asks the object store. */
  @FunctionalInterface
  private interface Question<T> {

    T ask() throws IOException;
  }

  private static <T> T asked(Question<T> question) {
    try {
      return question.ask();
    } catch (IOException e) {
      throw new MediaStorageException(
          "Cannot ask the object store whose objects it has: " + e.getMessage(), e, true);
    }
  }

  private static MediaStorageException refusal(String what, Standing standing) {
    ForeignObjectsException cause = new ForeignObjectsException(standing.why());
    return new MediaStorageException(
        "This database may not %s objects: %s. %s"
            .formatted(what, standing.why(), standing.remedy()),
        cause,
        false);
  }
}
