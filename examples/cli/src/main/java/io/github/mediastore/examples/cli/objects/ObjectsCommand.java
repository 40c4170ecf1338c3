package io.github.mediastore.examples.cli.objects;

import io.github.mediastore.examples.cli.terminal.ExitStatus;
import io.github.mediastore.examples.cli.terminal.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code media-store objects}; what it can do is in its subcommands. */
@Command(
    name = "objects",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Looks after the objects that hold large media outside the database.",
    subcommands = {SweepCommand.class, ListCommand.class, AdoptCommand.class, MoveCommand.class},
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:something was not deleted or is missing, or the database would be refused; it is named",
      "2:the command was not understood",
      "3:database or object store cannot be used, or the objects are another installation's",
      "130:stopped by Ctrl-C"
    },
    footerHeading = "%n",
    footer = {
      "Without --delete or --note nothing is changed.",
      "",
      "Examples:",
      "  media-store objects sweep --objects objects --installation production",
      "  media-store objects sweep --objects objects --installation production \\",
      "      --grace 60 --delete",
      "  media-store objects list --objects objects --installation production --json",
      "  media-store objects adopt --objects objects --installation production",
      "  media-store objects move --objects objects --installation production \\",
      "      --larger-than 5000000"
    })
public final class ObjectsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  ObjectsCommand() {}

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitStatus.USAGE;
  }
}
