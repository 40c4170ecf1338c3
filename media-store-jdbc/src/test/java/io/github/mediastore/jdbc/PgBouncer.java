package io.github.mediastore.jdbc;

import io.github.mediastore.corpus.Corpus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A pool between client and server that lends a server's connection for one transaction. */
final class PgBouncer implements AutoCloseable {

  private static final String COMMAND = "pgbouncer";

  private final Process process;
  private final int port;

  private PgBouncer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it with two connections to the server. Skips the test, or fails it, without it. */
  static PgBouncer start(PGSimpleDataSource server, Path directory)
      throws IOException, InterruptedException {
    Corpus.requireForTest(command() != null, COMMAND + " is not installed");
    int port = freePort();
    Path configuration = directory.resolve("pgbouncer.ini");
    Files.writeString(
        configuration,
        """
        [databases]
        postgres = host=127.0.0.1 port=%d dbname=%s user=%s
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = any
        pool_mode = transaction
        default_pool_size = 2
        ignore_startup_parameters = extra_float_digits
        """
            .formatted(
                server.getPortNumbers()[0], server.getDatabaseName(), server.getUser(), port));
    List<String> command = new ArrayList<>(List.of(String.valueOf(command())));
    if ("root".equals(System.getProperty("user.name"))) {
      // It refuses to be root.
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(configuration.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    PgBouncer started = new PgBouncer(process, port);
    started.awaitPort(directory.resolve("log"));
    return started;
  }

  /** Returns connections through it. */
  PGSimpleDataSource connections() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {"127.0.0.1"});
    dataSource.setPortNumbers(new int[] {port});
    dataSource.setDatabaseName("postgres");
    dataSource.setUser("postgres");
    return dataSource;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }

  private void awaitPort(Path log) throws IOException, InterruptedException {
    for (int i = 0; i < 500 && process.isAlive(); i++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        Thread.sleep(20);
      }
    }
    throw new IOException("PgBouncer did not start: " + Files.readString(log));
  }

  private static @Nullable Path command() {
    return Arrays.stream((System.getenv().getOrDefault("PATH", "") + ":/usr/sbin").split(":", -1))
        .map(directory -> Path.of(directory, COMMAND))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
