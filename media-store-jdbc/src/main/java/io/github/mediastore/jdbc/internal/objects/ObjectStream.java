package io.github.mediastore.jdbc.internal.objects;

import io.github.mediastore.ByteRange;
import io.github.mediastore.MediaStorageException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stretch of an object, and opens it again where the object store broke it off: often, as
 * long as it gets further. Holds nothing but the object store's own stream. Not safe for several
 * threads.
 */
final class ObjectStream extends InputStream {

  private static final int MAX_BREAKS = 5;
  private static final long PAUSE_MILLIS = 50;

  /** Whoever got this much further has not met the same fault again. */
  private static final long PROGRESS = 1 << 20;

  /** Less than this is read and dropped; to open the object again takes a round trip. */
  private static final int MOST_TO_DROP = 128 << 10;

  private final ObjectReader objects;
  private final ObjectPlace place;
  private final long end;
  private @Nullable InputStream stream;
  private long position;
  private int breaks;
  private long firstBreak;
  private boolean closed;

  ObjectStream(ObjectReader objects, ObjectPlace place, ByteRange range) {
    this.objects = objects;
    this.place = place;
    this.position = range.first();
    this.end = range.last() + 1;
    this.stream = objects.openOnce(place, range);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    requireOpen();
    int most = (int) Math.min(length, end - position);
    if (most == 0) {
      return length == 0 ? 0 : -1;
    }
    while (true) {
      try {
        int read = current().read(bytes, offset, most);
        if (read > 0) {
          position += read;
          return read;
        }
        throw new EOFException("It ended before byte " + end);
      } catch (IOException e) {
        broken(e);
      } catch (MediaStorageException e) {
        // It could not be opened again, which counts like any other break.
        if (!(e.getCause() instanceof IOException cause) || !e.isTransient()) {
          throw e;
        }
        broken(cause);
      }
    }
  }

  private InputStream current() {
    InputStream open = stream;
    if (open == null) {
      open = objects.openOnce(place, new ByteRange(position, end - 1));
      stream = open;
    }
    return open;
  }

  /** Counts a break, and gives up after too many at about the same place. */
  private void broken(IOException e) {
    drop();
    if (position - firstBreak >= PROGRESS) {
      breaks = 0;
    }
    if (breaks == 0) {
      firstBreak = position;
    }
    breaks++;
    if (breaks == MAX_BREAKS || !pause()) {
      throw ObjectReader.unreadable(place, e);
    }
  }

  /** Waits a little, longer each time; returns false at once if the thread is to stop. */
  private boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS << breaks);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Skips without reading what is skipped, unless it is little. */
  @Override
  public long skip(long count) throws IOException {
    requireOpen();
    long skipped = Math.max(0, Math.min(count, end - position));
    if (skipped <= MOST_TO_DROP) {
      return Math.max(0, read(new byte[(int) skipped]));
    }
    drop();
    position += skipped;
    return skipped;
  }

  @Override
  public void close() {
    closed = true;
    drop();
  }

  /** Lets go of the object store's stream, which has nothing to say any more. */
  private void drop() {
    InputStream open = stream;
    stream = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // Whatever was read of it was read.
        return;
      }
    }
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("This stream is closed");
    }
  }
}
