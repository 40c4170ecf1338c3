package io.github.mediastore.examples.cli.inspect;

import io.github.mediastore.examples.cli.database.ConnectionOptions;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.terminal.ExitStatus;
import io.github.mediastore.examples.cli.terminal.Version;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code media-store status}: what is stored and how much it takes. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description =
        "Tells what is stored by kind of owner and slot, what the tables and the database take, "
            + "and how far an import is.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "2:the command was not understood",
      "3:the database cannot be used, or the tables are not there"
    },
    footerHeading = "%n",
    footer = {
      "SAVED is known of media that came from files by media-store import. A size counts "
          + "renditions; what was saved does not.",
      "",
      "With --json, a line's kind is database, slot, table or import.",
      "",
      "Examples:",
      "  media-store status",
      "  media-store status --json --schema media"
    })
public final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Write one JSON object a line.")
  private boolean json;

  @Mixin private ConnectionOptions options = new ConnectionOptions();

  StatusCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Database database = options.connect()) {
      StoreStatus status = new StatusQueries(database).status();
      if (json) {
        StatusJson.print(status, out);
      } else {
        StatusText.print(status, out);
      }
      return ExitStatus.DONE;
    }
  }
}
