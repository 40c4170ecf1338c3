package io.github.mediastore.bench;

import io.github.mediastore.bench.settings.SettingsCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.Main;

/**
 * Runs JMH, over the photos of the directory that {@code -Dphotos} names if it names one; or, if
 * the first argument is {@code settings}, compares compression settings.
 */
public final class Benchmarks {

  private Benchmarks() {}

  /**
   * Runs the benchmarks.
   *
   * @param arguments as JMH takes them, or {@code settings} and its options
   * @throws IOException if the directory cannot be read, or by JMH
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 0 && arguments[0].equals(SettingsCommand.NAME)) {
      System.exit(SettingsCommand.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    Optional<Path> directory = Photos.directory();
    if (directory.isPresent() && all.stream().noneMatch(a -> a.startsWith("photo="))) {
      all.add("-p");
      all.add("photo=" + String.join(",", Photos.names(directory.get())));
    }
    Main.main(all.toArray(String[]::new));
  }
}
