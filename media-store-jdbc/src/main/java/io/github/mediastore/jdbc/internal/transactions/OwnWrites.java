package io.github.mediastore.jdbc.internal.transactions;

import io.github.mediastore.MediaSlot;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The slots that this process has written to of late, each with the transaction that wrote last:
 * who reads one from a replica must know that this transaction has ended there. Transactions that
 * write to one slot follow each other, so the last stands for all. Bounded, and safe for several
 * threads.
 *
 * <p>It is noted within the transaction, whose number is known then, and not when it commits, which
 * a host does behind our back; one that was rolled back ends on a replica too.
 */
public final class OwnWrites {

  private static final int MOST_SLOTS = 10_000;

  /** A data source may spread over several replicas, of which another is further behind. */
  private static final Duration KEPT_AT_LEAST = Duration.ofMinutes(10);

  private final int mostSlots;
  private final LongSupplier clock;
  private final Map<MediaSlot, Note> notes = new LinkedHashMap<>();

  /** The last transaction of slots that there was no room for, which stands for any slot. */
  private Note overflow = new Note(0, 0);

  /** Remembers as much as is right for a replica that is some minutes behind at most. */
  public OwnWrites() {
    this(MOST_SLOTS, System::nanoTime);
  }

  OwnWrites(int mostSlots, LongSupplier clock) {
    this.mostSlots = mostSlots;
    this.clock = clock;
  }

  /**
   * Notes a write.
   *
   * @param slots what is being written, and locked
   * @param transaction the number of the transaction, not of a part that began at a savepoint
   */
  public synchronized void note(Collection<MediaSlot> slots, long transaction) {
    Note note = new Note(transaction, clock.getAsLong());
    for (MediaSlot slot : slots) {
      notes.remove(slot);
      notes.put(slot, note);
    }
    Iterator<Note> eldest = notes.values().iterator();
    while (notes.size() > mostSlots) {
      Note dropped = eldest.next();
      overflow = new Note(Math.max(overflow.transaction, dropped.transaction), clock.getAsLong());
      eldest.remove();
    }
  }

  /** Returns the transactions that must have ended on a replica which is asked about the slots. */
  synchronized List<Long> of(Collection<MediaSlot> slots) {
    return slots.stream()
        .filter(notes::containsKey)
        .map(slot -> notes.getOrDefault(slot, overflow).transaction)
        .distinct()
        .toList();
  }

  /** Returns the transaction that must have ended whatever is asked, with all before it; or 0. */
  synchronized long ofAnySlot() {
    return overflow.transaction;
  }

  /**
   * Forgets what a replica has and no other can be expected to lack.
   *
   * @param before all transactions with lower numbers have ended on the replica
   */
  synchronized void forget(long before) {
    long now = clock.getAsLong();
    Iterator<Note> eldest = notes.values().iterator();
    boolean isOld = true;
    while (isOld && eldest.hasNext()) {
      Note note = eldest.next();
      isOld = note.isOld(now);
      if (isOld && note.transaction < before) {
        eldest.remove();
      }
    }
    if (overflow.isOld(now) && overflow.transaction < before) {
      overflow = new Note(0, now);
    }
  }

  private record Note(long transaction, long nanos) {

    boolean isOld(long now) {
      return now - nanos >= KEPT_AT_LEAST.toNanos();
    }
  }
}
