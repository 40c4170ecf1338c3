package io.github.mediastore.examples.cli.database;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Says in one line what is wrong with the database and what to do, by the codes of the SQL standard
 * and PostgreSQL.
 */
public final class DatabaseTrouble {

  private DatabaseTrouble() {}

  /** Returns the line, or empty if it was not the database that failed. */
  public static Optional<String> explain(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException failure) {
        return Optional.of(explain(failure));
      }
    }
    return Optional.empty();
  }

  private static String explain(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    String said = firstLine(failure);
    return switch (state) {
      case "08001", "08006" -> "Cannot connect to the database: " + withCause(failure);
      // The driver's own, where the server wants a password and there is none.
      case "08004", "28P01", "28000" -> "The database does not let you in: " + withAdvice(said);
      case "3D000" -> "There is no such database: " + said;
      case "3F000" -> "There is no such schema: " + said + " Create it first (CREATE SCHEMA).";
      case "42P01" -> noTable(said);
      case "42501" -> "The database user may not do that: " + said;
      case "53300" -> "The database has no connection left: " + said;
      default -> "The database failed: " + said + " (SQLSTATE " + state + ")";
    };
  }

  /** No password helps against rules about hosts and encryption. */
  private static String withAdvice(String said) {
    if (said.contains("pg_hba.conf")) {
      return said
          + (said.contains("no encryption")
              ? " It may want encryption: add sslmode=require to the URL."
              : " Ask who runs the server to allow it there.");
    }
    return said.matches("(?i).*\\b(ssl|encryption|certificate)\\b.*")
        ? said + " See sslmode in the URL, such as ?sslmode=require or ?sslmode=disable."
        : said + " Set MEDIA_STORE_PASSWORD, or let --password ask.";
  }

  /** It may be one of the host's own, which a query of the user's names. */
  private static String noTable(String said) {
    if (said.contains("media_migration")) {
      return "Nothing was imported here, or with another --schema or --prefix: " + said;
    }
    return said.matches(".*media(_slot|_representation|_chunk)?\".*")
        ? "The tables are not there: " + said + " Run: media-store schema --create"
        : "There is no such table: " + said;
  }

  /** The driver says that it could not connect; why, the exception beneath says. */
  private static String withCause(SQLException failure) {
    Throwable cause = failure.getCause();
    String why = cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
    return firstLine(failure) + why;
  }

  private static String firstLine(SQLException failure) {
    String line = String.valueOf(failure.getMessage()).lines().findFirst().orElse("").strip();
    return line.isEmpty() || line.endsWith(".") ? line : line + ".";
  }
}
