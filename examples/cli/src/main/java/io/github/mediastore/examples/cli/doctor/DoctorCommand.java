package io.github.mediastore.examples.cli.doctor;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.examples.cli.database.ConnectionOptions;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.database.DatabaseTrouble;
import io.github.mediastore.examples.cli.doctor.Finding.Level;
import io.github.mediastore.examples.cli.json.JsonObject;
import io.github.mediastore.examples.cli.terminal.AbortedException;
import io.github.mediastore.examples.cli.terminal.ExitStatus;
import io.github.mediastore.examples.cli.terminal.Surroundings;
import io.github.mediastore.examples.cli.terminal.Version;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code media-store doctor}: is everything fit for the store? */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description =
        "Looks at this machine, the server and the tables, and says what to do where something "
            + "is not as it should be.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all is well, or there are warnings only",
      "1:there is a problem; with --strict, or a warning; also if the database cannot be reached",
      "2:the command was not understood"
    },
    footerHeading = "%n",
    footer = {
      "A line is ok, warning or problem, and below it what to do. Nothing is changed.",
      "",
      "With --json, a line has check, level (ok, warning, problem), message, advice.",
      "",
      "Examples:",
      "  media-store doctor",
      "  media-store doctor --strict --json"
    })
public final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--strict", description = "Exit with 1 for warnings too.")
  private boolean strict;

  @Option(names = "--json", description = "Write one JSON object a line.")
  private boolean json;

  @Mixin private ConnectionOptions options = new ConnectionOptions();

  DoctorCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> findings = findings();
    // What goes to a file or a pipe has a line for each, to be searched.
    DoctorText text = new DoctorText(Surroundings.of(spec).width().orElse(Integer.MAX_VALUE));
    for (Finding finding : findings) {
      if (json) {
        out.println(json(finding));
      } else {
        text.lines(finding).forEach(out::println);
      }
    }
    Level tolerated = strict ? Level.OK : Level.WARNING;
    return findings.stream().allMatch(finding -> finding.level().compareTo(tolerated) <= 0)
        ? ExitStatus.DONE
        : ExitStatus.INCOMPLETE;
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(MachineChecks.findings());
    try (Database database = options.connect()) {
      findings.addAll(new ServerChecks(database).findings());
      findings.addAll(new TableChecks(database).findings());
    } catch (MediaStorageException | AbortedException e) {
      String message = String.valueOf(e.getMessage());
      findings.add(
          Finding.problem(
              "database",
              DatabaseTrouble.explain(e).orElse(message),
              "What depends on it was not looked at"));
    }
    return findings;
  }

  private static JsonObject json(Finding finding) {
    return new JsonObject()
        .add("check", finding.check())
        .add("level", finding.level().name().toLowerCase(Locale.ROOT))
        .add("message", finding.message())
        .add("advice", finding.advice());
  }
}
