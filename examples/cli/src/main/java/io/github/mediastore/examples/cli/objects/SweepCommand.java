package io.github.mediastore.examples.cli.objects;

import io.github.mediastore.examples.cli.database.ConnectionOptions;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.objectstore.ObjectStoreOptions;
import io.github.mediastore.examples.cli.terminal.Version;
import io.github.mediastore.jdbc.objects.ObjectSweep;
import io.github.mediastore.jdbc.objects.ObjectSweepBuilder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code media-store objects sweep}: away with objects that nothing refers to. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description =
        "Takes each object that no row refers to one step further: noted, doomed when its grace is "
            + "over, deleted. Without --delete it says what it would do. It may be stopped at any "
            + "moment; the next goes on. Run it once a day.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:an object was not deleted; without --delete, if it would be refused",
      "2:the command was not understood",
      "3:database or object store cannot be used, or the objects are another installation's",
      "130:stopped by Ctrl-C"
    },
    footerHeading = "%n",
    footer = {
      "With --json, a line for each object that is not simply referred to has kind object, key,"
          + " outcome, reason; the last line has kind total, objects, a count of each outcome,"
          + " uploads, millis.",
      "",
      "Examples:",
      "  media-store objects sweep --objects objects --installation production",
      "  media-store objects sweep --objects objects --installation production --delete"
    })
final class SweepCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--delete", description = "Do it, instead of saying what would be done.")
  private boolean delete;

  @Mixin private GraceOption grace = new GraceOption();

  @Option(names = "--json", description = "Write one JSON object a line.")
  private boolean json;

  @Mixin private ObjectStoreOptions objects = new ObjectStoreOptions();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  SweepCommand() {}

  @Override
  public Integer call() {
    objects.require();
    try (Database database = connection.connect()) {
      ObjectReport report = new ObjectReport(spec.commandLine(), json, !delete);
      ObjectSweepBuilder builder = grace.addTo(objects.sweep(database));
      ObjectSweep sweep = builder.listener(report::add).build();
      if (delete) {
        return report.finish(sweep.run());
      }
      return Math.max(
          report.finish(sweep.preview()), report.obstacle(objects.installation(database)));
    }
  }
}
