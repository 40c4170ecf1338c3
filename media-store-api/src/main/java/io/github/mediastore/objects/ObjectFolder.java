package io.github.mediastore.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds, writes and deletes the files of a folder so that a crash leaves each whole or absent. */
final class ObjectFolder {

  /** What the name of an unfinished file has and no key can have. */
  private static final String UNFINISHED = "~";

  /** Editors name what they keep with that mark too, so the rest of the name tells. */
  private static final Pattern UNFINISHED_KEY =
      Pattern.compile("(.+)~[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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
    } catch (FileSystemException e) {
      if (isBelowFile(key)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private boolean isBelowFile(String key) {
    for (int slash = key.indexOf('/'); slash > 0; slash = key.indexOf('/', slash + 1)) {
      if (Files.isRegularFile(root.resolve(key.substring(0, slash)))) {
        return true;
      }
    }
    return false;
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
      if (isFolder(file)) {
        discarded += discardUploads(key + "/", prefix, before);
      } else if (isUnfinished(key) && key.startsWith(prefix) && isOlder(file, before)) {
        discarded += Files.deleteIfExists(file) ? 1 : 0;
      }
    }
    return discarded;
  }

  private static boolean isUnfinished(String key) {
    Matcher unfinished = UNFINISHED_KEY.matcher(key);
    return unfinished.matches() && ObjectKeys.isKey(unfinished.group(1));
  }

  /** Returns whether there are files below; not what leads back to a folder that it is in. */
  boolean isFolder(Path file) {
    return Files.isDirectory(file) && !(Files.isSymbolicLink(file) && leadsBack(file));
  }

  private boolean leadsBack(Path link) {
    try {
      Path target = link.toRealPath();
      Path above = link.resolveSibling("");
      while (!above.toRealPath().equals(target)) {
        if (above.equals(root)) {
          return false;
        }
        above = above.resolveSibling("");
      }
      return true;
    } catch (IOException e) {
      // It is gone by now.
      return true;
    }
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
