package io.github.mediastore.browser;

import io.github.mediastore.corpus.Corpus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Headless Chromium with an empty profile. */
public final class Browser implements AutoCloseable {

  private static final List<String> COMMAND =
      List.of(
          "chromium",
          "--headless",
          "--no-sandbox", // It does not start for root otherwise.
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-quic",
          "--disable-sync",
          "--disable-background-networking",
          "--disable-component-update",
          "--no-first-run",
          "--autoplay-policy=no-user-gesture-required",
          "--remote-debugging-port=0");

  private static final Pattern PAGE =
      Pattern.compile("\"webSocketDebuggerUrl\": *\"(ws://[^\"]+)\"");

  private final Path profile;
  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();

  private Browser(Path profile, Process process) {
    this.profile = profile;
    this.process = process;
  }

  /**
   * Starts the browser. Skips the test, or fails it, where there is none, as {@link Corpus} does.
   *
   * @param profile an empty directory for what it keeps
   */
  public static Browser start(Path profile) throws IOException {
    requireCommand("chromium");
    List<String> command = new ArrayList<>(COMMAND);
    command.add("--user-data-dir=" + profile);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Browser(profile, process);
  }

  /**
   * Skips the test, or fails it, where a command is missing.
   *
   * @param name the command
   */
  public static void requireCommand(String name) {
    boolean isThere =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    Corpus.requireForTest(isThere, name + " is not installed");
  }

  /** Opens an empty page. */
  public Page open() throws IOException, InterruptedException {
    URI newPage = URI.create("http://127.0.0.1:" + awaitPort() + "/json/new?about:blank");
    HttpRequest request = HttpRequest.newBuilder(newPage).PUT(BodyPublishers.noBody()).build();
    String answer = client.send(request, BodyHandlers.ofString()).body();
    Matcher page = PAGE.matcher(answer);
    if (!page.find()) {
      throw new IOException("Chromium opened no page but answered " + answer);
    }
    return new Page(new DevTools(client, URI.create(page.group(1))));
  }

  /** The browser writes the port it has chosen to a file. */
  private String awaitPort() throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() >= 2) {
        return lines.get(0);
      }
      Thread.sleep(20);
    }
    throw new IOException("Chromium did not start");
  }

  /** Ends the browser with all its processes, so that its profile can be deleted. */
  @Override
  public void close() {
    List<ProcessHandle> processes =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    // Asked first, it ends its helpers itself and leaves nothing behind.
    process.destroy();
    if (!isOver(process.toHandle())) {
      process.destroyForcibly();
    }
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(Browser::isOver);
  }

  private static boolean isOver(ProcessHandle process) {
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    return !process.isAlive();
  }
}
