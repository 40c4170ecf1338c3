package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.MediaException;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.RelocationJob;
import io.github.mediastore.jdbc.RelocationReport;
import io.github.mediastore.jdbc.objects.SweepReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;

/**
 * What a host runs at night, in the midst of everything: sweeps, with a grace of seconds, and moves
 * of bytes into objects and back. It changes nothing that a client knows of.
 */
final class Upkeep {

  /** Longer than any look at what is there takes, as a reader's snapshot may be so old. */
  private static final int GRACE_SECONDS = 40;

  private static final String AGE =
      """
      UPDATE media_object SET %1$s = %1$s - interval '40 days'
      WHERE key IN (
        SELECT key FROM media_object
        WHERE %1$s BETWEEN clock_timestamp() - interval '1 day'
          AND clock_timestamp() - interval '%2$d seconds'
        FOR NO KEY UPDATE SKIP LOCKED)
      """;

  private final int client;
  private final Random random;
  private final Connections connections;
  private final Folder folder;
  private final Objects objects;

  Upkeep(int client, Random random, Connections connections, Folder folder, Objects objects) {
    this.client = client;
    this.random = random;
    this.connections = connections;
    this.folder = folder;
    this.objects = objects;
  }

  void run() {
    int kind = random.nextInt(4);
    String name = kind < 2 ? "SWEPT" : kind < 3 ? "INTO_OBJECTS" : "INTO_TABLES";
    try {
      if (kind < 2) {
        age();
        SweepReport swept = objects.sweep(connections.many()).run();
        count(name, swept.counts());
      } else {
        JdbcMediaStore store = objects.store(connections.many(), connections.many());
        RelocationReport moved =
            (kind < 3 ? RelocationJob.intoObjects(store) : RelocationJob.intoTables(store)).run();
        count(name, moved.counts());
      }
    } catch (MediaException | SQLException e) {
      folder.count(client, name, e);
      connections.renew();
    }
  }

  private void age() throws SQLException {
    try (Connection connection = connections.many().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(AGE.formatted("created_at", GRACE_SECONDS / 2));
      statement.execute(AGE.formatted("unreferenced_since", GRACE_SECONDS));
    }
  }

  private void count(String name, Map<? extends Enum<?>, Long> counts) {
    StringBuilder lines = new StringBuilder(name + " RUNS 1\n");
    counts.forEach((outcome, n) -> lines.append("%s %s %d%n".formatted(name, outcome, n)));
    SlotView.require(!lines.toString().contains("DAMAGED"), lines.toString());
    Folder.append(folder.upkeep(client), lines.toString());
  }
}
