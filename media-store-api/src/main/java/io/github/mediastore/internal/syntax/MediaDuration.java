package io.github.mediastore.internal.syntax;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How long a medium plays, as stores keep it: in whole milliseconds, at least one. */
public final class MediaDuration {

  /** Years of milliseconds, which 64 bits hold, and every language's numbers. */
  private static final Duration LONGEST = Duration.ofMillis(1L << 53);

  private MediaDuration() {}

  /**
   * Checks a duration.
   *
   * @param duration what content says; null if nobody knows
   * @return the same without parts of a millisecond; null if nothing is left
   * @throws IllegalArgumentException if it is negative, or more than 2^53 milliseconds
   */
  public static @Nullable Duration require(@Nullable Duration duration) {
    if (duration == null) {
      return null;
    }
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("No medium plays for " + duration);
    }
    Duration whole = duration.truncatedTo(ChronoUnit.MILLIS);
    return whole.isZero() ? null : whole;
  }

  /** Returns a duration that was stored as milliseconds; null for what no store writes. */
  public static @Nullable Duration ofMillis(long millis) {
    return millis > 0 && millis <= LONGEST.toMillis() ? Duration.ofMillis(millis) : null;
  }
}
