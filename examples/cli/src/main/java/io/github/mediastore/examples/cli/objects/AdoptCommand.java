package io.github.mediastore.examples.cli.objects;

import io.github.mediastore.examples.cli.database.ConnectionOptions;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.objectstore.ObjectStoreOptions;
import io.github.mediastore.examples.cli.terminal.ExitStatus;
import io.github.mediastore.examples.cli.terminal.HarmlessText;
import io.github.mediastore.examples.cli.terminal.Version;
import io.github.mediastore.jdbc.objects.ObjectInstallation;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code media-store objects adopt}: whose the objects are to be. */
@Command(
    name = "adopt",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description =
        "Says whether this database owns its objects, and makes it the owner, or a store of its own"
            + " beside the owner. A database that was restored, cloned or upgraded reads objects,"
            + " and may neither write nor delete any before that.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:it owns its objects, now or already",
      "1:it does not, and was told no more than to say so",
      "2:the command was not understood",
      "3:database or object store cannot be used"
    },
    footerHeading = "%n",
    footer = {
      "--take-over is for a database in the place of one that is lost or was left: after a restore,"
          + " a failover, an upgrade. The one before must never be used again.",
      "--separate is for a copy beside the original, such as for tests.",
      "Stop the application, or wait a minute, until all of it has noticed.",
      "",
      "Examples:",
      "  media-store objects adopt --objects objects --installation production",
      "  media-store objects adopt --objects objects --installation production \\",
      "      --take-over"
    })
final class AdoptCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup private @Nullable How how;

  @Mixin private ObjectStoreOptions objects = new ObjectStoreOptions();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  AdoptCommand() {}

  /** One of the two ways. */
  private static final class How {

    @Option(
        names = "--take-over",
        required = true,
        description = "Own the objects; whoever did before must never be used again.")
    private boolean takesOver;

    @Option(
        names = "--separate",
        required = true,
        description = "Begin a store of its own, that reads the old objects and deletes none.")
    private boolean separates;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    objects.require();
    try (Database database = connection.connect()) {
      ObjectInstallation installation = objects.installation(database);
      if (how != null && how.takesOver) {
        installation.takeOver();
      } else if (how != null && how.separates) {
        installation.separate();
      }
      Optional<String> obstacle = installation.obstacle();
      if (obstacle.isEmpty()) {
        out.println("This database owns its objects.");
        return ExitStatus.DONE;
      }
      out.println(
          HarmlessText.of("This database does not own its objects: " + obstacle.get() + "."));
      out.println(
          installation.mayWrite()
              ? "It writes new ones and deletes none."
              : "It reads them, and neither writes nor deletes any.");
      return ExitStatus.INCOMPLETE;
    }
  }
}
