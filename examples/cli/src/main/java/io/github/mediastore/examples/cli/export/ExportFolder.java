package io.github.mediastore.examples.cli.export;

import io.github.mediastore.Media;
import io.github.mediastore.Sha256;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
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

  private final Path root;
  private final BufferedWriter manifest;
  private final AtomicLong written = new AtomicLong();

  private ExportFolder(Path root) throws IOException {
    this.root = root;
    this.manifest = Files.newBufferedWriter(root.resolve(UNFINISHED), StandardCharsets.US_ASCII);
  }

  /**
   * Opens a folder, which is made if it is missing.
   *
   * @throws NoExportException if it holds anything, and no export
   */
  static ExportFolder open(Path root) throws IOException, NoExportException {
    Files.createDirectories(root);
    if (!isExport(root) && !isEmpty(root)) {
      throw new NoExportException("The folder is not empty, and no earlier export: '" + root + "'");
    }
    try (DirectoryStream<Path> partial = Files.newDirectoryStream(root, PARTIAL + "*")) {
      for (Path file : partial) {
        Files.delete(file);
      }
    }
    return new ExportFolder(root);
  }

  private static boolean isExport(Path root) {
    return Files.exists(root.resolve(MANIFEST)) || Files.exists(root.resolve(UNFINISHED));
  }

  private static boolean isEmpty(Path root) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
      return !files.iterator().hasNext();
    }
  }

  /** Returns whether a file is there with exactly these bytes. */
  boolean has(ManifestEntry entry) throws IOException {
    Path file = root.resolve(entry.file());
    return Files.isRegularFile(file)
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

  /** Adds a line to the manifest. */
  void record(ManifestEntry entry) throws IOException {
    manifest.write(entry.toJson());
    manifest.write('\n');
  }

  /** Gives the manifest its name: all files are there. */
  void finish() throws IOException {
    manifest.close();
    Files.move(root.resolve(UNFINISHED), root.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    manifest.close();
  }

  /** The folder holds something else; the message says it. */
  static final class NoExportException extends Exception {

    private static final long serialVersionUID = 1L;

    NoExportException(String message) {
      super(message);
    }
  }
}
