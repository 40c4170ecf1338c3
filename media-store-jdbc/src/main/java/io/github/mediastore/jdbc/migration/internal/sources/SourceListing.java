package io.github.mediastore.jdbc.migration.internal.sources;

import java.io.IOException;
import java.util.function.Consumer;

/** Lists things one by one, as fast as they are taken. */
@FunctionalInterface
public interface SourceListing<T> {

  /**
   * Lists them all.
   *
   * @param to takes each; what it throws ends the listing
   */
  void each(Consumer<T> to) throws IOException;
}
