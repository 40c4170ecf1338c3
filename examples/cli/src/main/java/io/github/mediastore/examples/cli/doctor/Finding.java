package io.github.mediastore.examples.cli.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param check what was looked at, in a word or two
 * @param level how bad it is
 * @param message what was found
 * @param advice what to do, or what to know; null if there is nothing to say
 */
record Finding(String check, Level level, String message, @Nullable String advice) {

  enum Level {
    OK,
    /** The store works, but something is not as it should be. */
    WARNING,
    /** The store does not work, or may lose media. */
    PROBLEM
  }

  static Finding ok(String check, String message) {
    return new Finding(check, Level.OK, message, null);
  }

  /** All is well, and there is something to know. */
  static Finding note(String check, String message, String advice) {
    return new Finding(check, Level.OK, message, advice);
  }

  static Finding warning(String check, String message, String advice) {
    return new Finding(check, Level.WARNING, message, advice);
  }

  static Finding problem(String check, String message, String advice) {
    return new Finding(check, Level.PROBLEM, message, advice);
  }
}
