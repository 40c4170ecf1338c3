package io.github.mediastore.http;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaStorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The bytes of an answer, to be written once. The first of them are read when it is opened, so that
 * a medium which has gone by then is found out while another status can still be sent.
 */
final class Body {

  private static final int BUFFER_SIZE = 32 * 1024;

  private final Media media;
  private final ByteRange range;
  private final InputStream stream;
  private final byte[] buffer;
  private final AtomicBoolean isUsed = new AtomicBoolean();
  private int buffered;

  private Body(Media media, ByteRange range, InputStream stream) throws IOException {
    this.media = media;
    this.range = range;
    this.stream = stream;
    this.buffer = new byte[(int) Math.min(BUFFER_SIZE, range.length())];
    this.buffered = stream.read(buffer);
  }

  /**
   * Opens a stretch of a medium and reads its first bytes. Nothing need be closed if they are never
   * written: streams of media hold no connection.
   *
   * @throws io.github.mediastore.MediumGoneException if the medium is not there any more
   * @throws MediaStorageException if the store failed
   */
  static Body open(Media media, ByteRange range) {
    boolean isWhole = range.length() == media.info().size();
    InputStream stream = isWhole ? media.openStream() : media.openStream(range);
    try {
      return new Body(media, range, stream);
    } catch (IOException e) {
      throw new MediaStorageException("Cannot read " + media.info(), e, false);
    }
  }

  long length() {
    return range.length();
  }

  /** Writes all the bytes or throws; never ends early as though that were all. */
  void writeTo(OutputStream out) throws IOException {
    use();
    try (stream) {
      long left = range.length();
      while (buffered > 0) {
        out.write(buffer, 0, buffered);
        left -= buffered;
        buffered = left == 0 ? 0 : stream.read(buffer, 0, (int) Math.min(buffer.length, left));
      }
      if (left > 0) {
        throw tooShort(left);
      }
    }
  }

  /** Returns all the bytes as a stream that fails where {@link #writeTo} would. */
  InputStream openStream() {
    use();
    return new BodyStream(
        new SequenceInputStream(new ByteArrayInputStream(buffer, 0, Math.max(0, buffered)), stream),
        range.length(),
        this::tooShort);
  }

  private void use() {
    if (!isUsed.compareAndSet(false, true)) {
      throw new IllegalStateException("The bytes of this answer were written already");
    }
  }

  private MediaStorageException tooShort(long missing) {
    return new MediaStorageException(
        "Bytes %s of %s end %d too early".formatted(range, media.info(), missing), null, false);
  }
}
