package io.github.mediastore.bench.settings.samples;

import io.github.mediastore.bench.settings.measure.Sample;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files of a folder and of the folders in it, by name; hidden ones are passed over. */
public final class PhotoFolder {

  private PhotoFolder() {}

  /**
   * Lists them.
   *
   * @param folder the folder
   * @return samples named by their path within it, with slashes
   * @throws IOException if a folder cannot be read
   */
  public static List<Sample> samples(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> new Sample(name(folder, file), () -> Files.readAllBytes(file)))
          .filter(sample -> !("/" + sample.name()).contains("/."))
          .sorted((one, other) -> one.name().compareTo(other.name()))
          .toList();
    }
  }

  /** Takes some of many, the first and the last among them, and those between spread evenly. */
  public static List<Sample> someOf(List<Sample> samples, int count) {
    if (samples.size() <= count) {
      return samples;
    }
    return IntStream.range(0, count)
        .mapToObj(i -> samples.get(i * (samples.size() - 1) / (count - 1)))
        .toList();
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace(File.separatorChar, '/');
  }
}
