package io.github.mediastore.examples.parts.resumable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A folder that is the application's alone: one that is named, or a temporary one. A temporary one
 * has a file that is locked for as long as its application lives, so that the next one can tell
 * what one that was killed has left, and removes it.
 */
final class PrivateFolder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);
  private static final String PREFIX = "parts-uploads";
  private static final String IN_USE = "in-use";

  private final Path path;
  private final @Nullable FileChannel inUse;

  private PrivateFolder(Path path, @Nullable FileChannel inUse) {
    this.path = path;
    this.inUse = inUse;
  }

  static PrivateFolder temporary() throws IOException {
    Path path = Files.createTempDirectory(PREFIX);
    removeAbandoned(path);
    FileChannel inUse =
        FileChannel.open(
            path.resolve(IN_USE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    inUse.lock();
    return new PrivateFolder(path, inUse);
  }

  private static void removeAbandoned(Path own) throws IOException {
    try (var folders = Files.newDirectoryStream(own.resolveSibling("."), PREFIX + "*")) {
      for (Path folder : folders) {
        if (isAbandoned(folder)) {
          LOG.info("Removing the uploads that an application left in {}", folder);
          FileSystemUtils.deleteRecursively(folder);
        }
      }
    }
  }

  /** Nobody else's folders are touched: their file cannot be opened. */
  private static boolean isAbandoned(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (FileChannel inUse =
            FileChannel.open(
                folder.resolve(IN_USE), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = inUse.tryLock()) {
      return lock != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  /**
   * Returns the folder, which is made if it is not there.
   *
   * @throws IllegalStateException if others may write into it
   */
  static PrivateFolder at(Path path) throws IOException {
    boolean hasPermissions = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (hasPermissions && Files.notExists(path)) {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Files.createDirectories(path);
    if (hasPermissions) {
      Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(path);
      if (allowed.contains(PosixFilePermission.OTHERS_WRITE)
          || allowed.contains(PosixFilePermission.GROUP_WRITE)) {
        throw new IllegalStateException("Others may write into the folder of uploads, " + path);
      }
    }
    return new PrivateFolder(path, null);
  }

  Path path() {
    return path;
  }

  /** Removes it if it is temporary. */
  @Override
  public void close() throws IOException {
    if (inUse != null) {
      inUse.close();
      FileSystemUtils.deleteRecursively(path);
    }
  }
}
