package io.github.mediastore.jdbc.internal.transactions;

import io.github.mediastore.MediaException;
import io.github.mediastore.MediaSlot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A server that replays what the primary writes, and answers what was read there. It does not
 * answer what it may not know yet, nor while it cannot be used: then the primary is to be asked.
 * Safe for several threads.
 */
public final class Replica {

  private static final String SERIALIZATION_FAILURE = "40001";

  private final Connections connections;
  private final OwnWrites writes;
  private final ReplicaHealth health = new ReplicaHealth();

  public Replica(Connections connections, OwnWrites writes) {
    this.connections = connections;
    this.writes = writes;
  }

  /** Returns whether it is left alone for now. */
  boolean isPaused() {
    return health.isPaused();
  }

  /** Returns the answer; empty if the primary is to be asked. */
  <T> Optional<T> answer(Question<T> question) {
    return use(question.what(), connection -> answer(connection, question));
  }

  /** Reads more of what it has answered with, which needs no look at what it may know. */
  <T> Optional<T> more(String what, SqlWork<T> work) {
    return use(
        what,
        connection ->
            health.isToBeChecked() && !isCurrent(connection, List.of())
                ? Optional.empty()
                : Optional.of(read(connection, work)));
  }

  private <T> Optional<T> answer(Connection connection, Question<T> question) throws SQLException {
    if (!isCurrentFor(connection, question.slots())) {
      return Optional.empty();
    }
    T answer = read(connection, question.onReplica());
    List<MediaSlot> slots = question.slotsOf().apply(answer);
    if (writes.of(slots).isEmpty()) {
      return Optional.of(answer);
    }
    if (!isCurrentFor(connection, slots)) {
      return Optional.empty();
    }
    // With a snapshot that is younger than the look at its transactions.
    T again = read(connection, question.onReplica());
    return question.slotsOf().apply(again).equals(slots) ? Optional.of(again) : Optional.empty();
  }

  private boolean isCurrentFor(Connection connection, Collection<MediaSlot> slots)
      throws SQLException {
    List<Long> transactions = writes.of(slots);
    return (transactions.isEmpty() && writes.ofAnySlot() == 0 && !health.isToBeChecked())
        || isCurrent(connection, transactions);
  }

  private boolean isCurrent(Connection connection, List<Long> transactions) throws SQLException {
    ReplicaState state = read(connection, c -> ReplicaState.look(c, transactions));
    if (!state.isStandby()) {
      health.isNoStandby();
      return false;
    }
    health.isStandby();
    boolean isCurrent = state.hasEnded() && writes.ofAnySlot() < state.oldest();
    writes.forget(state.oldest());
    return isCurrent;
  }

  /** Reads in a transaction of its own, whatever mode the connection comes in. */
  private static <T> T read(Connection connection, SqlWork<T> work) throws SQLException {
    return connection.getAutoCommit() ? work.on(connection) : OwnTransaction.run(connection, work);
  }

  private <T> Optional<T> use(String what, SqlWork<Optional<T>> work) {
    if (!health.mayBeTried()) {
      return Optional.empty();
    }
    try {
      return Borrowed.use(connections, work);
    } catch (MediaException e) {
      return Optional.empty(); // What the replica lacks, the primary may have; or says the same.
    } catch (SQLException e) {
      // Its replay needed what the statement read, which the next one may read.
      if (!SERIALIZATION_FAILURE.equals(e.getSQLState())
          && !Thread.currentThread().isInterrupted()) {
        health.failed(what, e);
      }
      return Optional.empty();
    } catch (RuntimeException e) {
      health.failed(what, e);
      return Optional.empty();
    }
  }
}
