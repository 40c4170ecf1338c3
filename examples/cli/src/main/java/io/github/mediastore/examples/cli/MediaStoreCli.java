package io.github.mediastore.examples.cli;

import io.github.mediastore.CodecUnavailableException;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.examples.cli.compress.CompressCommand;
import io.github.mediastore.examples.cli.database.DatabaseTrouble;
import io.github.mediastore.examples.cli.database.SchemaCommand;
import io.github.mediastore.examples.cli.doctor.DoctorCommand;
import io.github.mediastore.examples.cli.export.ExportCommand;
import io.github.mediastore.examples.cli.inspect.StatusCommand;
import io.github.mediastore.examples.cli.inspect.VerifyCommand;
import io.github.mediastore.examples.cli.migrate.DeleteConfirmedCommand;
import io.github.mediastore.examples.cli.migrate.ImportCommand;
import io.github.mediastore.examples.cli.migrate.UndoCommand;
import io.github.mediastore.examples.cli.objects.ObjectsCommand;
import io.github.mediastore.examples.cli.renditions.RenditionsCommand;
import io.github.mediastore.examples.cli.terminal.AbortedException;
import io.github.mediastore.examples.cli.terminal.ExitStatus;
import io.github.mediastore.examples.cli.terminal.FileTrouble;
import io.github.mediastore.examples.cli.terminal.HarmlessText;
import io.github.mediastore.examples.cli.terminal.NarrowHelp;
import io.github.mediastore.examples.cli.terminal.OutOfMemory;
import io.github.mediastore.examples.cli.terminal.PlainConverters;
import io.github.mediastore.examples.cli.terminal.Surroundings;
import io.github.mediastore.examples.cli.terminal.Surroundings.Surrounded;
import io.github.mediastore.examples.cli.terminal.Version;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code media-store}; what it can do is in its subcommands. */
@Command(
    name = "media-store",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Compresses pictures and keeps them in PostgreSQL.",
    subcommands = {
      CompressCommand.class,
      SchemaCommand.class,
      ImportCommand.class,
      StatusCommand.class,
      VerifyCommand.class,
      DeleteConfirmedCommand.class,
      UndoCommand.class,
      ExportCommand.class,
      RenditionsCommand.class,
      ObjectsCommand.class,
      DoctorCommand.class,
    },
    footer = {"", "media-store COMMAND --help explains a command, with examples."})
public final class MediaStoreCli implements Callable<Integer>, Surrounded {

  /** The least that picocli can lay out. */
  private static final int NARROWEST_HELP = 55;

  /** Longer lines are hard to read. */
  private static final int WIDEST_HELP = 100;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  private MediaStoreCli(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Runs a command and exits with its status.
   *
   * @param args the command, its options and its files
   */
  public static void main(String[] args) {
    // Nothing is ever shown, and on a desktop nothing should announce itself there.
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine(Surroundings.ofThisProcess()).execute(args));
  }

  /** Returns the command line; its streams can be changed before it is executed. */
  static CommandLine commandLine(Surroundings surroundings) {
    return PlainConverters.addTo(new CommandLine(new MediaStoreCli(surroundings)))
        .setCaseInsensitiveEnumValuesAllowed(true)
        // A picture may well be called @2x.png.
        .setExpandAtFiles(false)
        .setExecutionStrategy(MediaStoreCli::run)
        .setParameterExceptionHandler(MediaStoreCli::correct)
        .setExecutionExceptionHandler((thrown, command, parsed) -> explain(thrown, command));
  }

  /** What nobody received was not done: a device may be full, or a pipe closed. */
  private static int run(ParseResult parsed) {
    CommandLine asked = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
    int status = ExitStatus.DONE;
    if (asked.isUsageHelpRequested()) {
      help(asked, asked.getOut());
    } else {
      status = new RunLast().execute(parsed);
    }
    CommandLine command = parsed.commandSpec().commandLine();
    // The writer does not hear of what the stream beneath it could not write.
    boolean isReceived = !command.getOut().checkError();
    if (isReceived && !System.out.checkError()) {
      return status;
    }
    command.getErr().println("The output could not be written");
    return Math.max(status, ExitStatus.TROUBLE);
  }

  @Override
  public Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public Integer call() {
    help(spec.commandLine(), spec.commandLine().getErr());
    return ExitStatus.USAGE;
  }

  /** Asks for the width only here, because asking takes a process. */
  private static void help(CommandLine command, PrintWriter to) {
    OptionalInt columns = Surroundings.of(command.getCommandSpec()).width();
    columns.ifPresent(
        wide -> command.setUsageHelpWidth(Math.max(NARROWEST_HELP, Math.min(wide, WIDEST_HELP))));
    if (columns.orElse(NARROWEST_HELP) >= NARROWEST_HELP) {
      command.usage(to);
    } else {
      command
          .getUsageMessage(CommandLine.Help.Ansi.OFF)
          .lines()
          .flatMap(line -> NarrowHelp.lines(line, columns.getAsInt()).stream())
          .forEach(to::println);
    }
  }

  /** All of the help would push the message off the screen. */
  private static int correct(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    tell(command, String.valueOf(wrong.getMessage()));
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitStatus.USAGE;
  }

  /** What has a message for people needs no stack trace; a programming error does. */
  private static int explain(Exception thrown, CommandLine command) throws Exception {
    if (thrown instanceof AbortedException aborted) {
      tell(command, String.valueOf(thrown.getMessage()));
      return aborted.status();
    }
    if (thrown instanceof MediaException) {
      String message = String.valueOf(thrown.getMessage());
      tell(command, DatabaseTrouble.explain(thrown).orElse(message));
      boolean isTrouble =
          thrown instanceof MediaStorageException || thrown instanceof CodecUnavailableException;
      return isTrouble ? ExitStatus.TROUBLE : ExitStatus.INCOMPLETE;
    }
    if (thrown instanceof UncheckedIOException unchecked) {
      tell(command, FileTrouble.told(unchecked));
      return ExitStatus.TROUBLE;
    }
    if (OutOfMemory.isBehind(thrown)) {
      tell(command, OutOfMemory.MESSAGE);
      return ExitStatus.TROUBLE;
    }
    if (thrown instanceof CancellationException) {
      // Whoever ended the process knows it, and what is returned comes too late to count.
      return ExitStatus.INCOMPLETE;
    }
    throw thrown;
  }

  /** A message may have the name of a file, which may be anything. */
  private static void tell(CommandLine command, String message) {
    command.getErr().println(HarmlessText.ofLines(message));
  }
}
