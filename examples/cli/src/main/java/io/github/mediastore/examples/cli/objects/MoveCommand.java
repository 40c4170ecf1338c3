package io.github.mediastore.examples.cli.objects;

import io.github.mediastore.examples.cli.database.ConnectionOptions;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.objectstore.LargeMedia;
import io.github.mediastore.examples.cli.objectstore.Needed;
import io.github.mediastore.examples.cli.objectstore.ObjectStoreOptions;
import io.github.mediastore.examples.cli.terminal.Amounts;
import io.github.mediastore.examples.cli.terminal.ExitStatus;
import io.github.mediastore.examples.cli.terminal.HarmlessText;
import io.github.mediastore.examples.cli.terminal.Version;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.RelocationEntry;
import io.github.mediastore.jdbc.RelocationEntry.Outcome;
import io.github.mediastore.jdbc.RelocationJob;
import io.github.mediastore.jdbc.RelocationReport;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code media-store objects move}: bytes out of the tables, and back. */
@Command(
    name = "move",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description =
        "Moves the bytes of stored media between tables and objects, while they are served. It may "
            + "be stopped at any moment; the same command goes on. Objects that are left are for "
            + "sweep.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:a medium is damaged or failed; it is listed with the reason",
      "2:the command was not understood",
      "3:database or object store cannot be used, or the objects are another installation's",
      "130:stopped by Ctrl-C"
    },
    footerHeading = "%n",
    footer = {
      "Every program on these tables must know the object store before anything is moved there.",
      "",
      "Examples:",
      "  media-store objects move --objects objects --installation production \\",
      "      --larger-than 5000000",
      "  media-store objects move --objects objects --installation production --to-tables"
    })
final class MoveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private Direction direction = new Direction();

  @Option(names = "--dry-run", description = "Say what would be moved, and move nothing.")
  private boolean dryRun;

  @Mixin private ObjectStoreOptions objects = new ObjectStoreOptions();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  MoveCommand() {}

  /** Out or back; exactly one. */
  private static final class Direction {

    @Option(
        names = "--larger-than",
        paramLabel = "BYTES",
        required = true,
        description = "Move media with more bytes to objects.")
    private long largerThan = Long.MAX_VALUE;

    @Option(
        names = "--to-tables",
        required = true,
        description = "Move everything back to the tables.")
    private boolean toTables;
  }

  @Override
  public Integer call() {
    objects.require();
    if (direction.largerThan < 0) {
      throw new ParameterException(
          spec.commandLine(), "--larger-than is negative: " + direction.largerThan);
    }
    LargeMedia large = new LargeMedia(direction.largerThan, List.of());
    try (Database database = objects.connect(connection, large)) {
      if (direction.toTables) {
        objects.requireReadable(database, Needed.ALL);
      } else if (!dryRun) {
        objects.requireWritable(database);
      }
      JdbcMediaStore store = database.store();
      RelocationJob job =
          direction.toTables ? RelocationJob.intoTables(store) : RelocationJob.intoObjects(store);
      RelocationReport report = dryRun ? job.preview() : job.listener(this::tell).run();
      spec.commandLine().getOut().println(total(report));
      return report.count(Outcome.DAMAGED) + report.count(Outcome.FAILED) > 0
          ? ExitStatus.INCOMPLETE
          : ExitStatus.DONE;
    }
  }

  private void tell(RelocationEntry entry) {
    if (entry.reason() != null) {
      String line =
          "%s %s, medium %s: %s"
              .formatted(entry.outcome(), entry.slot(), entry.id(), entry.reason());
      spec.commandLine().getErr().println(HarmlessText.of(line));
    }
  }

  private String total(RelocationReport report) {
    String counts =
        report.counts().entrySet().stream()
            .map(count -> Amounts.count(count.getValue()) + " " + words(count.getKey()))
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "Nothing to move" : counts + "; " + Amounts.bytes(report.bytes());
  }

  private String words(Outcome outcome) {
    return dryRun && outcome == Outcome.MOVED
        ? "to be moved"
        : outcome.name().toLowerCase(Locale.ROOT);
  }
}
