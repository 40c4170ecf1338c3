package io.github.mediastore.jdbc.migration.internal.sources;

import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;

/** Says why a file cannot be had. */
public final class SourceException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Problem problem;

  public SourceException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  public String words() {
    return String.valueOf(getMessage());
  }
}
