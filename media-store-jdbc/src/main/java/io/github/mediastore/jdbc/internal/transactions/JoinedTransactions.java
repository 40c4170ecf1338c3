package io.github.mediastore.jdbc.internal.transactions;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The host's transaction, never committed and never retried here; where there is none, one of its
 * own, or a refusal to write.
 *
 * @param connections the host's
 * @param isMandatory whether a write is refused where there is no transaction
 */
public record JoinedTransactions(Connections connections, boolean isMandatory)
    implements Transactions {

  private static final String NAME = "media_store_write";

  /** Joins where there is something to join. */
  public JoinedTransactions(Connections connections) {
    this(connections, false);
  }

  @Override
  public Transactions on(Connection connection) {
    return new JoinedTransactions(new OneConnection(connection), isMandatory);
  }

  @Override
  public <T> T read(String what, SqlWork<T> work) {
    return borrow(
        what,
        connection ->
            connection.getAutoCommit() || connections.isInTransaction(connection)
                ? work.on(connection)
                : OwnTransaction.run(connection, work));
  }

  @Override
  public <T> T readInPortions(String what, SqlWork<T> work) {
    return borrow(
        what,
        connection ->
            connections.isInTransaction(connection)
                ? work.on(connection)
                : OwnTransaction.run(connection, work));
  }

  @Override
  public <T> T write(String what, Undo undo, SqlWork<T> work) {
    return borrow(
        what,
        connection -> {
          if (!connections.isInTransaction(connection)) {
            if (isMandatory) {
              throw new IllegalStateException(
                  "Cannot %s: no transaction is under way, and this store writes only in one"
                      .formatted(what));
            }
            return OwnTransaction.run(connection, work);
          }
          return switch (undo) {
            case BY_STATEMENT -> work.on(connection);
            case BY_SAVEPOINT -> withSavepoint(connection, work);
          };
        });
  }

  @Override
  public boolean isHostsUnderWay() {
    return connections.mayBeInTransaction()
        && borrow("look for a transaction", connections::isInTransaction);
  }

  @Override
  public Transactions apart() {
    return new JoinedTransactions(connections);
  }

  private <T> T borrow(String what, SqlWork<T> work) {
    try {
      return Borrowed.use(connections, work);
    } catch (SQLException e) {
      throw SqlFailure.of(what, e);
    }
  }

  // In SQL, not through JDBC's methods: connections of a JTA transaction refuse those.
  private static <T> T withSavepoint(Connection connection, SqlWork<T> work) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SAVEPOINT " + NAME);
      T result;
      try {
        result = work.on(connection);
      } catch (Throwable e) {
        try {
          // It lives on after the rollback, and would hide one of the host's that has its name.
          statement.execute("ROLLBACK TO SAVEPOINT %1$s; RELEASE SAVEPOINT %1$s".formatted(NAME));
        } catch (SQLException suppressed) {
          e.addSuppressed(suppressed);
        }
        throw e;
      }
      statement.execute("RELEASE SAVEPOINT " + NAME);
      return result;
    }
  }
}
