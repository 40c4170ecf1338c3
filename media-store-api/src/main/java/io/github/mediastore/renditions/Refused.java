package io.github.mediastore.renditions;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a while which renditions need not or cannot be made, so that no request tries
 * again; only the latest of them, because there may be many. Safe for use by several threads.
 */
final class Refused {

  private static final int MOST = 4096;
  private static final float LOAD_FACTOR = 0.75f;

  private final long nanos;
  private final Map<Wanted, Refusal> refusals =
      new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, Refusal> eldest) {
          return size() > MOST;
        }
      };

  Refused(Duration remembered) {
    this.nanos = remembered.toNanos();
  }

  synchronized void add(Wanted wanted, Reason reason) {
    refusals.put(wanted, new Refusal(reason, System.nanoTime()));
  }

  synchronized boolean has(Wanted wanted) {
    return reason(wanted) != null;
  }

  /** Returns whether the full picture is the answer for good. */
  synchronized boolean isFinal(Wanted wanted) {
    return reason(wanted) == Reason.FINAL;
  }

  private @Nullable Reason reason(Wanted wanted) {
    Refusal refusal = refusals.get(wanted);
    if (refusal == null) {
      return null;
    }
    if (System.nanoTime() - refusal.at() > nanos) {
      refusals.remove(wanted);
      return null;
    }
    return refusal.reason();
  }

  /** Why a rendition is not made. */
  enum Reason {
    /** The picture is as small itself, or none that the compressor reads: it never will be made. */
    FINAL,
    /** The stored bytes are damaged, which can be repaired, or something unforeseen happened. */
    IMPOSSIBLE_NOW
  }

  private record Refusal(Reason reason, long at) {}
}
