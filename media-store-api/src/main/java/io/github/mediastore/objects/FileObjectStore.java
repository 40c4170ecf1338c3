package io.github.mediastore.objects;

import io.github.mediastore.ByteRange;
import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.internal.streams.ExactStream;
import io.github.mediastore.internal.streams.SmallReads;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps objects as the files of a folder, for development, tests and a single server. The key is
 * the path below the folder.
 *
 * <p>Each object is written beside its place, made durable and then renamed, so that a crash leaves
 * it whole or absent. The file system must tell upper case from lower, rename over a file and have
 * hard links, as those of Linux do. Several processes may share the folder. It gives no presigned
 * addresses and keeps no media types: its bytes are read through the application.
 */
public final class FileObjectStore implements ObjectStore {

  private final ObjectFolder folder;

  /**
   * Opens a folder.
   *
   * @param folder where the objects are; created if it is missing
   * @throws IOException if it cannot be created
   */
  public FileObjectStore(Path folder) throws IOException {
    this.folder = new ObjectFolder(Files.createDirectories(folder).toRealPath());
  }

  @Override
  public void put(String key, String contentType, InputStream bytes) throws IOException {
    folder.write(
        key, bytes, (file, place) -> Files.move(file, place, StandardCopyOption.ATOMIC_MOVE));
  }

  @Override
  public boolean create(String key, byte[] bytes) throws IOException {
    if (bytes.length > 1024) {
      throw new IllegalArgumentException("A mark has at most 1,024 bytes, not " + bytes.length);
    }
    try {
      // A link, because a rename would replace what is there.
      folder.write(
          key, new ByteArrayInputStream(bytes), (file, place) -> Files.createLink(place, file));
      return true;
    } catch (FileAlreadyExistsException e) {
      if (find(key).isEmpty()) {
        throw e;
      }
      return false;
    }
  }

  @Override
  public void copy(String from, String etag, String to) throws IOException {
    if (ObjectKeys.require(to).equals(from)) {
      throw new IllegalArgumentException("The copy of " + from + " must have another key");
    }
    requireVersion(from, etag);
    try (FileChannel opened = open(from)) {
      // Of that version before and after it was opened, so it is what was opened.
      requireVersion(from, etag);
      put(to, "", Channels.newInputStream(opened));
    }
  }

  private void requireVersion(String key, String etag) throws IOException {
    if (find(key).filter(found -> found.etag().equals(etag)).isEmpty()) {
      throw new NoSuchObjectException(key + " of version " + etag);
    }
  }

  @Override
  public Optional<StoredObject> find(String key) throws IOException {
    return folder.find(key);
  }

  @Override
  public InputStream read(String key, ByteRange range) throws IOException {
    FileChannel opened = open(key);
    try {
      if (range.last() >= opened.size()) {
        throw new EOFException(
            "The object " + key + " has " + opened.size() + " bytes and no range " + range);
      }
      InputStream from = Channels.newInputStream(opened.position(range.first()));
      return new ExactStream(SmallReads.of(from), range.length(), "The object " + key);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private FileChannel open(String key) throws IOException {
    // Linux opens folders too.
    if (find(key).isEmpty()) {
      throw new NoSuchObjectException(key);
    }
    try {
      return FileChannel.open(folder.place(key), StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new NoSuchObjectException(key);
    }
  }

  @Override
  public void delete(String key) throws IOException {
    folder.delete(key);
  }

  @Override
  public List<StoredObject> list(String prefix, String after, int limit) throws IOException {
    ObjectKeys.requirePrefix(prefix);
    ObjectKeys.requirePrefix(after);
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("A page has 1 to 1,000 objects, not " + limit);
    }
    return new FolderPage(folder, prefix, after, limit).read();
  }

  @Override
  public int discardUploads(String prefix, Instant before) throws IOException {
    return folder.discardUploads(ObjectKeys.requirePrefix(prefix), before);
  }

  @Override
  public Optional<URI> presignRead(String key, ResponseHeaders headers, Duration valid) {
    ObjectKeys.require(key);
    return Optional.empty();
  }

  @Override
  public Optional<PresignedUpload> presignUpload(
      String key, String contentType, long size, Duration valid) {
    ObjectKeys.require(key);
    return Optional.empty();
  }
}
