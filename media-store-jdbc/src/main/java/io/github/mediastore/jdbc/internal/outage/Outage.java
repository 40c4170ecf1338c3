package io.github.mediastore.jdbc.internal.outage;

import io.github.mediastore.MediaException;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.objects.ForeignObjectsException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Ends an operation over many files or media when the database cannot be used, such as with its
 * disk full: each would be retried for seconds, alone. Once retries have not helped one, the next
 * are tried once; the third in a row ends the operation. Safe for use by several threads.
 */
public final class Outage {

  private static final int MOST_IN_A_ROW = 3;

  /** The database is read-only; rights, tables or the schema are missing: the same for all. */
  private static final Pattern SAME_FOR_ALL = Pattern.compile("25006|42501|42P01|3F000");

  private final Retries patience;
  private final String needed;
  private final AtomicInteger inARow = new AtomicInteger();

  /**
   * Begins an operation.
   *
   * @param patience how often a file is tried while the database can be used; {@link Retries#NONE}
   *     for a request, which is never ended for what failed in others
   */
  public Outage(Retries patience) {
    this(patience, "database");
  }

  /**
   * Begins an operation that needs something else, whose failures are told as the database's are.
   *
   * @param patience how often a step is tried
   * @param needed what cannot be used if steps fail
   */
  public Outage(Retries patience, String needed) {
    this.patience = patience;
    this.needed = needed;
  }

  /** Returns how often something is tried that needs no database. */
  public Retries patience() {
    return patience;
  }

  /**
   * Does a step for one file.
   *
   * @param failed makes the result of a step that failed for a reason of its own
   * @throws MediaStorageException if it is one too many in a row that failed for the database
   */
  public <R> R step(Supplier<R> step, Function<RuntimeException, R> failed) {
    return counted(() -> retries().of(step), failed);
  }

  /**
   * Does a step for one file, after what may send it to an object store.
   *
   * @param prepared is done once, and not again with the step
   * @param failed as for {@link #step(Supplier, Function)}; thrown is what that throws
   */
  public <P, R> R step(
      Supplier<P> prepared, Function<P, R> step, Function<RuntimeException, R> failed) {
    return counted(
        () -> {
          P ready = retries().of(prepared);
          return retries().of(() -> step.apply(ready));
        },
        failed);
  }

  private <R> R counted(Supplier<R> step, Function<RuntimeException, R> failed) {
    try {
      R result = step.get();
      inARow.set(0);
      return result;
    } catch (MediaException | IllegalStateException | IllegalArgumentException e) {
      // Counted first, so that what is written about the failure is tried once, and not for as
      // long.
      boolean isOneTooMany = e instanceof MediaStorageException storage && isOneTooMany(storage);
      R result = failed.apply(e);
      if (isOneTooMany) {
        throw stopped((MediaStorageException) e);
      }
      return result;
    }
  }

  /**
   * Does what every file needs, such as to read the ledger.
   *
   * @throws MediaStorageException if it fails, which ends the operation
   */
  public <T> T require(Supplier<T> work) {
    try {
      return retries().of(work);
    } catch (MediaStorageException e) {
      throw patience.equals(Retries.NONE) ? e : stopped(e);
    }
  }

  private Retries retries() {
    return inARow.get() == 0 ? patience : Retries.NONE;
  }

  private boolean isOneTooMany(MediaStorageException e) {
    boolean isSameForAll =
        e.isTransient()
            || e.getCause() instanceof ForeignObjectsException
            || (e.getCause() instanceof SQLException sql
                && SAME_FOR_ALL.matcher(String.valueOf(sql.getSQLState())).matches());
    return isSameForAll
        && !patience.equals(Retries.NONE)
        && inARow.incrementAndGet() >= MOST_IN_A_ROW;
  }

  private MediaStorageException stopped(MediaStorageException e) {
    // What the object store fails with is no SQLException.
    String what = e.getCause() instanceof IOException ? "object store" : needed;
    String because =
        e.getCause() instanceof ForeignObjectsException
            ? ""
            : ", because the " + what + " cannot be used";
    return new MediaStorageException(
        "Stopped early"
            + because
            + ". What was done stays; the same again goes on from there. "
            + e.getMessage(),
        e.getCause() == null ? e : e.getCause(),
        e.isTransient());
  }
}
