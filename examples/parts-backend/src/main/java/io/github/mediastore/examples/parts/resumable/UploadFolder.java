package io.github.mediastore.examples.parts.resumable;

import io.github.mediastore.UnreadableUploadException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The files of uploads: {@code ID.bytes} with what has arrived, so that its size is the offset,
 * {@code ID.facts}, and {@code ID.answer} once it is finished. Other programs may share the folder;
 * whoever changes an upload holds the lock of its bytes.
 */
final class UploadFolder {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final String BYTES = ".bytes";
  private static final String FACTS = ".facts";
  private static final String ANSWER = ".answer";

  private final Path folder;

  UploadFolder(Path folder) {
    this.folder = folder;
  }

  long usableSpace() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /** Begins an upload. Its bytes are made last: without them there is no upload. */
  String create(String owner, long length, String metadata) throws IOException {
    String id = UUID.randomUUID().toString();
    writeWhole(id, FACTS, String.join("\n", owner, Long.toString(length), metadata));
    Files.createFile(file(id, BYTES));
    return id;
  }

  /** Returns an upload; empty if there is none, whatever the text is. */
  Optional<ResumableUpload> find(String id) throws IOException {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    try {
      String[] facts = Files.readString(file(id, FACTS)).split("\n", 3);
      long length = Long.parseLong(facts[1]);
      Path bytes = file(id, BYTES);
      long arrived = Files.size(bytes);
      Instant touched = Files.getLastModifiedTime(bytes).toInstant();
      boolean isFinished = Files.exists(file(id, ANSWER));
      return Optional.of(
          new ResumableUpload(
              id, facts[0], length, facts[2], isFinished ? length : arrived, touched, isFinished));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Returns all of them, in no order. */
  List<ResumableUpload> list() throws IOException {
    List<ResumableUpload> uploads = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder, "*" + BYTES)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        find(name.substring(0, name.length() - BYTES.length())).ifPresent(uploads::add);
      }
    }
    return uploads;
  }

  /**
   * Does something with an upload that nobody else does anything with meanwhile.
   *
   * @throws UploadLockedException if somebody does
   * @throws NoSuchFileException if it is gone
   */
  <T> T locked(String id, Work<T> work) throws IOException {
    try (FileChannel bytes = FileChannel.open(file(id, BYTES), StandardOpenOption.WRITE);
        FileLock lock = bytes.tryLock()) {
      if (lock == null) {
        throw new UploadLockedException();
      }
      return work.with(bytes);
    } catch (OverlappingFileLockException e) {
      throw new UploadLockedException();
    }
  }

  /**
   * Appends what comes, and forces it to the disk, so that what was acknowledged is there after a
   * crash. If the client breaks off, what has come until then stays.
   *
   * @throws UnreadableUploadException if it does
   * @throws NoRoomException if it cannot be written
   */
  static void append(FileChannel bytes, InputStream in) {
    byte[] buffer = new byte[32 << 10];
    try {
      bytes.position(bytes.size());
      for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
        ByteBuffer some = ByteBuffer.wrap(buffer, 0, read);
        while (some.hasRemaining()) {
          bytes.write(some);
        }
      }
      bytes.force(true);
    } catch (IOException e) {
      throw new NoRoomException(e);
    }
  }

  private static int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new UnreadableUploadException("The client broke off", e);
    }
  }

  InputStream open(String id) throws IOException {
    return Files.newInputStream(file(id, BYTES));
  }

  /** Keeps what was answered to who finished the upload, and gives up its bytes. */
  void finish(String id, FileChannel bytes, String answer) throws IOException {
    writeWhole(id, ANSWER, answer);
    bytes.truncate(0);
  }

  Optional<String> answer(String id) throws IOException {
    Path file = file(id, ANSWER);
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /** Removes an upload, its bytes first: what is left of one that was half removed is nothing. */
  void remove(String id) throws IOException {
    for (String each : List.of(BYTES, FACTS, ANSWER)) {
      Files.deleteIfExists(file(id, each));
    }
  }

  /** Removes what is left of uploads that a crash kept from beginning or from being removed. */
  void removeLeftovers(Instant before) throws IOException {
    try (var files = Files.newDirectoryStream(folder, "*.{facts,answer}*")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (Files.notExists(file(name.substring(0, name.indexOf('.')), BYTES))
            && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private void writeWhole(String id, String kind, String text) throws IOException {
    Path part = file(id, kind + "~");
    Files.writeString(part, text);
    Files.move(part, file(id, kind), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path file(String id, String kind) {
    return folder.resolve(id + kind);
  }

  /** What is done under the lock. */
  interface Work<T> {
    T with(FileChannel bytes) throws IOException;
  }

  /** Somebody else is at this upload. */
  static final class UploadLockedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The disk does not take what has come. */
  static final class NoRoomException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    NoRoomException(IOException cause) {
      super(cause);
    }
  }
}
