package io.github.mediastore.internal.content;

import io.github.mediastore.MediaContent;
import io.github.mediastore.Sha256;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.internal.streams.SmallReads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.OptionalLong;

/**
 * Reads content piece by piece, hashes it on the way, and checks it against its declared size. Not
 * safe for several threads.
 */
public final class ContentReader implements AutoCloseable {

  private static final int BUFFER_SIZE = SmallReads.MOST_BYTES;

  private final String contentType;
  private final OptionalLong size;
  private final InputStream stream;
  private final MessageDigest digest = Sha256.newDigest();
  private long position;

  private ContentReader(MediaContent content, InputStream stream) {
    this.contentType = content.contentType();
    this.size = content.size();
    this.stream = SmallReads.of(stream);
  }

  /**
   * Opens content from its start.
   *
   * @param content what to read
   * @return a reader, to be closed
   * @throws UnreadableUploadException if the content cannot be opened
   */
  public static ContentReader open(MediaContent content) {
    try {
      return new ContentReader(content, content.openStream());
    } catch (IOException | UncheckedIOException e) {
      throw new UnreadableUploadException(
          "Cannot open the %s content: %s".formatted(content.contentType(), e.getMessage()), e);
    }
  }

  /**
   * Fills an array with the next bytes.
   *
   * @param buffer what to fill
   * @return how many bytes were read, fewer than the array has only at the end of the content
   * @throws UnreadableUploadException if reading failed, or the content ended before or goes on
   *     after the size it said
   */
  public int fill(byte[] buffer) {
    try {
      int length = stream.readNBytes(buffer, 0, buffer.length);
      digest.update(buffer, 0, length);
      position += length;
      if (size.isPresent()) {
        checkSize(size.getAsLong(), length < buffer.length);
      }
      return length;
    } catch (IOException | UncheckedIOException e) {
      throw new UnreadableUploadException(
          "The %s content broke off after %d bytes: %s"
              .formatted(contentType, position, e.getMessage()),
          e);
    }
  }

  /**
   * Reads everything that is left into memory.
   *
   * @return the bytes
   * @throws UnreadableUploadException as {@link #fill}
   */
  public byte[] readAll() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_SIZE];
    int length;
    do {
      length = fill(buffer);
      bytes.write(buffer, 0, length);
    } while (length == buffer.length);
    return bytes.toByteArray();
  }

  /** Returns how many bytes were read so far. */
  public long position() {
    return position;
  }

  /** Returns the digest of all bytes; ends the reading, so to be called once. */
  public Sha256 sha256() {
    return Sha256.ofDigest(digest.digest());
  }

  /** Closes the content's stream. What was read to its end stays true if that fails. */
  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UnreadableUploadException(
          "Cannot close the %s content: %s".formatted(contentType, e.getMessage()), e);
    }
  }

  private void checkSize(long expected, boolean ended) throws IOException {
    if (ended && position < expected) {
      throw new UnreadableUploadException(
          "The %s content ended after %d of its %d declared bytes"
              .formatted(contentType, position, expected),
          null);
    }
    if (position > expected || (position == expected && !ended && stream.read() != -1)) {
      throw new UnreadableUploadException(
          "The %s content is longer than its %d declared bytes".formatted(contentType, expected),
          null);
    }
  }
}
