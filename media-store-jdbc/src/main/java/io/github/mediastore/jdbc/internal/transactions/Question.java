package io.github.mediastore.jdbc.internal.transactions;

import io.github.mediastore.MediaSlot;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is read, and what decides whether a replica may answer.
 *
 * @param <T> the answer
 * @param what what is being done, for messages: "find medium 7"
 * @param slots what it is about, as far as that is known before
 * @param onPrimary reads with one statement
 * @param onReplica reads the same, so that what the answer reads later comes from there too
 * @param slotsOf what an answer is about
 * @param rest what the primary is asked where an answer of the replica lacks something
 */
public record Question<T>(
    String what,
    Collection<MediaSlot> slots,
    SqlWork<T> onPrimary,
    SqlWork<T> onReplica,
    Function<T, List<MediaSlot>> slotsOf,
    Function<T, Optional<SqlWork<T>>> rest) {

  /**
   * Asks about a slot.
   *
   * @param isAbsent whether an answer says that there is nothing
   */
  public static <T> Question<T> about(
      String what, MediaSlot slot, SqlWork<T> work, Function<T, Boolean> isAbsent) {
    return new Question<>(
        what,
        List.of(slot),
        work,
        work,
        answer -> List.of(),
        answer -> isAbsent.apply(answer) ? Optional.of(work) : Optional.empty());
  }

  /**
   * Asks about a medium, whichever slot it is in.
   *
   * @param slotOf the slot that an answer names
   */
  public static <T> Question<Optional<T>> aboutMedium(
      String what, SqlWork<Optional<T>> work, Function<T, MediaSlot> slotOf) {
    return new Question<>(
        what,
        List.of(),
        work,
        work,
        answer -> answer.map(slotOf).stream().toList(),
        answer -> answer.isEmpty() ? Optional.of(work) : Optional.empty());
  }

  /** Returns this question with other work on the replica. */
  public Question<T> onReplica(SqlWork<T> work) {
    return new Question<>(what, slots, onPrimary, work, slotsOf, rest);
  }
}
