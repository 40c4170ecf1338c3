package io.github.mediastore.jdbc.internal.transactions;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A connection and a transaction of its own for each piece of work, done again when the database
 * broke it off in favour of another.
 */
public record AutonomousTransactions(Connections connections) implements Transactions {

  private static final int MAX_ATTEMPTS = 20;
  private static final int FIRST_BACKOFF_MILLIS = 4;
  private static final int MAX_BACKOFF_MILLIS = 250;

  @Override
  public <T> T read(String what, SqlWork<T> work) {
    return attempt(
        what,
        connection -> connection.getAutoCommit() ? work.on(connection) : own(connection, work));
  }

  @Override
  public <T> T write(String what, Undo undo, SqlWork<T> work) {
    return attempt(what, connection -> own(connection, work));
  }

  private <T> T attempt(String what, SqlWork<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (attempt == MAX_ATTEMPTS || !SqlFailure.asksForRetry(e) || !backOff(attempt)) {
          throw SqlFailure.of(what, e);
        }
      }
    }
  }

  private <T> T once(SqlWork<T> work) throws SQLException {
    return Borrowed.use(connections, work);
  }

  private static <T> T own(Connection connection, SqlWork<T> work) throws SQLException {
    return OwnTransaction.run(connection, work);
  }

  /** Waits a little, longer each time; returns false at once if the thread is to stop. */
  private static boolean backOff(int attempt) {
    int most = Math.min(FIRST_BACKOFF_MILLIS << attempt, MAX_BACKOFF_MILLIS);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(1, most));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
