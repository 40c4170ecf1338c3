package io.github.mediastore.jdbc.migration;

import io.github.mediastore.jdbc.migration.MigrationEntry.Problem;

/** Says why a file cannot be had. */
final class SourceException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Problem problem;

  SourceException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
