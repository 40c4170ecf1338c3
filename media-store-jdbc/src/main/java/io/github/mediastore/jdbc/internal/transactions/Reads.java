package io.github.mediastore.jdbc.internal.transactions;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides who answers what is read: a transaction that is under way, a replica, or else the
 * primary. Safe for several threads if the transactions are.
 *
 * @param transactions those of the primary
 * @param replica answers what it may; null if there is none
 */
public record Reads(Transactions transactions, @Nullable Replica replica) {

  /** Returns who answers a question. */
  public <T> T answer(Question<T> question) {
    Optional<T> answer = ofReplica(question);
    if (answer.isEmpty()) {
      return transactions.read(question.what(), question.onPrimary());
    }
    Optional<SqlWork<T>> rest = question.rest().apply(answer.get());
    return rest.isEmpty() ? answer.get() : transactions.read(question.what(), rest.get());
  }

  private <T> Optional<T> ofReplica(Question<T> question) {
    return replica == null || replica.isPaused() || transactions.isHostsUnderWay()
        ? Optional.empty()
        : replica.answer(question);
  }

  /**
   * Reads more of what a replica has answered with, which never changes while it exists.
   *
   * @param onPrimary makes sure that it is the same there, and reads it
   */
  public <T> T more(String what, SqlWork<T> onReplica, SqlWork<T> onPrimary) {
    Optional<T> answer = replica == null ? Optional.empty() : replica.more(what, onReplica);
    return answer.isPresent() ? answer.get() : transactions.read(what, onPrimary);
  }
}
