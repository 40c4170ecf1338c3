package io.github.mediastore.jdbc.internal.transactions;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import io.github.mediastore.jdbc.internal.transactions.Transactions.Undo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A write that may be tried again after any failure, and is done once: when the answer to a commit
 * was lost, the next attempt asks what became of that transaction, and returns what it has done.
 * For one thread.
 */
public final class OneWrite<T> {

  private static final String NUMBER = "SELECT pg_current_xact_id()";

  // To ask for a number that was not given out yet, as after a failover, would be an error.
  private static final String STATUS =
      """
      SELECT coalesce(CASE WHEN ?::xid8 < pg_snapshot_xmax(pg_current_snapshot())
        THEN pg_xact_status(?::xid8) END, 'unknown') AS status
      """;

  private final Transactions transactions;
  private @Nullable Attempt<T> last;

  /** A transaction that was about to be committed, and what it has done if it was. */
  private record Attempt<T>(String number, T result) {}

  public OneWrite(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Does the work, unless an earlier attempt has. */
  public T write(String what, Undo undo, SqlWork<T> work) {
    Optional<T> done = done(what);
    if (done.isPresent()) {
      return done.get();
    }
    return transactions.write(
        what,
        undo,
        connection -> {
          T result = work.on(connection);
          last = new Attempt<>(number(connection), result);
          return result;
        });
  }

  /** Returns what an earlier attempt has done; empty if none has. */
  public Optional<T> done(String what) {
    Attempt<T> attempt = last;
    if (attempt == null) {
      return Optional.empty();
    }
    String status = transactions.read(what, connection -> status(connection, attempt.number()));
    if (status.equals("in progress")) {
      throw new MediaStorageException(
          "Cannot %s: the server is still at an earlier attempt".formatted(what), null, true);
    }
    return status.equals("committed") ? Optional.of(attempt.result()) : Optional.empty();
  }

  private static String number(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(NUMBER)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String status(Connection connection, String number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STATUS)) {
      Parameters.of(statement).text(number).text(number);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString("status");
      }
    }
  }
}
