package io.github.mediastore.jdbc.endurance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client as a process, which is started again after it was killed. */
final class ClientProcess {

  private final Plan plan;
  private final int number;
  private final String url;
  private int incarnation;
  private @Nullable Process process;

  ClientProcess(Plan plan, int number, String url) {
    this.plan = plan;
    this.number = number;
    this.url = url;
  }

  void start() {
    try {
      Folder folder = plan.folder();
      Path temporary = Files.createDirectories(folder.temporary(number));
      long seed = plan.seed() * 1_000_003 + number * 10_007L + incarnation++;
      process =
          new ProcessBuilder(
                  System.getProperty("java.home")
                      + File.separator
                      + "bin"
                      + File.separator
                      + "java",
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+IgnoreUnrecognizedVMOptions",
                  "--enable-native-access=ALL-UNNAMED",
                  "-Djava.awt.headless=true",
                  "-Djava.io.tmpdir=" + temporary,
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  Client.class.getName(),
                  folder.root().toString(),
                  Integer.toString(number),
                  Long.toString(seed),
                  Long.toString(plan.pauseMillis()),
                  url,
                  plan.cli(),
                  Long.toString(plan.objects().largerThan()))
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(
                      folder.root().resolve("client-" + number + ".log").toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it and what it has started. */
  void kill() {
    if (process != null) {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroyForcibly().onExit().join();
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** Fails if it has found a fault, or has ended by itself. */
  void requireRunning() {
    if (process == null || !process.isAlive()) {
      Path fault = plan.folder().fault(number);
      throw new Fault(
          "Client %d has ended: %s".formatted(number, String.join("\n", Folder.lines(fault))));
    }
  }

  void awaitEnd() throws InterruptedException {
    if (process != null && !process.waitFor(60, TimeUnit.SECONDS)) {
      throw new Fault("Client %d does not end".formatted(number));
    }
  }
}
