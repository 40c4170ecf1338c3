package io.github.mediastore.examples.glue.tus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mediastore.browser.Browser;
import io.github.mediastore.corpus.Corpus;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** tus-js-client, which most web pages use, in a process of its own. */
final class TusClient {

  private static final Path FILES = Path.of("src/test/resources/tus");
  private static final Path INSTALLED = Path.of("target/tus-client");

  private final List<String> lines = new ArrayList<>();

  private TusClient() {}

  /** Installs the client once. Skips the test, or fails it, where that cannot be done. */
  static void require() throws IOException, InterruptedException {
    Browser.requireCommand("node");
    Browser.requireCommand("npm");
    Files.createDirectories(INSTALLED);
    for (String name : List.of("package.json", "package-lock.json", "upload.js")) {
      Files.write(INSTALLED.resolve(name), Files.readAllBytes(FILES.resolve(name)));
    }
    if (Files.notExists(INSTALLED.resolve("node_modules/tus-js-client/package.json"))) {
      Process npm =
          new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(INSTALLED.toFile())
              .redirectErrorStream(true)
              .redirectOutput(INSTALLED.resolve("npm.log").toFile())
              .start();
      boolean isDone = npm.waitFor(2, TimeUnit.MINUTES) && npm.exitValue() == 0;
      npm.destroyForcibly();
      Corpus.requireForTest(
          isDone, "npm cannot install tus-js-client: " + INSTALLED.resolve("npm.log"));
    }
  }

  /** Uploads a file from its start to its end. */
  static TusClient upload(URI endpoint, Path file) throws IOException, InterruptedException {
    TusClient client = new TusClient();
    client.run(List.of(endpoint.toString(), file.toAbsolutePath().toString()), Long.MAX_VALUE);
    return client;
  }

  /** Goes on with an upload. */
  static TusClient resume(URI endpoint, Path file, String url)
      throws IOException, InterruptedException {
    TusClient client = new TusClient();
    client.run(List.of(endpoint.toString(), file.toAbsolutePath().toString(), url), Long.MAX_VALUE);
    return client;
  }

  /** Begins an upload, and is killed when the server has accepted so many bytes. */
  static TusClient killedAfter(URI endpoint, Path file, long bytes)
      throws IOException, InterruptedException {
    TusClient client = new TusClient();
    client.run(List.of(endpoint.toString(), file.toAbsolutePath().toString()), bytes);
    return client;
  }

  private void run(List<String> arguments, long most) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", "upload.js"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).directory(INSTALLED.toFile()).redirectErrorStream(true).start();
    try (BufferedReader said = process.inputReader(UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        lines.add(line);
        if (line.startsWith("accepted ") && Long.parseLong(line.substring(9)) >= most) {
          process.destroyForcibly();
          break;
        }
      }
      process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Returns what the client said, line by line. */
  List<String> lines() {
    return lines;
  }

  boolean isDone() {
    return lines.contains("done");
  }

  /** Returns where the upload is. */
  String url() {
    return lines.stream()
        .filter(line -> line.startsWith("url "))
        .map(line -> line.substring(4))
        .findFirst()
        .orElseThrow(() -> new AssertionError(lines));
  }

  /** Returns from which byte each request went on that sent some. */
  List<Long> offsets() {
    return lines.stream()
        .filter(line -> line.startsWith("PATCH "))
        .map(line -> Long.parseLong(line.substring(6)))
        .toList();
  }
}
