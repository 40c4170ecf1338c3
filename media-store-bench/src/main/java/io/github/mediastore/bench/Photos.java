package io.github.mediastore.bench;

import io.github.mediastore.bench.PictureFiles.Jpeg;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The uploads to measure with: those of a directory, or generated ones of 12 megapixels. */
final class Photos {

  private static final int WIDTH = 4000;
  private static final int HEIGHT = 3000;

  private Photos() {}

  /** Returns the directory that the system property {@code photos} names. */
  static Optional<Path> directory() {
    String directory = System.getProperty("photos", "");
    return directory.isEmpty() ? Optional.empty() : Optional.of(Path.of(directory));
  }

  /** Returns the names of the files in a directory, in order. */
  static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** Loads a photo of the directory, or makes one. */
  static byte[] load(String name) throws IOException {
    Optional<Path> directory = directory();
    return directory.isPresent()
        ? Files.readAllBytes(directory.get().resolve(name))
        : generate(name);
  }

  private static byte[] generate(String name) {
    return switch (name) {
      case "jpeg-420" -> PictureFiles.jpeg(photo(), Jpeg.BASELINE_420);
      case "jpeg-422" -> PictureFiles.jpeg(photo(), Jpeg.BASELINE_422);
      case "jpeg-progressive" -> PictureFiles.jpeg(photo(), Jpeg.PROGRESSIVE_420);
      case "png-photo" -> PictureFiles.png(photo());
      case "png-graphic" -> PictureFiles.png(GeneratedPictures.graphic(WIDTH, HEIGHT));
      default -> throw new IllegalArgumentException("No photo is called " + name);
    };
  }

  private static BufferedImage photo() {
    return GeneratedPictures.photo(WIDTH, HEIGHT);
  }
}
