package io.github.mediastore.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.Main;

/** Runs JMH, over the photos of the directory that {@code -Dphotos} names if it names one. */
public final class Benchmarks {

  private Benchmarks() {}

  /**
   * Runs the benchmarks.
   *
   * @param arguments as JMH takes them
   * @throws IOException if the directory cannot be read, or by JMH
   */
  public static void main(String[] arguments) throws IOException {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    Optional<Path> directory = Photos.directory();
    if (directory.isPresent() && all.stream().noneMatch(a -> a.startsWith("photo="))) {
      all.add("-p");
      all.add("photo=" + String.join(",", Photos.names(directory.get())));
    }
    Main.main(all.toArray(String[]::new));
  }
}
