package io.github.mediastore.jdbc.internal.transactions;

import java.sql.Connection;

/**
 * Borrows a connection for each piece of work, and knows who owns the transaction on it. What goes
 * wrong comes out as a {@link io.github.mediastore.MediaException}.
 */
public interface Transactions {

  /** Returns the transactions of exactly one connection, which are the host's to end. */
  default Transactions on(Connection connection) {
    return new JoinedTransactions(new OneConnection(connection));
  }

  /**
   * Does work that reads with one statement.
   *
   * @param what what is being done, for messages: "find medium 7"
   */
  <T> T read(String what, SqlWork<T> work);

  /**
   * Does work that reads within a transaction, which lets the driver fetch many rows in portions.
   *
   * @param what what is being done, for messages
   */
  default <T> T readInPortions(String what, SqlWork<T> work) {
    return write(what, Undo.BY_STATEMENT, work);
  }

  /**
   * Does work that writes, whole or not at all. It may be done again if the database asks for that.
   *
   * @param what what is being done, for messages
   * @param undo how to undo work that fails where the transaction is not ours to roll back
   */
  <T> T write(String what, Undo undo, SqlWork<T> work);

  /** Returns whether a transaction is under way that is the host's to end. */
  default boolean isHostsUnderWay() {
    return false;
  }

  /** Returns the same for work that needs no transaction of the host's, even if others do. */
  default Transactions apart() {
    return this;
  }

  /** How work that fails in the host's transaction leaves no trace there. */
  enum Undo {
    /** One statement does all of it, so the database undoes it. */
    BY_STATEMENT,
    /** Several statements do it, so it needs a savepoint. */
    BY_SAVEPOINT
  }
}
