package io.github.mediastore.jdbc.migration.internal.sources;

import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;

/** Says why a file cannot be had. */
public final class SourceException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final boolean unanswered;

  public SourceException(Problem problem, String message) {
    this(problem, message, false);
  }

  private SourceException(Problem problem, String message, boolean unanswered) {
    super(message);
    this.problem = problem;
    this.unanswered = unanswered;
  }

  /** Says that nobody can know which file was meant, such as those of a folder not to be listed. */
  public static SourceException unanswered(Problem problem, String message) {
    return new SourceException(problem, message, true);
  }

  /** Returns whether it stands for files that nobody can name. */
  public boolean isUnanswered() {
    return unanswered;
  }

  public Problem problem() {
    return problem;
  }

  public String words() {
    return String.valueOf(getMessage());
  }
}
