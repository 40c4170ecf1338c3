package io.github.mediastore.examples.cli.terminal;

import java.util.Objects;
import java.util.stream.Stream;

/** What is said where a heap is too small. */
public final class OutOfMemory {

  /** For people. */
  public static final String MESSAGE =
      "There is not enough memory: give Java more, such as with -Xmx1g";

  private OutOfMemory() {}

  /** Returns whether that is what a failure comes from. */
  public static boolean isBehind(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .anyMatch(OutOfMemoryError.class::isInstance);
  }
}
