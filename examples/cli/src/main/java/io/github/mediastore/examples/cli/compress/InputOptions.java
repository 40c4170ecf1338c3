package io.github.mediastore.examples.cli.compress;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mediastore.examples.cli.terminal.FileTrouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The files to work on: named one by one, or in a list when there are too many for that. */
final class InputOptions {

  private static final String STANDARD_INPUT = "-";

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Pictures to compress.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--files-from",
      paramLabel = "LIST",
      description = "Read more names from this file, one a line in UTF-8; - is standard input.")
  private @Nullable Path list;

  /**
   * Returns all files in order, those of the list last.
   *
   * @throws ParameterException if none was named, or the list cannot be read
   */
  List<InputFile> files() {
    if (files.contains("")) {
      throw new ParameterException(spec.commandLine(), "The name of a FILE is empty");
    }
    List<String> names = new ArrayList<>(files);
    if (list != null) {
      names.addAll(read(list));
    } else if (names.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Missing: FILE or --files-from");
    }
    return names.stream().map(InputFile::of).toList();
  }

  private List<String> read(Path list) {
    // A decoder of its own per reader: bytes that are not UTF-8 must not turn into other names.
    try (InputStream in = open(list);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8.newDecoder()))) {
      return lines.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw unreadable(list, FileTrouble.reason(e), e);
    } catch (UncheckedIOException e) {
      throw unreadable(list, FileTrouble.reason(e), e);
    }
  }

  private ParameterException unreadable(Path list, String reason, Exception cause) {
    return new ParameterException(
        spec.commandLine(), "Cannot read the names in '" + list + "': " + reason, cause);
  }

  private static InputStream open(Path list) throws IOException {
    return list.toString().equals(STANDARD_INPUT) ? System.in : Files.newInputStream(list);
  }
}
