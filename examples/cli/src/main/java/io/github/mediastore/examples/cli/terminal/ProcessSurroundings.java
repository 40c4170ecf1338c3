package io.github.mediastore.examples.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings of this process. The terminal's size is asked of {@code stty}, which every POSIX
 * system has; where there is none, as on Windows, output is as if there were no terminal.
 */
final class ProcessSurroundings implements Surroundings {

  private static final Pattern SIZE = Pattern.compile("\\d+ (\\d+)\\s*");

  @Override
  public @Nullable String variable(String name) {
    String value = System.getenv(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** Asked again each time, because windows change their size. */
  @Override
  public OptionalInt width() {
    if ("dumb".equals(variable("TERM"))) {
      return OptionalInt.empty();
    }
    try {
      Process process =
          new ProcessBuilder("sh", "-c", "test -t 2 && stty size < /dev/tty")
              .redirectError(Redirect.INHERIT)
              .start();
      process.getOutputStream().close();
      String size = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      Matcher columns = SIZE.matcher(size);
      boolean isTerminal = process.waitFor() == 0 && columns.matches();
      return isTerminal ? OptionalInt.of(columns(columns.group(1))) : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  /** A terminal on a serial line says that it has none. */
  private int columns(String asked) {
    String named = variable("COLUMNS");
    int columns = Integer.parseInt(named != null && named.matches("\\d{1,4}") ? named : asked);
    return columns == 0 ? 80 : columns;
  }

  @Override
  public boolean canAsk() {
    return console().isPresent();
  }

  /** Before Java 22 there is a console only on a terminal; since then it says whether it is one. */
  @SuppressWarnings("SystemConsoleNull")
  private static Optional<Console> console() {
    Console console = System.console();
    return console != null && isTerminal(console) ? Optional.of(console) : Optional.empty();
  }

  private static boolean isTerminal(Console console) {
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  @Override
  public String ask(String question) {
    String answer = console().orElseThrow().readLine("%s", question);
    return answer == null ? "" : answer;
  }

  @Override
  public String askSecretly(String question) {
    char[] answer = console().orElseThrow().readPassword("%s", question);
    return answer == null ? "" : new String(answer);
  }
}
