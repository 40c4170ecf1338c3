package io.github.mediastore.jdbc;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.schema.SchemaScripts;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions.Undo;
import java.sql.SQLException;

/**
 * Takes the steps of the schema that are missing, and leaves one that would keep others waiting.
 */
final class SchemaSteps {

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int MAX_ATTEMPTS = 5;
  private static final long PAUSE_MILLIS = 250;

  private SchemaSteps() {}

  /** Returns whether anything was done. */
  static boolean create(SchemaScripts scripts, Transactions transactions) {
    boolean isCreated =
        transactions.write("create the tables of media-store", Undo.BY_STATEMENT, scripts::create);
    return upgrade(scripts, transactions) || isCreated;
  }

  private static boolean upgrade(SchemaScripts scripts, Transactions transactions) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      try {
        return transactions.write(
            "bring the tables of media-store up to date", Undo.BY_STATEMENT, scripts::upgrade);
      } catch (MediaStorageException e) {
        if (!isBusy(e)) {
          throw e;
        }
        StoreLog.stepIsBusy(attempt, MAX_ATTEMPTS);
        if (!pause()) {
          return false;
        }
      }
    }
    return false;
  }

  /** Ends the rollout, or throws what keeps it from that. */
  static void finishRollout(SchemaScripts scripts, Transactions transactions) {
    for (int attempt = 1; ; attempt++) {
      try {
        transactions.write(
            "end the rollout of media-store",
            Undo.BY_STATEMENT,
            connection -> {
              SchemaScripts.run(connection, scripts.rollout());
              return scripts;
            });
        return;
      } catch (MediaStorageException e) {
        if (!isBusy(e) || attempt == MAX_ATTEMPTS || !pause()) {
          throw e;
        }
      }
    }
  }

  private static boolean isBusy(MediaStorageException e) {
    return e.getCause() instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
  }

  /** Lets those go on who waited behind us; returns false at once if the thread is to stop. */
  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
