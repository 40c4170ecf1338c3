package io.github.mediastore.jdbc.internal.objects.installation;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was found about whose objects these are, and is believed for a while. For many threads. */
public final class Trust {

  private static final Duration LASTS = Duration.ofMinutes(1);

  private volatile @Nullable Known known;

  /** A store that may write, and until when that is believed. */
  private record Known(UUID store, long until) {}

  /** Returns the store that may write objects; null if that is to be asked. */
  @Nullable UUID writable() {
    Known last = known;
    return last != null && last.until() - System.nanoTime() > 0 ? last.store() : null;
  }

  void believe(UUID store) {
    known = new Known(store, System.nanoTime() + LASTS.toNanos());
  }

  void end() {
    known = null;
  }
}
