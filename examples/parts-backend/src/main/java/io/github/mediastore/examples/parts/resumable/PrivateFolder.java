package io.github.mediastore.examples.parts.resumable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/** A folder that is the application's alone: one that is named, or a temporary one. */
final class PrivateFolder implements AutoCloseable {

  private final Path path;
  private final boolean isTemporary;

  private PrivateFolder(Path path, boolean isTemporary) {
    this.path = path;
    this.isTemporary = isTemporary;
  }

  static PrivateFolder temporary() throws IOException {
    return new PrivateFolder(Files.createTempDirectory("parts-uploads"), true);
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
    return new PrivateFolder(path, false);
  }

  Path path() {
    return path;
  }

  /** Removes it if it is temporary. */
  @Override
  public void close() throws IOException {
    if (isTemporary) {
      FileSystemUtils.deleteRecursively(path);
    }
  }
}
