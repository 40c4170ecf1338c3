package io.github.mediastore.jdbc.internal.upload;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.internal.streams.SmallReads;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A temporary file that holds an upload, so that a slow client keeps no connection waiting. It is
 * gone when it is closed or the process ends, however that ends.
 */
final class SpoolFile implements MediaContent, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SpoolFile.class);

  private final String contentType;
  private final FileChannel file;
  private final long length;

  private SpoolFile(String contentType, FileChannel file, long length) {
    this.contentType = contentType;
    this.file = file;
    this.length = length;
  }

  /**
   * Writes the rest of an upload behind what was read of it already, to its end or until there is
   * enough of it.
   *
   * @param first what was read already; overwritten
   * @param rest the rest
   * @param most how many bytes there may be in all
   * @param enough with more than this the end is not waited for
   * @param content what is being read, for its type
   * @throws UnreadableUploadException if reading fails or there are more bytes
   * @throws MediaStorageException if the file cannot be written
   */
  static SpoolFile write(
      byte[] first, ContentReader rest, long most, long enough, MediaContent content) {
    FileChannel file = create();
    try {
      int length = first.length;
      while (true) {
        append(file, first, length);
        if (rest.position() > enough) {
          return new SpoolFile(content.contentType(), file, rest.position());
        }
        if (rest.position() > most) {
          throw new UnreadableUploadException(
              "The %s content has more than the %d bytes that may wait in a temporary file"
                  .formatted(content.contentType(), most),
              null);
        }
        if (length < first.length) {
          return new SpoolFile(content.contentType(), file, rest.position());
        }
        length = rest.fill(first);
      }
    } catch (Throwable e) {
      try {
        file.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  // DELETE_ON_CLOSE: systems that can unlink an open file do so at once, the others see to it when
  // the process is gone; either way nothing stays behind after a crash.
  private static FileChannel create() {
    try {
      Path path = Files.createTempFile("media-store-", ".upload");
      return FileChannel.open(
          path,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new MediaStorageException(
          "Cannot create a temporary file for an upload: " + e.getMessage(), e, false);
    }
  }

  // Little at a time: for each thread the JDK keeps a direct buffer of the size it last wrote.
  private static void append(FileChannel file, byte[] bytes, int length) {
    try {
      int written = 0;
      while (written < length) {
        int count = Math.min(length - written, SmallReads.MOST_BYTES);
        written += file.write(ByteBuffer.wrap(bytes, written, count));
      }
    } catch (IOException e) {
      throw new MediaStorageException(
          "Cannot write an upload to a temporary file: " + e.getMessage(), e, false);
    }
  }

  long length() {
    return length;
  }

  @Override
  public String contentType() {
    return contentType;
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(length);
  }

  @Override
  public InputStream openStream() {
    return new FromStart();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      // The upload is stored or its failure told; what is left is to say that a file may remain.
      LOG.warn("A temporary file could not be closed", e);
    }
  }

  /** Reads the file by position, so that it can be read again. */
  private final class FromStart extends InputStream {

    private long position;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = Math.min(length, SmallReads.MOST_BYTES);
      int read = file.read(ByteBuffer.wrap(bytes, offset, count), position);
      position += Math.max(read, 0);
      return read;
    }
  }
}
