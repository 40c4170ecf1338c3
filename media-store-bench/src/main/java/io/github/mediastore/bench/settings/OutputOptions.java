package io.github.mediastore.bench.settings;

import io.github.mediastore.bench.settings.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say where the report goes, and in which forms. */
final class OutputOptions {

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "The report to look at, one HTML file (${DEFAULT-VALUE}).")
  private Path html = Path.of("settings-report.html");

  @Option(names = "--json", paramLabel = "FILE", description = "All figures as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "A line of figures for each setting as CSV.")
  private @Nullable Path csv;

  @Option(
      names = "--charts",
      paramLabel = "DIR",
      description = "The charts and the first comparison as files, for documents.")
  private @Nullable Path charts;

  /**
   * Returns where to write.
   *
   * @throws ParameterException if a folder is missing: before anything is measured, not after
   */
  ReportFiles files() {
    checked("--out", html);
    if (json != null) {
      checked("--json", json);
    }
    if (csv != null) {
      checked("--csv", csv);
    }
    if (charts != null && !Files.isDirectory(charts)) {
      throw wrong("--charts is not a folder: " + charts);
    }
    return new ReportFiles(html, json, csv, charts);
  }

  private void checked(String option, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw wrong(option + " is in a folder that does not exist: " + file);
    }
    if (Files.isDirectory(file)) {
      throw wrong(option + " is a folder, not a file: " + file);
    }
    try {
      if (Files.exists(file)) {
        Files.newOutputStream(file, StandardOpenOption.APPEND).close();
      } else {
        Files.delete(Files.createFile(file));
      }
    } catch (IOException e) {
      throw wrong(option + " cannot be written: " + file);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
