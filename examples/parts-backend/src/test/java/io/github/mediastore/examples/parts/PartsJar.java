package io.github.mediastore.examples.parts;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The finished jar, run as an operator runs it. */
final class PartsJar {

  private static final String JAR =
      System.getProperty("parts.jar", "examples/parts-backend/target/parts-backend.jar");

  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  private final Map<String, String> environment;

  PartsJar(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs a command to its end. */
  Result run(String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile("parts", ".out");
    Path errors = Files.createTempFile("parts", ".err");
    try {
      Process process =
          process(List.of(), arguments)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      int status = process.waitFor();
      return new Result(status, Files.readString(output), Files.readString(errors));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /** Starts the server on a port of the system's choice, and waits until it answers. */
  Server serve(String... jvmOptions) throws IOException {
    Process process = process(List.of(jvmOptions)).redirectErrorStream(true).start();
    BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      lines.add(line);
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        return new Server(process, URI.create("http://127.0.0.1:" + port.group(1)), log);
      }
    }
    throw new AssertionError("The server did not start:\n" + String.join("\n", lines));
  }

  private ProcessBuilder process(List<String> jvmOptions, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    if (jvmOptions.isEmpty()) {
      command.addAll(
          List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")); // It lives for seconds.
    }
    command.addAll(List.of("-jar", JAR));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PARTS_PORT", "0");
    builder.environment().putAll(environment);
    return builder;
  }

  /** What a command left behind. */
  record Result(int status, String output, String errors) {}

  /** A server that is running, until it is closed. */
  static final class Server implements AutoCloseable {

    private final Process process;
    private final URI address;
    private final Thread reader;
    private final StringBuilder log = new StringBuilder();

    private Server(Process process, URI address, BufferedReader output) {
      this.process = process;
      this.address = address;
      // A pipe that nobody reads would stop the server when it is full.
      this.reader = new Thread(() -> output.lines().forEach(line -> log.append(line).append('\n')));
      reader.setDaemon(true);
      reader.start();
    }

    URI address() {
      return address;
    }

    ProcessHandle process() {
      return process.toHandle();
    }

    /** Asks it to end, and returns what it wrote since it started. */
    String stop() throws InterruptedException {
      process.toHandle().destroy(); // That of the process would close the pipe.
      process.waitFor();
      reader.join();
      return log.toString();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
