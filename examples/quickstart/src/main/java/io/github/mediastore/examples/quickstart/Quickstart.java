package io.github.mediastore.examples.quickstart;

import io.github.mediastore.Placeholder;
import io.github.mediastore.jdbc.JdbcPlaceholder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Starts PostgreSQL and says which arguments it was given. */
public final class Quickstart {

  private Quickstart() {}

  /** Runs the example. */
  public static void main(String[] arguments) throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        var connection = postgres.getPostgresDatabase().getConnection()) {
      System.out.println(connection.getMetaData().getDatabaseProductVersion());
    }
    System.out.println(List.of(Placeholder.compressionTypes()));
    System.out.println(JdbcPlaceholder.compressionTypes() + " types, " + List.of(arguments));
  }
}
