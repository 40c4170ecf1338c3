package io.github.mediastore.examples.cli.compress;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file to compress.
 *
 * @param name the file as it was named by the user
 * @param path where it is; null if the name cannot be one here, as with an umlaut in the plain
 *     POSIX locale
 */
record InputFile(String name, @Nullable Path path) {

  static InputFile of(String name) {
    try {
      return new InputFile(name, Path.of(name));
    } catch (InvalidPathException e) {
      return new InputFile(name, null);
    }
  }
}
