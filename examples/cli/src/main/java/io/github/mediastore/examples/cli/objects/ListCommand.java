package io.github.mediastore.examples.cli.objects;

import io.github.mediastore.examples.cli.database.ConnectionOptions;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.objectstore.ObjectStoreOptions;
import io.github.mediastore.examples.cli.terminal.Version;
import io.github.mediastore.jdbc.objects.ObjectSweep;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code media-store objects list}: objects without a row, and rows without an object. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description =
        "Lists the object store and names objects that no row knows, and rows whose object is"
            + " missing. With --note it gives each unknown object that is older than the grace a"
            + " row, so that sweeps delete it after another grace.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:no object is missing",
      "1:an object is missing; without --note, if --note would be refused",
      "2:the command was not understood",
      "3:database or object store cannot be used, or the objects are another installation's",
      "130:stopped by Ctrl-C"
    },
    footerHeading = "%n",
    footer = {
      "A database that was restored from a backup does not know what was stored after it: give"
          + " --note only if nobody needs that any more.",
      "",
      "With --json, the lines are those of sweep.",
      "",
      "Examples:",
      "  media-store objects list --objects objects --installation production",
      "  media-store objects list --objects objects --installation production --note"
    })
final class ListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--note", description = "Let sweeps delete what no row knows.")
  private boolean note;

  @Mixin private GraceOption grace = new GraceOption();

  @Option(names = "--json", description = "Write one JSON object a line.")
  private boolean json;

  @Mixin private ObjectStoreOptions objects = new ObjectStoreOptions();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  ListCommand() {}

  @Override
  public Integer call() {
    objects.require();
    try (Database database = connection.connect()) {
      ObjectReport report = new ObjectReport(spec.commandLine(), json, !note);
      ObjectSweep sweep = grace.addTo(objects.sweep(database)).listener(report::add).build();
      if (note) {
        return report.finish(sweep.noteUnknown());
      }
      return Math.max(
          report.finish(sweep.previewUnknown()), report.obstacle(objects.installation(database)));
    }
  }
}
