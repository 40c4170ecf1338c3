package io.github.mediastore.examples.cli.doctor;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.examples.cli.database.ConnectionOptions;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.database.DatabaseTrouble;
import io.github.mediastore.examples.cli.doctor.Finding.Level;
import io.github.mediastore.examples.cli.json.JsonObject;
import io.github.mediastore.examples.cli.objectstore.ObjectStoreOptions;
import io.github.mediastore.examples.cli.terminal.AbortedException;
import io.github.mediastore.examples.cli.terminal.ExitStatus;
import io.github.mediastore.examples.cli.terminal.Surroundings;
import io.github.mediastore.examples.cli.terminal.Version;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      "1:there is a problem; with --strict, or a warning",
      "2:the command was not understood",
      "3:database or object store cannot be reached, or fails; the rest was looked at"
    },
    footerHeading = "%n",
    footer = {
      "A line is ok, warning or problem, and below it what to do. Nothing is changed.",
      "",
      "Media whose owner's row is gone are orphans, and each slot of such is named. Where the rows"
          + " of owners are, doctor knows from owner triggers; name other tables with --owners.",
      "",
      "Where --objects says where objects are, it looks whether that answers, whose they are, and"
          + " which are missing.",
      "",
      "With --json, a line has check, level (ok, warning, problem), message, advice.",
      "",
      "Examples:",
      "  media-store doctor",
      "  media-store doctor --strict --json",
      "  media-store doctor --owners users=public.users.id --owners parts=parts.part_number"
    })
public final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--strict", description = "Exit with 1 for warnings too.")
  private boolean strict;

  @Option(names = "--json", description = "Write one JSON object a line.")
  private boolean json;

  @Option(
      names = "--owners",
      paramLabel = "TYPE=TABLE.COLUMN",
      description =
          "Look for orphans of this kind of owner: the table that has their rows, and its key."
              + " May be given several times.")
  private List<String> owners = new ArrayList<>();

  @Mixin private ObjectStoreOptions objects = new ObjectStoreOptions();

  @Mixin private ConnectionOptions options = new ConnectionOptions();

  private Level worst = Level.OK;

  DoctorCommand() {}

  @Override
  public Integer call() {
    List<OwnerTable> tables = owners.stream().map(this::ownerTable).toList();
    objects.check();
    // What goes to a file or a pipe has a line for each, to be searched.
    DoctorText text = new DoctorText(Surroundings.of(spec).width().orElse(Integer.MAX_VALUE));
    if (!findAll(tables, finding -> tell(finding, text))) {
      return ExitStatus.TROUBLE;
    }
    return worst.compareTo(strict ? Level.OK : Level.WARNING) <= 0
        ? ExitStatus.DONE
        : ExitStatus.INCOMPLETE;
  }

  private OwnerTable ownerTable(String option) {
    return OwnerTable.ofOption(option)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "--owners is TYPE=TABLE.COLUMN, not '" + option + "'"));
  }

  private void tell(Finding finding, DoctorText text) {
    worst = finding.level().compareTo(worst) > 0 ? finding.level() : worst;
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(finding));
    } else {
      text.lines(finding).forEach(out::println);
    }
  }

  /** Returns whether database and object store answered everything. */
  private boolean findAll(List<OwnerTable> tables, Consumer<Finding> found) {
    MachineChecks.findings().forEach(found);
    try (Database database = options.connect()) {
      new ServerChecks(database).findings().forEach(found);
      new TableChecks(database).findings().forEach(found);
      new OrphanChecks(database, tables, found).run();
      return new ObjectChecks(database, objects, found).run();
    } catch (MediaStorageException | AbortedException e) {
      String message = String.valueOf(e.getMessage());
      found.accept(
          Finding.problem(
              "database",
              DatabaseTrouble.explain(e).orElse(message),
              "What depends on it was not looked at"));
      return false;
    }
  }

  private static JsonObject json(Finding finding) {
    return new JsonObject()
        .add("check", finding.check())
        .add("level", finding.level().name().toLowerCase(Locale.ROOT))
        .add("message", finding.message())
        .add("advice", finding.advice());
  }
}
