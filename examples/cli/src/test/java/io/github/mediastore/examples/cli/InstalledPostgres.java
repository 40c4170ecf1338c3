package io.github.mediastore.examples.cli;

import io.github.mediastore.corpus.Corpus;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server of the PostgreSQL that is installed on this machine, whose {@code pg_dump} fits it. It
 * refuses to run as root, and is then run as the user {@code postgres}.
 */
final class InstalledPostgres implements AutoCloseable {

  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  private final Path bin;
  private final int port;
  private final String folder;

  private InstalledPostgres(Path bin, int port, String folder) {
    this.bin = bin;
    this.port = port;
    this.folder = folder;
  }

  /** Starts it; where it is not installed, the test is skipped. */
  static InstalledPostgres start() throws IOException {
    Optional<Path> bin = newest();
    Corpus.requireForTest(bin.isPresent(), "No PostgreSQL is installed in " + VERSIONS);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String folder = run("mktemp", "-d").strip();
    InstalledPostgres server = new InstalledPostgres(bin.orElseThrow(), port, folder);
    server.tool("initdb", "-D", folder + "/data", "-A", "trust", "-U", "postgres", "--no-sync");
    String options = "-p %d -k %s -h localhost -F".formatted(port, folder);
    server.tool(
        "pg_ctl", "start", "-w", "-D", folder + "/data", "-l", folder + "/log", "-o", options);
    return server;
  }

  private static Optional<Path> newest() throws IOException {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .filter(bin -> Files.isExecutable(bin.resolve("pg_dump")))
          .max(Comparator.comparing(bin -> Integer.parseInt(major(bin))));
    }
  }

  private static String major(Path bin) {
    return bin.getName(bin.getNameCount() - 2).toString().replaceAll("\\D.*", "");
  }

  /** Makes a database. */
  TestDatabase database() {
    return TestDatabase.empty(port);
  }

  /** Dumps a database and restores it into another. */
  void copy(TestDatabase from, TestDatabase to) throws IOException {
    String dump = folder + "/dump";
    String server = Integer.toString(port);
    tool(
        "pg_dump",
        "-h",
        "localhost",
        "-p",
        server,
        "-U",
        "postgres",
        "-Fc",
        "-f",
        dump,
        from.name());
    tool(
        "pg_restore",
        "-h",
        "localhost",
        "-p",
        server,
        "-U",
        "postgres",
        "-e",
        "-d",
        to.name(),
        dump);
  }

  private void tool(String name, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(bin.resolve(name).toString()));
    command.addAll(List.of(args));
    run(command.toArray(String[]::new));
  }

  private static String run(String... command) throws IOException {
    List<String> line = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      line.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    line.addAll(List.of(command));
    Path log = Files.createTempFile("installed-postgres", ".log");
    try {
      // To a file: the server keeps what it was started with, and would keep a pipe open.
      Process process =
          new ProcessBuilder(line)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      int status = process.waitFor();
      String output = Files.readString(log, StandardCharsets.UTF_8);
      if (status != 0) {
        throw new AssertionError(line + " exited with " + status + ": " + output);
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for " + line);
    } finally {
      Files.delete(log);
    }
  }

  @Override
  public void close() throws IOException {
    tool("pg_ctl", "stop", "-w", "-m", "immediate", "-D", folder + "/data");
    run("rm", "-r", folder);
  }
}
