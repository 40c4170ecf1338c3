package io.github.mediastore.examples.cli.terminal;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What a command finds around it: environment variables, and perhaps somebody at a terminal. */
public interface Surroundings {

  /** Returns those of this process. */
  static Surroundings ofThisProcess() {
    return new ProcessSurroundings();
  }

  /** Returns those that the command line was made with. */
  static Surroundings of(CommandSpec command) {
    if (command.root().userObject() instanceof Surrounded root) {
      return root.surroundings();
    }
    throw new IllegalStateException("Nobody said what surrounds " + command.qualifiedName());
  }

  /** Returns an environment variable; null if it is not set, or empty. */
  @Nullable String variable(String name);

  /** Returns how many columns the terminal has that standard error goes to; empty if none. */
  OptionalInt width();

  /** Returns whether somebody is there to answer. */
  boolean canAsk();

  /** Asks a question and returns the answer; empty if there is none. */
  String ask(String question);

  /** Asks for something that is not shown while it is typed. */
  String askSecretly(String question);

  /** The top command, which was given the surroundings. */
  interface Surrounded {

    Surroundings surroundings();
  }
}
