package io.github.mediastore.jdbc.migration.internal.sources;

import io.github.mediastore.Sha256;
import io.github.mediastore.internal.streams.FileTrouble;
import io.github.mediastore.internal.streams.SmallReads;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The folder that all files lie in. Nothing that is not a regular file below it is ever opened.
 *
 * @param root its path
 */
public record SourceFolder(Path root) {

  private static final int BUFFER = 1 << 16;
  private static final int MAX_ATTEMPTS = 3;

  /**
   * Returns the file that a name leads to.
   *
   * @throws SourceException if that is no regular file, or lies outside the root
   */
  public Path resolve(String name) throws SourceException {
    Path real;
    try {
      real = root.resolve(name).toRealPath();
      if (!real.startsWith(root.toRealPath())) {
        throw new SourceException(
            Problem.OUTSIDE_ROOT, "Cannot be read: it is a link that leads out of the folder");
      }
    } catch (NoSuchFileException e) {
      throw new SourceException(Problem.MISSING, "There is no such file");
    } catch (IOException e) {
      throw unreadable(e);
    }
    // A pipe would be waited on for ever.
    if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw new SourceException(Problem.NOT_A_FILE, "Cannot be read: it is not a regular file");
    }
    return real;
  }

  /**
   * Returns the names that lead to the same file as each of some, by links or otherwise.
   *
   * @param names paths below the root, or what stands for one; those that lead nowhere have none
   * @throws AccessDeniedException if nobody can say where one leads
   */
  public Map<String, Set<String>> aliases(Collection<String> names) throws AccessDeniedException {
    Map<Object, Set<String>> byFile = new HashMap<>();
    for (String name : names) {
      for (Object key : keys(name)) {
        byFile.computeIfAbsent(key, k -> new TreeSet<>()).add(name);
      }
    }
    Map<String, Set<String>> aliases = new HashMap<>();
    byFile.values().stream()
        .filter(same -> same.size() > 1)
        .forEach(
            same ->
                same.forEach(
                    name -> aliases.computeIfAbsent(name, n -> new TreeSet<>()).addAll(same)));
    return aliases;
  }

  /** A file may have several paths that are real, where a folder is mounted twice. */
  private List<Object> keys(String name) throws AccessDeniedException {
    try {
      Path real = root.resolve(name).toRealPath();
      @Nullable Object key = Files.readAttributes(real, BasicFileAttributes.class).fileKey();
      return key == null ? List.of(real) : List.of(real, key);
    } catch (AccessDeniedException e) {
      throw e;
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
  }

  /** Reads a file through in constant memory, once more if somebody wrote to it meanwhile. */
  public ReadFile read(String name) throws SourceException {
    Path file = resolve(name);
    try {
      for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        BasicFileAttributes before = attributes(file);
        ReadFile read =
            new ReadFile(
                file, before.size(), before.lastModifiedTime(), before.fileKey(), digest(file));
        if (isUnchanged(read)) {
          return read;
        }
      }
    } catch (NoSuchFileException e) {
      throw new SourceException(Problem.MISSING, "There is no such file any more");
    } catch (IOException e) {
      throw unreadable(e);
    }
    throw changed();
  }

  /** Makes sure that whoever has read a file again has read the same bytes. */
  public void requireUnchanged(ReadFile file) throws SourceException {
    try {
      if (!isUnchanged(file)) {
        throw changed();
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Makes sure that the name still leads to the file that was read. */
  public void requireSame(ReadFile file) throws SourceException {
    requireUnchanged(file);
    try {
      if (!Objects.equals(attributes(file.path()).fileKey(), file.key())) {
        throw changed();
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static boolean isUnchanged(ReadFile file) throws IOException {
    BasicFileAttributes now = attributes(file.path());
    return now.size() == file.size() && now.lastModifiedTime().equals(file.modified());
  }

  private static SourceException changed() {
    return new SourceException(Problem.CHANGED, "The file changes while it is read");
  }

  private static Sha256 digest(Path file) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    byte[] buffer = new byte[BUFFER];
    // It is no link, or has become one since.
    try (InputStream in = SmallReads.ofFile(file, LinkOption.NOFOLLOW_LINKS)) {
      for (int n = in.read(buffer); n != -1; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return Sha256.ofDigest(digest.digest());
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static SourceException unreadable(IOException e) {
    return new SourceException(Problem.UNREADABLE, "Cannot be read: " + FileTrouble.reason(e));
  }
}
