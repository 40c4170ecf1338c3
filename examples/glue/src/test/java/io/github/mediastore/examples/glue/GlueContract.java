package io.github.mediastore.examples.glue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediaStore;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What any server answers with the glue for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GlueContract {

  private static final int MEBIBYTE = 1 << 20;

  /** 300 characters. */
  private static final String LONG =
      "123456789012345678901234567890123456789012345678901234567890"
          + "123456789012345678901234567890123456789012345678901234567890"
          + "123456789012345678901234567890123456789012345678901234567890"
          + "123456789012345678901234567890123456789012345678901234567890"
          + "123456789012345678901234567890123456789012345678901234567890";

  private static final MediaSlot SMALL = MediaSlot.of("users", "small", "profile");
  private static final MediaSlot LARGE = MediaSlot.of("users", "large", "profile");

  private final byte[] video = new byte[16 * MEBIBYTE];
  private final MediaStore store = new InMemoryMediaStore();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  final WatchedStore watched = new WatchedStore(store);
  private TestServer server;
  private String etag;

  /** Starts a server that has the photos of a store at {@code /users/ID}. */
  abstract TestServer serve(MediaStore photos) throws Exception;

  @BeforeAll
  void start() throws Exception {
    MediaInfo small = store.put(SMALL, MediaContent.of("image/webp", "0123456789".getBytes(UTF_8)));
    etag = '"' + small.sha256().hex() + '"';
    // More than the connection's buffers take in.
    new Random(16).nextBytes(video);
    store.put(LARGE, MediaContent.of("video/mp4", video));
    server = serve(watched.watched());
  }

  @AfterAll
  void stop() throws Exception {
    server.end().close();
  }

  @BeforeEach
  void watchAnew() {
    watched.reset();
  }

  @Test
  void pictureIsSentWithItsHeaders() throws Exception {
    HttpResponse<String> answer = get("small");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("0123456789");
    assertThat(answer.headers().allValues("Content-Type")).containsExactly("image/webp");
    assertThat(answer.headers().allValues("Content-Length")).containsExactly("10");
    assertThat(answer.headers().allValues("ETag")).containsExactly(etag);
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
    assertThat(answer.headers().allValues("Accept-Ranges")).containsExactly("bytes");
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
  }

  @Test
  void headHasTheHeadersAndNoBody() throws Exception {
    HttpResponse<String> answer =
        send(request("small").method("HEAD", BodyPublishers.noBody()).build());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Content-Type")).containsExactly("image/webp");
    assertThat(answer.headers().allValues("Content-Length")).containsExactly("10");
    assertThat(answer.headers().allValues("ETag")).containsExactly(etag);
    assertThat(answer.body()).isEmpty();
    assertThat(watched.given()).isZero();
    assertThat(
            send(request("small")
                    .header("If-None-Match", etag)
                    .method("HEAD", BodyPublishers.noBody())
                    .build())
                .statusCode())
        .isEqualTo(304);
    assertThat(send(request("nobody").method("HEAD", BodyPublishers.noBody()).build()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void pictureThatTheClientHasIsNotModified() throws Exception {
    HttpResponse<String> answer = get("small", "If-None-Match", etag);

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.headers().allValues("ETag")).containsExactly(etag);
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
    assertThat(answer.headers().allValues("Content-Type")).isEmpty();
    assertThat(answer.body()).isEmpty();
    assertThat(watched.given()).isZero();
  }

  @Test
  void headerLinesSentApartAreAllSeen() throws Exception {
    HttpRequest request =
        request("small")
            .header("If-None-Match", "\"one\"")
            .header("If-None-Match", "\"two\"")
            .header("If-None-Match", etag)
            .build();

    assertThat(send(request).statusCode()).isEqualTo(304);
  }

  @Test
  void rangeIsPartialContent() throws Exception {
    HttpResponse<String> answer = get("small", "Range", "bytes=2-4");

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.headers().allValues("Content-Range")).containsExactly("bytes 2-4/10");
    assertThat(answer.headers().allValues("Content-Length")).containsExactly("3");
    assertThat(answer.body()).isEqualTo("234");
  }

  @Test
  void refusalsHaveNoBody() throws Exception {
    HttpResponse<String> beyond = get("small", "Range", "bytes=10-");
    HttpResponse<String> missing = get("nobody");

    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(beyond.headers().allValues("Content-Range")).containsExactly("bytes */10");
    assertThat(beyond.body()).isEmpty();
    assertThat(get("small", "If-Match", "\"other\"").statusCode()).isEqualTo(412);
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(missing.body()).isEmpty();
  }

  /** Written as they are: a client of its own would mend some of them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/users",
        "/users/",
        "/users/%20",
        "/users/%09",
        "/users/%00",
        "/users/4%002",
        "/users/%0d%0aSet-Cookie:%20a=b",
        "/users/42%0d%0a%0d%0a",
        "/users/%c2%85",
        "/users/%ed%a0%80",
        "/users/%ff",
        "/users/%E2%80%83",
        "/users/nobody",
        "/users/nobody/",
        "/users/nobody/photo",
        "/users/..%2f..%2fetc",
        "/users/-1",
        "/users/9223372036854775808",
        "/users/" + LONG,
        "/users/%zz",
      })
  void whatNobodyCanBeCalledIsNotThere(String path) throws Exception {
    for (String method : List.of("GET", "HEAD")) {
      String answer = raw(method + " " + path);

      // A server may refuse what is no URL by itself; none may fail, break off, or send a header
      // that was in the URL.
      assertThat(answer).as("%s %s", method, path).matches("(?s)HTTP/1.1 (404|400) .*");
      assertThat(answer)
          .as(path)
          .doesNotContainIgnoringCase("\nSet-Cookie")
          .doesNotContain("\tat ");
    }
    assertThat(get("small").statusCode()).isEqualTo(200);
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.root().getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              (request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void bodyIsStreamed() throws Exception {
    CountDownLatch isReceiving = new CountDownLatch(1);
    watched.after(4 * MEBIBYTE, () -> await(isReceiving));

    HttpResponse<InputStream> answer =
        client.send(request("large").build(), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      assertThat(answer.headers().allValues("Content-Length")).containsExactly("16777216");
      assertThat(body.readNBytes(1000)).hasSize(1000);
      assertThat(watched.given()).isLessThanOrEqualTo(4 * MEBIBYTE);
      isReceiving.countDown();
      assertThat(body.readAllBytes()).hasSize(16 * MEBIBYTE - 1000);
    }
  }

  @Test
  void clientThatBreaksOffHarmsNobody() throws Exception {
    try (Socket impatient = new Socket(InetAddress.getLoopbackAddress(), server.root().getPort())) {
      impatient
          .getOutputStream()
          .write("GET /users/large HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      assertThat(impatient.getInputStream().readNBytes(1000)).hasSize(1000);
      impatient.setSoLinger(true, 0); // No farewell: what is on its way is refused.
    }

    assertThat(watched.closed().await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(watched.given()).isLessThan(16 * MEBIBYTE);
    assertThat(get("small").statusCode()).isEqualTo(200);
  }

  @Test
  void clientSeesThatABodyIsNotWhole() throws Exception {
    watched.after(
        MEBIBYTE,
        () -> {
          throw new MediumGoneException("Removed meanwhile", null);
        });

    assertThatThrownBy(() -> get("large")).isInstanceOf(IOException.class);
    assertThat(watched.given()).isGreaterThanOrEqualTo(MEBIBYTE);
    watched.reset();
    assertThat(get("small").statusCode()).isEqualTo(200);
  }

  @Test
  void videoThatWasBrokenOffAndResumedHasTheRightBytes() throws Exception {
    watched.after(
        4 * MEBIBYTE,
        () -> {
          throw new MediaStorageException("The connection was lost", null, true);
        });
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    HttpResponse<InputStream> broken =
        client.send(request("large").build(), BodyHandlers.ofInputStream());
    try (InputStream body = broken.body()) {
      assertThatThrownBy(() -> body.transferTo(received)).isInstanceOf(IOException.class);
    }
    String videoTag = broken.headers().firstValue("ETag").orElseThrow();
    assertThat(received.size()).isBetween(1, 16 * MEBIBYTE - 1);
    watched.reset();

    HttpResponse<byte[]> rest =
        client.send(
            request("large")
                .header("Range", "bytes=" + received.size() + "-")
                .header("If-Range", videoTag)
                .build(),
            BodyHandlers.ofByteArray());
    received.write(rest.body());

    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(received.toByteArray()).isEqualTo(video);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IOException("The client did not receive anything");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  final HttpResponse<String> get(String id, String... headers) throws Exception {
    HttpRequest.Builder request = request(id);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String id) {
    return HttpRequest.newBuilder(server.root().resolve("users/" + id))
        .timeout(Duration.ofSeconds(20));
  }
}
