package io.github.mediastore.jdbc.endurance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL on a data directory that outlives it, and ways to end it. */
final class DatabaseServer {

  private static final int PATIENCE_SECONDS = 60;

  private final Path data;
  private final int port;
  private @Nullable EmbeddedPostgres server;

  DatabaseServer(Path data) throws IOException {
    this.data = data;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    }
  }

  void start() {
    if (server != null) {
      forget(server);
    }
    try {
      server =
          EmbeddedPostgres.builder()
              // What was acknowledged must outlive a crash, which the embedded server leaves open.
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("fsync", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_wal_size", "96MB")
              .setServerConfig("autovacuum_naptime", "10s")
              .setServerConfig("max_connections", "80")
              .setServerConfig("max_prepared_transactions", "4")
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              .setPGStartupWait(Duration.ofSeconds(PATIENCE_SECONDS))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("The server does not start", e);
    }
  }

  private static void forget(EmbeddedPostgres server) {
    try {
      server.close(); // It has ended already.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres&socketTimeout=60".formatted(port);
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url() + "&ApplicationName=conductor");
  }

  boolean isRunning() {
    return postmaster().isPresent();
  }

  private Optional<ProcessHandle> postmaster() {
    try {
      Path file = data.resolve("postmaster.pid");
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file);
      return lines.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills the first process alone; the others notice it, and end. */
  void kill() {
    postmaster().ifPresent(p -> end(p, p::destroyForcibly));
  }

  /** Ends without a checkpoint, as after a loss of power. */
  void stopImmediately() {
    postmaster().ifPresent(p -> end(p, () -> signal(p, "QUIT")));
  }

  /** Ends in good order, but waits for no client. */
  void stop() {
    postmaster().ifPresent(p -> end(p, () -> signal(p, "INT")));
  }

  private static void end(ProcessHandle postmaster, Runnable how) {
    List<ProcessHandle> processes = postmaster.descendants().toList();
    how.run();
    await(postmaster);
    processes.forEach(DatabaseServer::await);
  }

  private static void await(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("A process of the server does not end: " + process, e);
    }
  }

  static void signal(ProcessHandle process, String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
