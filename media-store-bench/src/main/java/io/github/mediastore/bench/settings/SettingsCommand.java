package io.github.mediastore.bench.settings;

import io.github.mediastore.bench.settings.measure.Goal;
import io.github.mediastore.bench.settings.measure.HarmlessText;
import io.github.mediastore.bench.settings.measure.Measured;
import io.github.mediastore.bench.settings.measure.Measurement;
import io.github.mediastore.bench.settings.measure.Progress;
import io.github.mediastore.bench.settings.measure.Sample;
import io.github.mediastore.bench.settings.measure.Setting;
import io.github.mediastore.bench.settings.report.Comparison;
import io.github.mediastore.bench.settings.report.Comparisons;
import io.github.mediastore.bench.settings.report.Findings;
import io.github.mediastore.bench.settings.report.ReportFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code settings}: compares compression settings over a collection of pictures. */
@Command(
    name = SettingsCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = {"java -jar media-store-bench.jar settings [OPTION]...", ""},
    description =
        "Takes pictures through every combination of compression settings and writes a report: "
            + "sizes, similarity, times, and crops to compare by eye.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the report is written; what was refused stands in it",
      "1:no picture was accepted, or a file could not be written",
      "2:the command was not understood"
    },
    footerHeading = "%nExample:%n",
    footer =
        "  java -jar media-store-bench.jar settings --photos uploads --out report.html "
            + "--dimensions 1024,1600 --ladders \"85,75,60,50,40;80,70,60\"")
public final class SettingsCommand implements Callable<Integer> {

  /** What picks this command instead of JMH. */
  public static final String NAME = "settings";

  private static final int QUICK_SAMPLES = 8;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SampleOptions samples = new SampleOptions();

  @Mixin private GridOptions grid = new GridOptions();

  @Mixin private OutputOptions outputs = new OutputOptions();

  @Option(
      names = "--uploads",
      paramLabel = "N",
      description = "Project the growth of the database for so many (${DEFAULT-VALUE}).")
  private long uploads = 10_000;

  @Option(
      names = "--min-ssim",
      paramLabel = "SSIM",
      description =
          "Recommend what keeps 95 of 100 pictures at this similarity (${DEFAULT-VALUE}).")
  private double minSsim = 0.95;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Time each compression so often; the median counts (${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--quick",
      description = "A first look: at most " + QUICK_SAMPLES + " of the pictures, one round.")
  private boolean quick;

  SettingsCommand() {}

  /**
   * Runs the command.
   *
   * @param arguments its options
   * @return the exit status
   */
  public static int run(String... arguments) {
    // Nothing is ever shown, and on a desktop nothing should announce itself there.
    System.setProperty("java.awt.headless", "true");
    // Figures look the same wherever they are written.
    Locale.setDefault(Locale.ROOT);
    return commandLine().execute(arguments);
  }

  /** Returns the command line; its streams can be changed before it is executed. */
  static CommandLine commandLine() {
    return new CommandLine(new SettingsCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(SettingsCommand::correct);
  }

  @Override
  public Integer call() {
    Goal goal = goal();
    List<Setting> settings = grid.settings();
    ReportFiles files = outputs.files();
    List<Sample> all = quick ? samples.someOf(QUICK_SAMPLES) : samples.all();
    PrintWriter err = spec.commandLine().getErr();
    err.println(count(all.size(), "picture") + ", " + count(settings.size(), "setting"));
    Measured measured =
        new Measurement(settings, quick ? 1 : rounds)
            .run(all, new Progress(err, "Measuring", all.size()));
    measured
        .refusals()
        .forEach(r -> err.println(HarmlessText.of("Refused: " + r.name() + ": " + r.reason())));
    if (measured.pictures().isEmpty()) {
      err.println("No picture was accepted, so there is nothing to report");
      return CommandLine.ExitCode.SOFTWARE;
    }
    Findings findings = Findings.of(measured, goal, samples.isGenerated());
    try {
      List<Comparison> comparisons = Comparisons.of(findings, all, err);
      files.write(findings, comparisons);
    } catch (IOException e) {
      err.println(HarmlessText.of("Cannot finish the report: " + e.getMessage()));
      return CommandLine.ExitCode.SOFTWARE;
    }
    spec.commandLine().getOut().println(findings.sentence());
    if (findings.isSmall()) {
      err.println(
          "With fewer than 20 pictures the percentiles are the extremes; one picture decides");
    }
    return CommandLine.ExitCode.OK;
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private Goal goal() {
    require(uploads >= 1, "--uploads must be at least 1, not " + uploads);
    require(rounds >= 1, "--rounds must be at least 1, not " + rounds);
    require(minSsim >= 0 && minSsim <= 1, "--min-ssim must be from 0 to 1, not " + minSsim);
    return new Goal(uploads, minSsim);
  }

  private void require(boolean fine, String otherwise) {
    if (!fine) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  /** All of the help would push the message off the screen. */
  private static int correct(ParameterException wrong, String[] arguments) {
    wrong
        .getCommandLine()
        .getErr()
        .println(HarmlessText.of(wrong.getMessage() + " (see settings --help)"));
    return CommandLine.ExitCode.USAGE;
  }
}
