package io.github.mediastore.examples.glue;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStore;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Watches how a medium is read, and can have something happen on the way. */
final class WatchedStore {

  /** What happens before a byte is given. */
  interface Event {
    void happen() throws IOException;
  }

  private final MediaStore store;
  private final AtomicLong given = new AtomicLong();
  private volatile CountDownLatch closed = new CountDownLatch(1);
  private volatile long position = Long.MAX_VALUE;
  private volatile Event event = () -> {};

  WatchedStore(MediaStore store) {
    this.store = store;
  }

  /** Forgets what was seen and what was to happen. */
  void reset() {
    position = Long.MAX_VALUE;
    given.set(0);
    closed = new CountDownLatch(1);
  }

  /** Has something happen each time bytes are asked for that come after a position. */
  void after(long newPosition, Event newEvent) {
    event = newEvent;
    position = newPosition;
  }

  /** Returns how many bytes were given. */
  long given() {
    return given.get();
  }

  /** Open until a stream is closed. */
  CountDownLatch closed() {
    return closed;
  }

  MediaStore watched() {
    return (MediaStore)
        Proxy.newProxyInstance(
            WatchedStore.class.getClassLoader(),
            new Class<?>[] {MediaStore.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(store, arguments);
                return method.getName().equals("find")
                    ? ((Optional<?>) result).map(found -> new Watched((Media) found))
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private final class Watched implements Media {

    private final Media media;

    Watched(Media media) {
      this.media = media;
    }

    @Override
    public MediaInfo info() {
      return media.info();
    }

    @Override
    public InputStream openStream() {
      return new WatchedStream(media.openStream());
    }

    @Override
    public InputStream openStream(ByteRange range) {
      return new WatchedStream(media.openStream(range));
    }

    @Override
    public byte[] bytes() {
      throw new AssertionError("The whole medium was read at once");
    }
  }

  private final class WatchedStream extends FilterInputStream {

    WatchedStream(InputStream stream) {
      super(stream);
    }

    @Override
    public int read() throws IOException {
      throw new AssertionError("A single byte was read");
    }

    @Override
    public int read(byte @Nullable [] bytes, int offset, int length) throws IOException {
      if (given.get() >= position) {
        event.happen();
      }
      int count = super.read(bytes, offset, length);
      given.addAndGet(Math.max(0, count));
      return count;
    }

    @Override
    public void close() throws IOException {
      super.close();
      closed.countDown();
    }
  }
}
