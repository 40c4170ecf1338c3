package io.github.mediastore.examples.cli;

import io.github.mediastore.examples.cli.json.FlatJson;
import io.github.mediastore.examples.cli.terminal.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A finished run of the command line. */
public record Run(int status, String out, String err) {

  /** Runs a command in this process. */
  public static Run of(Object... args) {
    return of(new FakeSurroundings(), args);
  }

  /** Runs a command in this process, in surroundings of the test's making. */
  public static Run of(Surroundings surroundings, Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        MediaStoreCli.commandLine(surroundings)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    int status =
        commandLine.execute(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    return new Run(status, out.toString(), err.toString());
  }

  /** Runs {@code compress --json} in this process. */
  public static Run compressToJson(Path out, Object... args) {
    return of(
        Stream.concat(Stream.of("compress", "--json", "--out", out), Arrays.stream(args))
            .toArray());
  }

  /** Returns the standard output's lines as JSON objects. */
  public List<Map<String, @Nullable Object>> json() {
    return out.lines().map(FlatJson::parse).toList();
  }

  /** Returns one field of every line. */
  public List<@Nullable Object> field(String name) {
    return json().stream().<@Nullable Object>map(line -> line.get(name)).toList();
  }
}
