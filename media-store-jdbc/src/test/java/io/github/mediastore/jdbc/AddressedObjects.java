package io.github.mediastore.jdbc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mediastore.ByteRange;
import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.objects.PresignedUpload;
import io.github.mediastore.objects.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a folder behind a server of their own, with addresses that take one type and size
 * until they expire, as S3 has them.
 */
final class AddressedObjects implements ObjectStore, AutoCloseable {

  private final ObjectStore folder;
  private final HttpServer server;
  private final Map<String, Allowed> allowed = new ConcurrentHashMap<>();
  volatile Runnable beforeCopy = () -> {};
  volatile @Nullable IOException copyFailure;
  volatile @Nullable IOException readFailure;
  volatile boolean holdsToSize = true;
  int reads;

  private record Allowed(String key, String contentType, long size, Instant until) {}

  AddressedObjects(Path folder) throws IOException {
    this.folder = new FileObjectStore(folder);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Allowed what = allowed.get(exchange.getRequestURI().getPath().substring(1));
      String length = exchange.getRequestHeaders().getFirst("Content-Length");
      boolean isAllowed =
          what != null
              && exchange.getRequestMethod().equals("PUT")
              && Instant.now().isBefore(what.until())
              && what.contentType().equals(exchange.getRequestHeaders().getFirst("Content-Type"))
              && (!holdsToSize || String.valueOf(what.size()).equals(length));
      if (what != null && isAllowed) {
        folder.put(what.key(), what.contentType(), exchange.getRequestBody());
      }
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      exchange.sendResponseHeaders(isAllowed ? 200 : 403, -1);
    }
  }

  @Override
  public Optional<PresignedUpload> presignUpload(
      String key, String contentType, long size, Duration valid) {
    String secret = Integer.toHexString(allowed.size()) + key.hashCode();
    allowed.put(secret, new Allowed(key, contentType, size, Instant.now().plus(valid)));
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + secret);
    return Optional.of(new PresignedUpload(address, Map.of("content-type", contentType)));
  }

  @Override
  public void copy(String from, String etag, String to) throws IOException {
    beforeCopy.run();
    IOException failure = copyFailure;
    if (failure != null) {
      throw failure;
    }
    folder.copy(from, etag, to);
  }

  @Override
  public InputStream read(String key, ByteRange range) throws IOException {
    reads++;
    IOException failure = readFailure;
    if (failure != null) {
      throw failure;
    }
    return folder.read(key, range);
  }

  @Override
  public void put(String key, String contentType, InputStream bytes) throws IOException {
    folder.put(key, contentType, bytes);
  }

  @Override
  public boolean create(String key, byte[] bytes) throws IOException {
    return folder.create(key, bytes);
  }

  @Override
  public Optional<StoredObject> find(String key) throws IOException {
    return folder.find(key);
  }

  @Override
  public void delete(String key) throws IOException {
    folder.delete(key);
  }

  @Override
  public List<StoredObject> list(String prefix, String after, int limit) throws IOException {
    return folder.list(prefix, after, limit);
  }

  @Override
  public Optional<URI> presignRead(String key, ResponseHeaders headers, Duration valid) {
    return Optional.empty();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
