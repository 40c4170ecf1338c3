package io.github.mediastore.examples.cli.compress;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Gives each input file a name in the output folder: its own plus {@code .webp}. Of several files
 * that share a name, all but the first get a number too, {@code a.jpg.2.webp}; a file that is named
 * again keeps its output, which is then written again.
 *
 * <p>The output of one file never takes the place of another file's input.
 */
final class OutputNames {

  private static final String SUFFIX = ".webp";

  private final boolean caseMatters;
  private final Map<Path, String> given = new HashMap<>();
  private final Map<String, Path> takenBy = new HashMap<>();

  /**
   * Gives every input its name, the first come first.
   *
   * @param folder the output folder
   * @param inputs the inputs in order
   * @param caseMatters whether names that differ in case alone are different files
   */
  OutputNames(Path folder, Collection<Path> inputs, boolean caseMatters) {
    this.caseMatters = caseMatters;
    Path out = normal(folder);
    for (Path input : inputs) {
      Path path = normal(input);
      if (out.equals(path.getParent())) {
        takenBy.put(key(fileName(path)), path);
      }
    }
    inputs.forEach(input -> given.computeIfAbsent(normal(input), this::free));
  }

  /** Returns the name of an input's output. */
  String of(Path input) {
    String name = given.get(normal(input));
    if (name == null) {
      throw new IllegalArgumentException("Not one of the inputs: " + input);
    }
    return name;
  }

  private String free(Path input) {
    String name = fileName(input) + SUFFIX;
    for (int number = 2; takenBy.putIfAbsent(key(name), input) != null; number++) {
      name = fileName(input) + "." + number + SUFFIX;
    }
    return name;
  }

  private String key(String name) {
    return caseMatters ? name : name.toLowerCase(Locale.ROOT);
  }

  private static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Only the root has no name, and is no picture either. */
  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
