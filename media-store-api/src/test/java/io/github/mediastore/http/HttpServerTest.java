package io.github.mediastore.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStore;
import io.github.mediastore.corpus.Corpus;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Serves media through the JDK's own server to its own client and to curl. */
class HttpServerTest {

  private volatile MediaStore store = new InMemoryMediaStore();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;
  private URI uri;
  private URI uriOfMedium;

  @BeforeEach
  void startServer() throws IOException {
    MediaInfo stored =
        store.put(TestMedium.SLOT, MediaContent.of("image/webp", "0123456789".getBytes(UTF_8)));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/users/",
        exchange -> serve(exchange, Lookup.at(store, TestMedium.SLOT, 0, MediaInfo.FULL)));
    server.createContext(
        "/media/", exchange -> serve(exchange, Lookup.of(store, stored.id(), MediaInfo.FULL)));
    server.start();
    String root = "http://127.0.0.1:" + server.getAddress().getPort();
    uri = URI.create(root + "/users/42/profile");
    uriOfMedium = URI.create(root + "/media/" + stored.id().value());
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private static void serve(HttpExchange exchange, Lookup lookup) throws IOException {
    try (exchange) {
      MediaRequest request =
          MediaRequest.of(exchange.getRequestMethod(), exchange.getRequestHeaders()::get);
      MediaResponse answer =
          MediaResponse.of(lookup, request, CachePolicy.revalidate(), Clock.systemUTC());
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), answer.hasBody() ? answer.contentLength() : -1);
      answer.writeTo(exchange.getResponseBody());
    }
  }

  @Test
  void browserGetsThePictureThenNotModifiedThenTheReplacement() throws Exception {
    HttpResponse<String> first = get();
    HttpResponse<String> second = get("If-None-Match", etag(first));
    store.put(TestMedium.SLOT, MediaContent.of("image/webp", "another".getBytes(UTF_8)));
    HttpResponse<String> third = get("If-None-Match", etag(first));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).isEqualTo("0123456789");
    assertThat(first.headers().firstValue("Content-Type")).contains("image/webp");
    assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(third.statusCode()).isEqualTo(200);
    assertThat(third.body()).isEqualTo("another");
  }

  @Test
  void headTellsTheLengthAndSendsNothing() throws Exception {
    HttpResponse<String> answer =
        client.send(
            request().method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Length")).contains("10");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void rangeIsPartialContent() throws Exception {
    HttpResponse<String> answer = get("Range", "bytes=2-4");

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
    assertThat(answer.body()).isEqualTo("234");
  }

  @Test
  void refusalsHaveNoBody() throws Exception {
    assertThat(get("Range", "bytes=10-").statusCode()).isEqualTo(416);
    assertThat(get("If-Match", "\"another\"").statusCode()).isEqualTo(412);
    store.clear(TestMedium.SLOT);
    HttpResponse<String> missing = get();

    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("Content-Length")).contains("0");
    assertThat(missing.body()).isEmpty();
  }

  @Test
  void emptyMediumIsAnswered() throws Exception {
    store.put(TestMedium.SLOT, MediaContent.of("image/webp", new byte[0]));

    HttpResponse<String> answer = get();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Length")).contains("0");
  }

  @Test
  void headerLinesSentApartAreAllSeen() throws Exception {
    HttpRequest request =
        request()
            .header("If-None-Match", "\"another\"")
            .header("If-None-Match", etag(get()))
            .build();

    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
  }

  @Test
  void clientSeesThatABodyIsNotWhole() {
    store = new TestStore(TestMedium.of(new byte[1_000_000]).cutTo(600_000, true));

    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
  }

  @Test
  void curlSavesTheTagAndComparesIt(@TempDir Path directory) throws Exception {
    String tag = directory.resolve("etag").toString();
    Path body = directory.resolve("body");

    assertThat(curl("-o", body.toString(), "--etag-save", tag, "-w", "%{http_code}"))
        .isEqualTo("200");
    assertThat(Files.readString(body)).isEqualTo("0123456789");
    assertThat(curl("--etag-compare", tag, "-w", "%{http_code}")).isEqualTo("304");
  }

  @Test
  void curlResumesADownload(@TempDir Path directory) throws Exception {
    Path body = Files.writeString(directory.resolve("body"), "0123");

    assertThat(curl("-C", "-", "-o", body.toString(), "-w", "%{http_code}")).isEqualTo("206");
    assertThat(Files.readString(body)).isEqualTo("0123456789");
  }

  @Test
  void curlAsksForWhatIsNewerThanADate() throws Exception {
    String later = "Wed, 01 Jan 2098 00:00:00 GMT";

    assertThat(curl(uriOfMedium, "-z", later, "-w", "%{http_code}")).isEqualTo("304");
    assertThat(curl(uriOfMedium, "-z", "Sat, 05 Nov 1994 08:49:37 GMT")).isEqualTo("0123456789");
    assertThat(curl("-z", later)).as("of a slot, dates say nothing").isEqualTo("0123456789");
  }

  @Test
  void curlShowsTheHeaders() throws Exception {
    assertThat(curl("-I").lines())
        .contains(
            "HTTP/1.1 200 OK",
            "Content-type: image/webp",
            "Content-length: 10",
            "Etag: " + etag(get()),
            "X-content-type-options: nosniff");
  }

  @Test
  void curlFailsOnABodyThatIsNotWhole() {
    store = new TestStore(TestMedium.of(new byte[1_000_000]).cutTo(600_000, true));

    assertThatThrownBy(() -> curl("-o", "/dev/null")).hasMessageContaining("status 18");
  }

  private HttpResponse<String> get(String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = request();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
  }

  private static String etag(HttpResponse<?> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private String curl(String... options) throws IOException, InterruptedException {
    return curl(uri, options);
  }

  private static String curl(URI target, String... options)
      throws IOException, InterruptedException {
    Corpus.requireForTest(isCurlInstalled(), "curl is not installed");
    List<String> command = new ArrayList<>(List.of("curl", "--silent", "--max-time", "10"));
    command.addAll(Arrays.asList(options));
    command.add(target.toString());
    Process process = new ProcessBuilder(command).start();
    String output = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException("curl ended with status " + status);
    }
    return output;
  }

  private static boolean isCurlInstalled() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "curl")));
  }
}
