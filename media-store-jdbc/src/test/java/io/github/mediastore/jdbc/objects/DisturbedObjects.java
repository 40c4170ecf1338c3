package io.github.mediastore.jdbc.objects;

import io.github.mediastore.ByteRange;
import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.objects.PresignedUpload;
import io.github.mediastore.objects.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A real object store whose requests something happens to, before or after they are answered. */
final class DisturbedObjects implements ObjectStore {

  private final ObjectStore objects;
  volatile Disturbance before = (request, key) -> {};
  volatile Disturbance after = (request, key) -> {};

  /** By how much its clock goes before that of the database. */
  volatile Duration clockAhead = Duration.ZERO;

  DisturbedObjects(ObjectStore objects) {
    this.objects = objects;
  }

  /** What happens to a request. */
  @FunctionalInterface
  interface Disturbance {

    void on(String request, String key) throws IOException;

    /** Fails the requests of one kind as an object store does. */
    static Disturbance failing(String which, String why) {
      return (request, key) -> {
        if (request.equals(which)) {
          throw new IOException(why);
        }
      };
    }
  }

  /** A request to the real one. */
  @FunctionalInterface
  private interface Request<T> {

    T send() throws IOException;
  }

  private <T> T send(String name, String key, Request<T> request) throws IOException {
    before.on(name, key);
    T answer = request.send();
    after.on(name, key);
    return answer;
  }

  @Override
  public void put(String key, String contentType, InputStream bytes) throws IOException {
    send(
        "put",
        key,
        () -> {
          objects.put(key, contentType, bytes);
          return key;
        });
  }

  @Override
  public boolean create(String key, byte[] bytes) throws IOException {
    return send("create", key, () -> objects.create(key, bytes));
  }

  @Override
  public void copy(String from, String etag, String to) throws IOException {
    objects.copy(from, etag, to);
  }

  @Override
  public Optional<StoredObject> find(String key) throws IOException {
    return send("find", key, () -> objects.find(key).map(this::byWrongClock));
  }

  private StoredObject byWrongClock(StoredObject found) {
    return new StoredObject(
        found.key(), found.size(), found.etag(), found.storedAt().plus(clockAhead));
  }

  @Override
  public InputStream read(String key, ByteRange range) throws IOException {
    return send("read", key, () -> objects.read(key, range));
  }

  @Override
  public void delete(String key) throws IOException {
    send(
        "delete",
        key,
        () -> {
          objects.delete(key);
          return key;
        });
  }

  @Override
  public List<StoredObject> list(String prefix, String after, int limit) throws IOException {
    return send("list", prefix, () -> objects.list(prefix, after, limit));
  }

  @Override
  public int discardUploads(String prefix, Instant before) throws IOException {
    return send("discardUploads", prefix, () -> objects.discardUploads(prefix, before));
  }

  @Override
  public Optional<URI> presignRead(String key, ResponseHeaders headers, Duration valid) {
    return objects.presignRead(key, headers, valid);
  }

  @Override
  public Optional<PresignedUpload> presignUpload(
      String key, String contentType, long size, Duration valid) {
    return objects.presignUpload(key, contentType, size, valid);
  }
}
