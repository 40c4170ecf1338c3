package io.github.mediastore.examples.glue.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Spring Boot application in a process of its own, on a free port of 127.0.0.1. */
record RunningProject(Process process, int port) implements AutoCloseable {

  private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

  static RunningProject start(Path jar, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-jar",
                jar.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    java.environment().putAll(environment);
    java.environment().put("SERVER_PORT", "0");
    java.environment().put("SERVER_ADDRESS", "127.0.0.1");
    Process process = java.start();
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      Matcher started = STARTED.matcher(Files.readString(log, UTF_8));
      if (started.find()) {
        return new RunningProject(process, Integer.parseInt(started.group(1)));
      }
      Thread.sleep(20);
    }
    process.destroyForcibly();
    throw new AssertionError("It did not start:\n" + Files.readString(log, UTF_8));
  }

  HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new AssertionError("It did not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}
