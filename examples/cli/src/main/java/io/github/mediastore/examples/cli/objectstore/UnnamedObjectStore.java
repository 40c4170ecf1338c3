package io.github.mediastore.examples.cli.objectstore;

import io.github.mediastore.ByteRange;
import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.objects.PresignedUpload;
import io.github.mediastore.objects.StoredObject;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stands where no object store was named. Whoever comes to an object all the same, because it was
 * stored after the command had looked, ends the command: it is no damage.
 */
final class UnnamedObjectStore implements ObjectStore {

  private final Function<String, RuntimeException> refusal;

  /**
   * Makes one.
   *
   * @param refusal makes what is thrown of the key that was asked for
   */
  UnnamedObjectStore(Function<String, RuntimeException> refusal) {
    this.refusal = refusal;
  }

  @Override
  public void put(String key, String contentType, InputStream bytes) {
    throw refusal.apply(key);
  }

  @Override
  public boolean create(String key, byte[] bytes) {
    throw refusal.apply(key);
  }

  @Override
  public void copy(String from, String etag, String to) {
    throw refusal.apply(from);
  }

  @Override
  public Optional<StoredObject> find(String key) {
    throw refusal.apply(key);
  }

  @Override
  public InputStream read(String key, ByteRange range) {
    throw refusal.apply(key);
  }

  @Override
  public void delete(String key) {
    throw refusal.apply(key);
  }

  @Override
  public List<StoredObject> list(String prefix, String after, int limit) {
    throw refusal.apply(prefix);
  }

  @Override
  public Optional<URI> presignRead(String key, ResponseHeaders headers, Duration valid) {
    return Optional.empty();
  }

  @Override
  public Optional<PresignedUpload> presignUpload(
      String key, String contentType, long size, Duration valid) {
    return Optional.empty();
  }
}
