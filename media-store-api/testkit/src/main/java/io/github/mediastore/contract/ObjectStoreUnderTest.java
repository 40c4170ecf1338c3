package io.github.mediastore.contract;

import io.github.mediastore.ByteRange;
import io.github.mediastore.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** What a test class says about its object store so that the contract can be tried on it. */
public interface ObjectStoreUnderTest {

  /** Returns the object store; the same one, or one on the same data, whenever it is asked for. */
  ObjectStore objects();

  /** Returns the beginning of keys that no test has used before, with a slash at its end. */
  default String newFolder() {
    return "contract/" + UUID.randomUUID() + "/";
  }

  /** Returns the bytes of which an object has more than one part, if large ones have parts. */
  default int bytesOfAPart() {
    return 5 << 20;
  }

  /** Stores bytes. */
  default void put(String key, byte[] bytes) throws IOException {
    objects().put(key, "video/mp4", new ByteArrayInputStream(bytes));
  }

  /** Returns all bytes of an object. */
  default byte[] get(String key) throws IOException {
    long size = objects().find(key).orElseThrow().size();
    return size == 0 ? new byte[0] : get(key, 0, size - 1);
  }

  /** Returns some bytes of an object. */
  default byte[] get(String key, long first, long last) throws IOException {
    try (InputStream stream = objects().read(key, new ByteRange(first, last))) {
      return stream.readAllBytes();
    }
  }

  /** Returns how an object can be told from any other. */
  default String etag(String key) throws IOException {
    return objects().find(key).orElseThrow().etag();
  }
}
