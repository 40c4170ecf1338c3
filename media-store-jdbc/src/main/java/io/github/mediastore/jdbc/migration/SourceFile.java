package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * A file to be moved into the store.
 *
 * @param root the folder that it must lie in
 * @param name its path below that, with slashes
 * @param slot where it belongs
 */
record SourceFile(Path root, String name, MediaSlot slot) {

  private static final int BUFFER = 1 << 16;

  /**
   * Returns the file that the name leads to.
   *
   * @throws IOException if that is no regular file, or lies outside the root
   */
  static Path resolve(Path root, String name) throws IOException {
    Path real = root.resolve(name).toRealPath();
    if (!real.startsWith(root.toRealPath())) {
      throw new IOException("it is a link that leads out of the folder");
    }
    if (!Files.isRegularFile(real)) {
      throw new IOException("it is not a regular file");
    }
    return real;
  }

  Path resolve() throws IOException {
    return resolve(root, name);
  }

  /** Reads a file through in constant memory. */
  static Sha256 digest(Path file) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n != -1; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return Sha256.ofDigest(digest.digest());
  }
}
