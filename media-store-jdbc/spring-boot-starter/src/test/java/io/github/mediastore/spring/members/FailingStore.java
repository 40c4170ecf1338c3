package io.github.mediastore.spring.members;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediaStore;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** A store whose database goes away while a medium is read. */
final class FailingStore {

  private FailingStore() {}

  static MediaStore of(MediaStore store, int after) {
    return (MediaStore)
        Proxy.newProxyInstance(
            FailingStore.class.getClassLoader(),
            new Class<?>[] {MediaStore.class},
            (proxy, method, arguments) -> {
              Object result = method.invoke(store, arguments);
              return method.getName().equals("find")
                  ? ((Optional<?>) result).map(found -> new FailingMedia((Media) found, after))
                  : result;
            });
  }

  private record FailingMedia(Media media, int after) implements Media {

    @Override
    public MediaInfo info() {
      return media.info();
    }

    @Override
    public InputStream openStream() {
      return new FailingStream(media.openStream(), after);
    }

    @Override
    public InputStream openStream(ByteRange range) {
      return new FailingStream(media.openStream(range), after);
    }

    @Override
    public byte[] bytes() {
      throw new AssertionError("The whole medium was read at once");
    }
  }

  private static final class FailingStream extends FilterInputStream {

    private int left;

    FailingStream(InputStream stream, int after) {
      super(stream);
      this.left = after;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left <= 0) {
        throw new MediaStorageException("Table media_chunk is gone", null, false);
      }
      int count = super.read(bytes, offset, length);
      left -= Math.max(0, count);
      return count;
    }
  }
}
