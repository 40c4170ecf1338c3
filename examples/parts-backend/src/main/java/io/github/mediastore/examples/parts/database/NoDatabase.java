package io.github.mediastore.examples.parts.database;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words, and not with a page of stack trace, why the server could not start. */
final class NoDatabase extends AbstractFailureAnalyzer<SQLException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, SQLException cause) {
    return new FailureAnalysis(
        "The database did not do what it was asked: " + cause.getMessage(),
        "See that PostgreSQL runs, and that PARTS_DB_URL, PARTS_DB_USER and PARTS_DB_PASSWORD are"
            + " right.",
        cause);
  }
}
