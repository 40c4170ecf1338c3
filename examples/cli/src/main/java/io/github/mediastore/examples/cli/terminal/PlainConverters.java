package io.github.mediastore.examples.cli.terminal;

import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers and names of files, and says what is wrong with them in no words of Java. */
public final class PlainConverters {

  private PlainConverters() {}

  /** Adds them to a command and its subcommands. */
  public static CommandLine addTo(CommandLine command) {
    return command
        .registerConverter(int.class, text -> (int) number(text, Integer.MAX_VALUE))
        .registerConverter(Integer.class, text -> (int) number(text, Integer.MAX_VALUE))
        .registerConverter(long.class, text -> number(text, Long.MAX_VALUE))
        .registerConverter(Long.class, text -> number(text, Long.MAX_VALUE))
        .registerConverter(Path.class, PlainConverters::path);
  }

  private static long number(String text, long most) {
    if (!text.matches("[+-]?[0-9]+")) {
      throw new TypeConversionException("'" + text + "' is no whole number");
    }
    BigInteger number = new BigInteger(text);
    if (number.abs().compareTo(BigInteger.valueOf(most)) > 0) {
      throw new TypeConversionException(
          "'" + text + "' is out of range; " + Amounts.count(most) + " is the most");
    }
    return number.longValueExact();
  }

  /** An empty name is most often that of a variable which is not set, and means this folder. */
  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("the name is empty");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "'" + text + "' is no name of a file in this locale; LC_ALL=C.UTF-8 may help");
    }
  }
}
