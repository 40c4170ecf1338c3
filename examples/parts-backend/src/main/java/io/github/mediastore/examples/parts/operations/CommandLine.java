package io.github.mediastore.examples.parts.operations;

import io.github.mediastore.MediaException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.NestedRuntimeException;

/**
 * Runs one command in an application without a web server, of which only what the command needs is
 * started. Answers go to standard output, errors to standard error.
 */
public final class CommandLine {

  /** A command is no server, and its database may be a copy that is looked at. */
  private static final String WITHOUT_SWEEP = "--media-store.objects.sweep.mode=off";

  private static final int FAILED = 1;
  private static final int NOT_UNDERSTOOD = 2;

  private CommandLine() {}

  /** Returns whether the arguments begin with a command, and not with an option of Spring. */
  public static boolean isCommand(String[] args) {
    return args.length > 0 && !args[0].startsWith("--");
  }

  /**
   * Runs the command.
   *
   * @return the exit status
   */
  public static int run(SpringApplication application, String[] args) {
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLazyInitialization(true);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(
        Map.of("spring.main.banner-mode", "off", "logging.level.root", "off"));
    try (ConfigurableApplicationContext context = application.run(WITHOUT_SWEEP)) {
      int status = run(context, args[0], Arrays.asList(args).subList(1, args.length));
      if (!System.out.checkError()) {
        return status;
      }
      System.err.println(args[0] + ": the output could not be written");
      return Math.max(status, FAILED);
    } catch (FlywayException
        | IllegalStateException
        | MediaException
        | NestedRuntimeException
        | UncheckedIOException e) {
      System.err.println(args[0] + " failed: " + reason(e));
      return FAILED;
    }
  }

  /** What the database said, if it was the database, says most. */
  private static @Nullable String reason(Throwable failure) {
    if (failure instanceof MediaException) {
      return failure.getMessage(); // It says that, and what was to be done.
    }
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof SQLException) {
        return e.getMessage();
      }
    }
    return NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
  }

  private static int run(
      ConfigurableApplicationContext context, String name, List<String> arguments) {
    List<String> names = List.of(context.getBeanNamesForType(Command.class));
    if (!names.contains(name)) {
      System.err.println("There is no command %s, but: %s".formatted(name, names));
      return NOT_UNDERSTOOD;
    }
    Command command = context.getBean(name, Command.class);
    try {
      return command.run(arguments);
    } catch (UsageException e) {
      System.err.println(e.getMessage());
      System.err.println("Usage: " + name + " " + command.usage());
      return NOT_UNDERSTOOD;
    }
  }
}
