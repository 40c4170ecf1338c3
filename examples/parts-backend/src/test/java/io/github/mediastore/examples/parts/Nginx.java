package io.github.mediastore.examples.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An nginx of its own, with the configuration that the documentation has, before a server. */
final class Nginx implements AutoCloseable {

  private final Path folder;
  private final Process process;
  private final URI address;

  /**
   * Starts it.
   *
   * @param locations what stands in its server block
   */
  Nginx(URI server, String locations) throws IOException, InterruptedException {
    folder = Files.createTempDirectory("nginx");
    int port = freePort();
    address = URI.create("http://127.0.0.1:" + port);
    Files.writeString(
        folder.resolve("locations.conf"),
        locations.replace("http://127.0.0.1:8080", server.toString()));
    // Its workers would be nobody otherwise, and must come into the folder.
    boolean isRoot = System.getProperty("user.name").equals("root");
    Files.writeString(
        folder.resolve("nginx.conf"),
        """
        %3$s
        daemon off;
        pid %1$s/pid;
        error_log %1$s/error.log;
        worker_processes 2;
        worker_rlimit_nofile 16384;
        events { worker_connections 8192; }
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/other;
          uwsgi_temp_path %1$s/other;
          scgi_temp_path %1$s/other;
          server {
            listen 127.0.0.1:%2$d backlog=4096;
            include locations.conf;
          }
        }
        """
            .formatted(folder, port, isRoot ? "user root;" : ""));
    process =
        new ProcessBuilder(
                "nginx",
                "-e",
                folder + "/error.log",
                "-c",
                folder + "/nginx.conf",
                "-p",
                "" + folder)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    await(port);
  }

  /** Returns what the documentation puts into the server block. */
  static String documented() throws IOException {
    Path here = Path.of("deploy/nginx.conf");
    return Files.readString(
        Files.exists(here) ? here : Path.of("examples/parts-backend").resolve(here));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await(int port) throws IOException, InterruptedException {
    while (process.isAlive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        Thread.sleep(20); // It is not there yet.
      }
    }
    throw new IOException("nginx does not start: " + log());
  }

  String log() throws IOException {
    Path errors = folder.resolve("error.log");
    return Files.exists(errors) ? Files.readString(errors) : "";
  }

  URI address() {
    return address;
  }

  /** Returns the processes that serve. */
  List<ProcessHandle> workers() {
    return process.children().toList();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
