package io.github.mediastore.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * As much of S3 as small objects need, in memory. It checks no signatures, and remembers who asked.
 */
final class TestBucket implements AutoCloseable {

  private static final String NAME = "/my-media/";

  private final HttpServer server;
  private final ConcurrentSkipListMap<String, Stored> objects = new ConcurrentSkipListMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** An object, and when it came. */
  private static final class Stored {
    final byte[] bytes;
    final Instant at = Instant.now();

    Stored(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  TestBucket() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "bucket");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns what an application sets to use it. */
  String[] properties() {
    return new String[] {
      "media-store.objects.s3.bucket=my-media",
      "media-store.objects.s3.endpoint=" + endpoint(),
      "media-store.objects.s3.region=eu-test-1",
      "media-store.objects.s3.access-key-id=id-of-test",
      "media-store.objects.s3.secret-access-key=secret-of-test",
      "media-store.objects.s3.patience=500ms",
    };
  }

  /** Returns who asked for what: method, path and the field {@code Authorization}. */
  List<String> requests() {
    return requests;
  }

  /** Returns the keys of objects, without the markers of installations. */
  List<String> keys() {
    return objects.keySet().stream().filter(key -> !key.contains("/installation/")).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI address = exchange.getRequestURI();
      requests.add(
          "%s %s %s"
              .formatted(
                  exchange.getRequestMethod(),
                  address.getPath(),
                  exchange.getRequestHeaders().getFirst("Authorization")));
      byte[] body = exchange.getRequestBody().readAllBytes();
      String key = address.getPath().replaceFirst("^" + NAME + "?", "");
      if (key.isEmpty()) {
        String query = address.getQuery();
        send(exchange, 200, isOfUploads(query) ? uploads() : list(query));
        return;
      }
      switch (exchange.getRequestMethod()) {
        case "PUT" -> put(exchange, key, body);
        case "DELETE" -> {
          objects.remove(key);
          exchange.sendResponseHeaders(204, -1);
        }
        default -> read(exchange, key);
      }
    }
  }

  private void put(HttpExchange exchange, String key, byte[] body) throws IOException {
    Stored stored = new Stored(body);
    if (exchange.getRequestHeaders().getFirst("If-None-Match") == null) {
      objects.put(key, stored);
    } else if (objects.putIfAbsent(key, stored) != null) {
      send(exchange, 412, error("PreconditionFailed"));
      return;
    }
    exchange.getResponseHeaders().set("ETag", "\"" + Arrays.hashCode(body) + "\"");
    exchange.sendResponseHeaders(200, -1);
  }

  private void read(HttpExchange exchange, String key) throws IOException {
    Stored stored = objects.get(key);
    if (stored == null) {
      send(exchange, 404, error("NoSuchKey"));
      return;
    }
    int size = stored.bytes.length;
    exchange.getResponseHeaders().set("ETag", "\"" + Arrays.hashCode(stored.bytes) + "\"");
    exchange
        .getResponseHeaders()
        .set(
            "Last-Modified",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.ofInstant(stored.at, ZoneOffset.UTC)));
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(size));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    String range = exchange.getRequestHeaders().getFirst("Range");
    if (range == null) {
      send(exchange, 200, stored.bytes);
      return;
    }
    String[] bounds = range.substring("bytes=".length()).split("-", -1);
    int from = Integer.parseInt(bounds[0]);
    int to = Math.min(size - 1, Integer.parseInt(bounds[1]));
    exchange.getResponseHeaders().set("Content-Range", "bytes %d-%d/%d".formatted(from, to, size));
    send(exchange, 206, Arrays.copyOfRange(stored.bytes, from, to + 1));
  }

  private byte[] list(@Nullable String query) {
    String prefix = parameter(query, "prefix=");
    String after = parameter(query, "start-after=");
    StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
    objects.forEach(
        (key, stored) -> {
          if (key.startsWith(prefix) && key.compareTo(after) > 0) {
            xml.append(
                "<Contents><Key>%s</Key><Size>%d</Size><ETag>x</ETag><LastModified>%s</LastModified></Contents>"
                    .formatted(key, stored.bytes.length, stored.at));
          }
        });
    return xml.append("</ListBucketResult>").toString().getBytes(UTF_8);
  }

  private static boolean isOfUploads(@Nullable String query) {
    return query != null && List.of(query.split("&", -1)).contains("uploads=");
  }

  /** There are none: whatever is put is put at once. */
  private static byte[] uploads() {
    return "<ListMultipartUploadsResult><IsTruncated>false</IsTruncated></ListMultipartUploadsResult>"
        .getBytes(UTF_8);
  }

  private static String parameter(@Nullable String query, String name) {
    return Arrays.stream(query == null ? new String[0] : query.split("&", -1))
        .filter(part -> part.startsWith(name))
        .map(part -> part.substring(name.length()))
        .findFirst()
        .orElse("");
  }

  private static byte[] error(String code) {
    return "<Error><Code>%s</Code></Error>".formatted(code).getBytes(UTF_8);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** As if the bucket were away: nobody answers any more. */
  @Override
  public void close() {
    server.stop(0);
  }
}
