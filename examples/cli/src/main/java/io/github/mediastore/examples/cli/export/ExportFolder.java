package io.github.mediastore.examples.cli.export;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.mediastore.Media;
import io.github.mediastore.Sha256;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The folder of an export. Each file is there whole or not at all, and the manifest when all files
 * are: until then it has another name, by which a run that was stopped is known. Files may be
 * written by several threads.
 */
final class ExportFolder implements AutoCloseable {

  static final String MANIFEST = "manifest.jsonl";
  private static final String UNFINISHED = "manifest.jsonl.part";
  private static final String PARTIAL = ".media-store-export-";

  /** Stays, because who deletes it takes it from another who waits. */
  private static final String LOCK = ".media-store-export.lock";

  private final Path root;
  private final FileChannel lock;
  private final BufferedWriter manifest;
  private final AtomicLong written = new AtomicLong();
  private ManifestTotals totals = new ManifestTotals(0, 0);

  private ExportFolder(Path root, FileChannel lock) throws IOException {
    this.root = root;
    this.lock = lock;
    Path unfinished = root.resolve(UNFINISHED);
    Files.deleteIfExists(unfinished);
    this.manifest =
        Files.newBufferedWriter(unfinished, StandardCharsets.US_ASCII, CREATE_NEW, WRITE);
    // It may soon be wrong of files that are written again.
    Files.deleteIfExists(root.resolve(MANIFEST));
  }

  /**
   * Opens a folder, which is made if it is missing.
   *
   * @throws NoExportException if it holds anything, and no export; or another export writes there
   */
  static ExportFolder open(Path folder) throws IOException, NoExportException {
    Files.createDirectories(folder);
    Path root = folder.toRealPath();
    if (!isExport(root) && !isEmpty(root)) {
      throw new NoExportException(
          "The folder is not empty, and no earlier export: '" + folder + "'");
    }
    FileChannel lock =
        FileChannel.open(root.resolve(LOCK), CREATE, WRITE, LinkOption.NOFOLLOW_LINKS);
    try {
      if (!isLocked(lock)) {
        throw new NoExportException("Another export writes to the folder: '" + folder + "'");
      }
      try (DirectoryStream<Path> partial = Files.newDirectoryStream(root, PARTIAL + "*")) {
        for (Path file : partial) {
          Files.delete(file);
        }
      }
      return new ExportFolder(root, lock);
    } catch (IOException | NoExportException e) {
      lock.close();
      throw e;
    }
  }

  /** Held until the channel is closed. */
  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static boolean isExport(Path root) throws IOException {
    return Files.isRegularFile(root.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)
        || isManifest(root.resolve(MANIFEST))
        || isManifest(root.resolve(UNFINISHED));
  }

  /** Other programs call their files so too. */
  private static boolean isManifest(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (ManifestLines lines = ManifestLines.of(file)) {
      String first = lines.next();
      if (first != null && ManifestTotals.isOne(first)) {
        ManifestTotals.ofJson(first);
      } else if (first != null) {
        ManifestEntry.ofJson(first);
      }
      return true;
    } catch (CharacterCodingException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isEmpty(Path root) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
      return !files.iterator().hasNext();
    }
  }

  /** Returns whether a file is there with exactly these bytes. What a link leads to is not. */
  boolean has(ManifestEntry entry) throws IOException {
    Path file = root.resolve(entry.file());
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && isInside(file)
        && Files.size(file) == entry.size()
        && Digests.of(file).equals(entry.sha256());
  }

  /**
   * Writes a file.
   *
   * @return whether it could be: the bytes were those that the entry says; otherwise nothing was
   *     written
   */
  boolean write(ManifestEntry entry, Media media) throws IOException {
    Path target = root.resolve(entry.file());
    if (!isInside(target)) {
      throw new IOException("A link leads out of the folder");
    }
    Path partial = root.resolve(PARTIAL + written.getAndIncrement());
    MessageDigest digest = Sha256.newDigest();
    try {
      try (InputStream in = new DigestInputStream(media.openStream(), digest)) {
        Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
      }
      if (!Sha256.ofDigest(digest.digest()).equals(entry.sha256())) {
        return false;
      }
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** Returns whether no link on the way leads elsewhere; what is missing, nothing leads through. */
  private boolean isInside(Path file) throws IOException {
    Path there = Objects.requireNonNull(file.getParent());
    while (!Files.exists(there)) {
      there = Objects.requireNonNull(there.getParent());
    }
    return there.toRealPath().startsWith(root);
  }

  /** Adds a line to the manifest. */
  void record(ManifestEntry entry) throws IOException {
    manifest.write(entry.toJson());
    manifest.write('\n');
    totals = totals.plus(entry);
  }

  /** Ends the manifest with its totals and gives it its name: all files are there. */
  void finish() throws IOException {
    manifest.write(totals.toJson());
    manifest.write('\n');
    manifest.close();
    Files.move(root.resolve(UNFINISHED), root.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      manifest.close();
    }
  }

  /** The folder holds something else; the message says it. */
  static final class NoExportException extends Exception {

    private static final long serialVersionUID = 1L;

    NoExportException(String message) {
      super(message);
    }
  }
}
