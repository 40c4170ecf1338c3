package io.github.mediastore.jdbc.endurance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Does to the server and to the clients what happens to them once in years. */
final class Disturbances {

  /** What is done. */
  enum Kind {
    /** SIGKILL to the server's first process. */
    KILL_SERVER,
    /** SIGKILL to the process of one connection, after which the server recovers by itself. */
    KILL_BACKEND,
    /** An immediate shutdown. */
    IMMEDIATE_SHUTDOWN,
    /** A fast shutdown. */
    RESTART,
    /** No space is left for some seconds. */
    FULL_DISK,
    /** SIGKILL to a client. */
    KILL_CLIENT,
    /** The server ends connections. */
    TERMINATE_CONNECTIONS
  }

  private final DatabaseServer server;
  private final Disk disk;
  private final List<ClientProcess> clients;
  private final Random random;
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private int endsByFullDisk;

  Disturbances(DatabaseServer server, Disk disk, List<ClientProcess> clients, Random random) {
    this.server = server;
    this.disk = disk;
    this.clients = clients;
    this.random = random;
  }

  Kind draw() {
    Kind[] kinds = Kind.values();
    int drawn = random.nextInt(kinds.length + 2);
    return drawn < kinds.length ? kinds[drawn] : Kind.KILL_CLIENT;
  }

  void run(Kind kind) throws SQLException {
    counts.merge(kind, 1, Integer::sum);
    switch (kind) {
      case KILL_SERVER -> restart(server::kill);
      case IMMEDIATE_SHUTDOWN -> restart(server::stopImmediately);
      case RESTART -> restart(server::stop);
      case KILL_BACKEND -> killBackend();
      case FULL_DISK -> fullDisk();
      case KILL_CLIENT -> killClient();
      case TERMINATE_CONNECTIONS ->
          query(
              "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                  + " WHERE application_name LIKE '%client-%' AND random() < 0.5");
    }
  }

  private void restart(Runnable end) {
    end.run();
    Connections.sleep(random.nextInt(3000));
    server.start();
  }

  private void killBackend() throws SQLException {
    long pid =
        query(
            "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'client-%'"
                + " ORDER BY state = 'idle', random() LIMIT 1");
    if (pid > 0) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private void fullDisk() throws SQLException {
    disk.fill();
    Connections.sleep(2000 + random.nextInt(5000));
    if (random.nextInt(4) == 0 && server.isRunning()) {
      server.stopImmediately();
    }
    boolean isDown = !server.isRunning();
    try {
      disk.empty();
    } catch (SQLException e) {
      server.start();
      disk.empty();
      return;
    }
    if (isDown) {
      endsByFullDisk++;
      server.start();
    }
  }

  private void killClient() {
    ClientProcess client = clients.get(random.nextInt(clients.size()));
    client.requireRunning();
    client.kill();
    Connections.sleep(random.nextInt(2000));
    client.start();
  }

  /** Returns the first number of an answer; 0 if there is none. Waits for a recovery to end. */
  private long query(String sql) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return queryOnce(sql);
      } catch (SQLException e) {
        if (attempt == 100) {
          throw e;
        }
        Connections.sleep(300);
      }
    }
  }

  private long queryOnce(String sql) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  String summary() {
    return counts + ", ended with its disk full: " + endsByFullDisk;
  }
}
