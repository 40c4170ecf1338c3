package io.github.mediastore.examples.cli.report;

import io.github.mediastore.examples.cli.terminal.AbortedException;
import io.github.mediastore.examples.cli.terminal.FileTrouble;
import io.github.mediastore.examples.cli.terminal.ProgressDisplay;
import io.github.mediastore.examples.cli.terminal.Surroundings;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How to tell what became of each file. */
public final class ReportOptions {

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what became of each file to FILE, which ends in .csv or .json.")
  private @Nullable Path file;

  @Option(names = "--json", description = "Write one JSON object a line.")
  private boolean json;

  /** Returns whether programs read the output. */
  public boolean json() {
    return json;
  }

  /**
   * Makes sure, before any work, that the report can be written.
   *
   * @throws ParameterException if its name ends in something else, its folder is missing or cannot
   *     be written to, or a folder has its name
   */
  public void check() {
    if (file == null) {
      return;
    }
    if (!isCsv(file) && !file.toString().endsWith(".json")) {
      throw wrong("The report's name ends neither in .csv nor in .json: " + file);
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw wrong("The folder of the report is missing: " + folder);
    }
    if (Files.isDirectory(file)) {
      throw wrong("The report's name is that of a folder: " + file);
    }
    try {
      tryToWrite(file);
    } catch (IOException e) {
      throw wrong("The report cannot be written, " + FileTrouble.reason(e) + ": " + file);
    }
  }

  /** Permissions do not say it all: root has them on a disk that is read-only too. */
  private static void tryToWrite(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.delete(Files.createFile(file));
    } else if (Files.isRegularFile(file)) {
      Files.newOutputStream(file, StandardOpenOption.APPEND).close();
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /**
   * Does some work, and tells how it goes and what came of it.
   *
   * @param total how many files it is about
   * @param ifStopped what to say to who stops the process
   * @param work the work
   * @return what the command exits with
   */
  public int tell(long total, String ifStopped, Work work) {
    CommandLine command = spec.commandLine();
    MigrationReport result;
    EntryReport report;
    try (ProgressDisplay progress =
        new ProgressDisplay(command.getErr(), Surroundings.of(spec), "files", total, ifStopped)) {
      EntryReport entries = new EntryReport(command.getOut(), json, progress);
      report = entries;
      result = progress.during(() -> work.run(entries::add));
    }
    write(result);
    return report.finish(result);
  }

  private void write(MigrationReport report) {
    if (file == null) {
      return;
    }
    try {
      Files.writeString(file, isCsv(file) ? report.toCsv() : report.toJson() + "\n");
    } catch (IOException e) {
      throw AbortedException.trouble(
          "Cannot write the report '" + file + "': " + FileTrouble.reason(e));
    }
  }

  private static boolean isCsv(Path file) {
    return file.toString().endsWith(".csv");
  }

  /** Work on files. */
  @FunctionalInterface
  public interface Work {

    /**
     * Does it.
     *
     * @param listener hears of each file when it is done
     * @return all of them
     */
    MigrationReport run(Consumer<MigrationEntry> listener);
  }
}
