package io.github.mediastore.examples.cli;

import io.github.mediastore.MediaException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code media-store}; what it can do is in its subcommands. */
@Command(
    name = "media-store",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Compresses pictures and keeps them in PostgreSQL.",
    subcommands = CompressCommand.class,
    footer = {"", "media-store COMMAND --help explains a command, with examples."})
public final class MediaStoreCli implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  MediaStoreCli() {}

  /**
   * Runs a command and exits with its status.
   *
   * @param args the command, its options and its files
   */
  public static void main(String[] args) {
    // Nothing is ever shown, and on a desktop nothing should announce itself there.
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine().execute(args));
  }

  /** Returns the command line; its streams can be changed before it is executed. */
  static CommandLine commandLine() {
    return new CommandLine(new MediaStoreCli())
        .setCaseInsensitiveEnumValuesAllowed(true)
        // A picture may well be called @2x.png.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(MediaStoreCli::correct)
        .setExecutionExceptionHandler((thrown, command, parsed) -> explain(thrown, command));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }

  /** All of the help would push the message off the screen. */
  private static int correct(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  /** What has a message for people needs no stack trace; a programming error does. */
  private static int explain(Exception thrown, CommandLine command) throws Exception {
    if (thrown instanceof MediaException || thrown instanceof AbortedException) {
      command.getErr().println(thrown.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (thrown instanceof CancellationException) {
      // Whoever ended the process knows it, and what is returned comes too late to count.
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw thrown;
  }
}
