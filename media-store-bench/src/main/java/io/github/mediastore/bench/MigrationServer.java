package io.github.mediastore.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** A PostgreSQL for {@code migrate.sh}, there until standard input ends. */
public final class MigrationServer {

  private MigrationServer() {}

  /**
   * Starts it and prints its port.
   *
   * @param arguments none
   * @throws IOException if it does not start
   */
  public static void main(String[] arguments) throws IOException {
    // No write waits for the disk, whose moods would hide what is measured.
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "off").start()) {
      System.out.println(server.getPort());
      System.in.readAllBytes();
    }
  }
}
