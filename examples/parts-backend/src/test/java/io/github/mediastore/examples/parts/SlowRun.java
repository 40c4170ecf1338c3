package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static io.github.mediastore.examples.parts.Visitor.text;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Many slow readers of a video and many slow senders of one at a time, while the server's health is
 * asked for. Prints how long that took, and what the processes hold. Variables of the environment
 * reach the server, such as those that bound slow clients.
 *
 * <p>Arguments: "nginx" for the configuration of the documentation, "direct" for no proxy, or a
 * file for another server block; readers (1,000); senders (1,000); seconds (60); bytes a second
 * (16,384).
 */
final class SlowRun {

  private static final String HEAP = "-Xmx384m";
  private static final int MEBIBYTE = 1 << 20;
  private static final int VIDEO = 64 * MEBIBYTE;
  private static final int UPLOAD = 100 * MEBIBYTE;
  private static final int STARTED_A_SECOND = 100;

  private SlowRun() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    String way = args.length > 0 ? args[0] : "nginx";
    int readers = number(args, 1, 1_000);
    int senders = number(args, 2, 1_000);
    int seconds = number(args, 3, 60);
    int pace = number(args, 4, 16_384);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        PartsJar.Server server = new PartsJar(environment(postgres)).serve(HEAP)) {
      if (way.equals("direct")) {
        go(server, server.address(), List.of(), readers, senders, seconds, pace);
      } else {
        String locations =
            way.equals("nginx") ? Nginx.documented() : Files.readString(Path.of(way));
        try (Nginx nginx = new Nginx(server.address(), locations)) {
          go(server, nginx.address(), nginx.workers(), readers, senders, seconds, pace);
          System.out.print(nginx.log());
        }
      }
      System.out.print(server.stop());
    }
  }

  private static int number(String[] args, int index, int otherwise) {
    return args.length > index ? Integer.parseInt(args[index]) : otherwise;
  }

  private static Map<String, String> environment(EmbeddedPostgres postgres) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("SPRING_PROFILES_ACTIVE", "prod");
    environment.put("PARTS_DB_URL", postgres.getJdbcUrl("postgres", "postgres"));
    environment.put("PARTS_DB_USER", "postgres");
    environment.put("PARTS_DB_PASSWORD", "postgres");
    environment.put("PARTS_DEMO", "true");
    return environment;
  }

  private static void go(
      PartsJar.Server server,
      URI front,
      List<ProcessHandle> workers,
      int readers,
      int senders,
      int seconds,
      int pace)
      throws Exception {
    Visitor editor = new Visitor(server.address()).as("ada@example.org", "ada");
    String video =
        "/videos/support/"
            + editor
                .upload(
                    "/uploads/support-videos",
                    text("title", "Long"),
                    file("file", "long.mp4", Pictures.film(VIDEO, 1)))
                .json()
                .get("id");
    System.out.println("alone: " + new Probe(front).ask(Duration.ofSeconds(10)));
    try (SlowClients slow = new SlowClients(front, pace)) {
      Probe probe = new Probe(front);
      for (int i = 0; i < Math.max(readers, senders); i++) {
        if (i < readers) {
          slow.read(video);
        }
        if (i < senders) {
          slow.send(
              "/uploads/support-videos", Visitor.BEGIN_OF_FILE, UPLOAD, editor.headersOfUpload());
        }
        if (i % STARTED_A_SECOND == 0) {
          probe.ask(Duration.ofSeconds(1));
        }
      }
      System.out.println("while they come: " + probe);
      System.out.println("then: " + new Probe(front).ask(Duration.ofSeconds(seconds)));
      System.out.println("clients: " + slow.states());
      print("server", List.of(server.process()));
      print("nginx", workers);
    }
    System.out.println("after: " + new Probe(front).ask(Duration.ofSeconds(5)));
  }

  /** Linux tells it. */
  private static void print(String what, List<ProcessHandle> processes) throws IOException {
    long threads = 0;
    long kilobytes = 0;
    long openFiles = 0;
    long onDisk = 0;
    for (ProcessHandle process : processes) {
      Path about = Path.of("/proc", Long.toString(process.pid()));
      for (String line : Files.readAllLines(about.resolve("status"))) {
        threads += line.startsWith("Threads:") ? value(line) : 0;
        kilobytes += line.startsWith("VmRSS:") ? value(line) : 0;
      }
      try (Stream<Path> files = Files.list(about.resolve("fd"))) {
        for (Path file : files.toList()) {
          openFiles++;
          // Temporary files have no name any more, but still a size.
          onDisk += Files.isRegularFile(file) && isTemporary(file) ? Files.size(file) : 0;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d threads, %d MiB, %d open files, %d MiB of temporary files%n",
        what,
        threads,
        kilobytes >> 10,
        openFiles,
        onDisk / MEBIBYTE);
  }

  private static boolean isTemporary(Path file) throws IOException {
    String name = Files.readSymbolicLink(file).toString();
    return name.endsWith("(deleted)") || name.endsWith(".tmp");
  }

  private static long value(String line) {
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
