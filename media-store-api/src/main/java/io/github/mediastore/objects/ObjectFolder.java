package io.github.mediastore.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds, writes and deletes the files of a folder so that a crash leaves each whole or absent. */
final class ObjectFolder {

  /** What the name of an unfinished file has and no key can have. */
  private static final String UNFINISHED = "~";

  private static final boolean CAN_SYNC_FOLDERS =
      !System.getProperty("os.name", "").startsWith("Windows");

  private final Path root;

  ObjectFolder(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  /** Returns where an object is; a key cannot lead out of the folder. */
  Path place(String key) {
    return root.resolve(ObjectKeys.require(key));
  }

  Optional<StoredObject> find(String key) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(place(key), BasicFileAttributes.class);
      return found.isDirectory() ? Optional.empty() : Optional.of(describe(key, found));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static StoredObject describe(String key, BasicFileAttributes file) {
    FileTime at = file.lastModifiedTime();
    // Nobody writes into a file that has its name; each new one has a new time.
    String etag =
        Long.toHexString(at.to(TimeUnit.NANOSECONDS)) + "-" + Long.toHexString(file.size());
    return new StoredObject(key, file.size(), etag, at.toInstant());
  }

  /** Gives a finished file its name. */
  interface Naming {
    void name(Path file, Path place) throws IOException;
  }

  void write(String key, InputStream bytes, Naming naming) throws IOException {
    Path place = place(key);
    Path parent = place.resolveSibling("");
    createFolder(parent);
    Path file = place.resolveSibling(place.getFileName() + UNFINISHED + UUID.randomUUID());
    try {
      try (FileChannel opened =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        bytes.transferTo(Channels.newOutputStream(opened));
        // The system's own time moves on by milliseconds only, and tells versions apart.
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        opened.force(true);
      }
      naming.name(file, place);
      sync(parent);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = folder.resolveSibling("");
      createFolder(parent);
      Files.createDirectories(folder);
      sync(parent);
    }
  }

  /** Makes the names in a folder durable, where the system can. */
  private static void sync(Path folder) throws IOException {
    if (CAN_SYNC_FOLDERS) {
      try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
        opened.force(true);
      }
    }
  }

  void delete(String key) throws IOException {
    // Not what is a folder: an empty one could be deleted too.
    if (find(key).isPresent() && Files.deleteIfExists(place(key))) {
      sync(place(key).resolveSibling(""));
    }
  }

  /** Deletes what has the mark; files may come and go meanwhile. */
  int discardUploads(String prefix, Instant before) throws IOException {
    return discardUploads("", prefix, before);
  }

  private int discardUploads(String folderKey, String prefix, Instant before) throws IOException {
    int discarded = 0;
    for (Path file : children(folderKey)) {
      String key = folderKey + file.getFileName();
      if (Files.isDirectory(file)) {
        discarded += discardUploads(key + "/", prefix, before);
      } else if (key.contains(UNFINISHED) && key.startsWith(prefix) && isOlder(file, before)) {
        discarded += Files.deleteIfExists(file) ? 1 : 0;
      }
    }
    return discarded;
  }

  private static boolean isOlder(Path file, Instant than) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(than);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Returns the names in a folder below, in no order; none if it is gone. */
  List<Path> children(String folderKey) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(folderKey))) {
      return files.toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
