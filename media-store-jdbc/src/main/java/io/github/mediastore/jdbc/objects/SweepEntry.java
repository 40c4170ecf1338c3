package io.github.mediastore.jdbc.objects;

import org.jspecify.annotations.Nullable;

/**
 * What an {@link ObjectSweep} did with one object, or would do.
 *
 * @param key the object
 * @param outcome what became of it
 * @param reason why it went wrong; null if it did not
 */
public record SweepEntry(String key, Outcome outcome, @Nullable String reason) {

  /** What can become of an object. New ones may be added. */
  public enum Outcome {
    /** A row refers to it, or a transaction that is not over holds it. */
    REFERENCED,
    /** Nothing refers to it yet: it was noted less than a day ago, and may still be on its way. */
    YOUNG,
    /** It was seen without a reference for the first time; its grace begins. */
    NOTED,
    /** Its grace is not over. */
    WAITING,
    /** It was referred to again within its grace. */
    KEPT,
    /** Its grace is over, and it refuses references now; the next sweep deletes it. */
    DOOMED,
    /** It was deleted in the object store, and its row after that. */
    DELETED,
    /** The object store did not say that it is deleted; the next sweep tries again. */
    FAILED,
    /** Nothing refers to it, but it has the key of another store, which alone may delete it. */
    OF_ANOTHER_STORE,
    /** It is in the object store, for longer than the grace, and had no row. */
    UNKNOWN,
    /** It is in the object store and has no row, but may still be needed by its age. */
    UNKNOWN_YOUNG,
    /** Rows refer to it, and it is not in the object store. */
    MISSING;

    /** Returns whether somebody should look at it. */
    public boolean isProblem() {
      return this == FAILED || this == MISSING;
    }
  }
}
