package io.github.mediastore.ffmpeg;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An empty directory for a child to run in, so that no file of the host has a short name there.
 * Removed when the child has ended; those that a killed host left are removed by the next one. Its
 * name says which process made it, and in which namespace of processes (Linux, namespaces(7)):
 * containers that share a temporary folder count theirs from 1 each.
 */
final class WorkingDirectory implements AutoCloseable {

  private static final String PREFIX = "media-store-decoder-";
  private static final String NAMESPACE = namespace();

  /** No child lives for so long. */
  private static final Duration SURELY_OLD = Duration.ofDays(1);

  private final Path path;

  private WorkingDirectory(Path path) {
    this.path = path;
  }

  static WorkingDirectory create() throws IOException {
    return new WorkingDirectory(
        Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-" + NAMESPACE + "-"));
  }

  private static String namespace() {
    try {
      Path name = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).getFileName();
      return name == null ? "0" : name.toString().replaceAll("\\D", "");
    } catch (IOException | UnsupportedOperationException e) {
      return "0"; // There is but one.
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    try {
      remove(path);
    } catch (NoSuchFileException e) {
      // Somebody tidied the temporary folder up.
    }
  }

  /** Removes the directories of hosts that are no more, and nothing that is somebody else's. */
  static void sweep() throws IOException {
    try (WorkingDirectory own = create();
        DirectoryStream<Path> left = Files.newDirectoryStream(own.parent(), PREFIX + "*")) {
      UserPrincipal owner = Files.getOwner(own.path());
      for (Path directory : left) {
        sweep(directory, owner);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static void sweep(Path directory, UserPrincipal owner) throws IOException {
    try {
      if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
          && owner.equals(Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS))
          && isAbandoned(directory)) {
        remove(directory);
      }
    } catch (NoSuchFileException e) {
      // It is gone: its host, or another one that sweeps, was faster.
    }
  }

  private Path parent() {
    return Objects.requireNonNull(path.getParent());
  }

  private static boolean isAbandoned(Path directory) throws IOException {
    String[] parts = directory.getFileName().toString().substring(PREFIX.length()).split("-", 3);
    Instant made = Files.getLastModifiedTime(directory).toInstant();
    if (parts.length < 3 || !parts[1].equals(NAMESPACE)) {
      return made.isBefore(Instant.now().minus(SURELY_OLD));
    }
    try {
      Optional<ProcessHandle> maker = ProcessHandle.of(Long.parseLong(parts[0]));
      // A process that is younger than the directory has but inherited the number of its maker.
      return maker.isEmpty()
          || maker.get().info().startInstant().filter(made.plusSeconds(1)::isBefore).isPresent();
    } catch (NumberFormatException notOurs) {
      return false;
    }
  }

  private static void remove(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(directory)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
