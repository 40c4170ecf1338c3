package io.github.mediastore.ffmpeg;

import io.github.mediastore.CodecUnavailableException;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where {@code ffmpeg} may be: in the optional dependency, or on the host's path. */
final class Programs {

  static final String DEPENDENCY = "org.bytedeco:ffmpeg";

  private static final boolean WINDOWS = File.separatorChar == '\\';

  private Programs() {}

  /**
   * Returns the program in the dependency, unpacked into JavaCPP's cache; empty if the dependency
   * is not there.
   *
   * @throws CodecUnavailableException if it is there, but not for this platform
   */
  static Optional<Path> bundled() {
    try {
      Class<?> program = Class.forName("org.bytedeco.ffmpeg.ffmpeg");
      Class<?> loader = Class.forName("org.bytedeco.javacpp.Loader");
      Object path = loader.getMethod("load", Class.class).invoke(null, program);
      if (path instanceof String unpacked) {
        return Optional.of(Path.of(unpacked));
      }
      throw notHere(null);
    } catch (ClassNotFoundException absent) {
      return Optional.empty();
    } catch (InvocationTargetException e) {
      throw notHere(e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw notHere(e);
    }
  }

  private static CodecUnavailableException notHere(@Nullable Throwable cause) {
    return new CodecUnavailableException(
        "%s is there, but has no ffmpeg for %s on %s: add the jar whose classifier names this platform"
            .formatted(DEPENDENCY, System.getProperty("os.name"), System.getProperty("os.arch")),
        cause);
  }

  /** Returns the first {@code ffmpeg} in the folders of the environment's {@code PATH}. */
  static Optional<Path> onPath() {
    String path = System.getenv("PATH");
    return path == null
        ? Optional.empty()
        : Arrays.stream(path.split(File.pathSeparator))
            .flatMap(folder -> in(folder).stream())
            .findFirst();
  }

  private static Optional<Path> in(String folder) {
    try {
      Path program = Path.of(folder).resolve(WINDOWS ? "ffmpeg.exe" : "ffmpeg");
      return program.isAbsolute() && Files.isExecutable(program)
          ? Optional.of(program)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
