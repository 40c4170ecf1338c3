package io.github.mediastore.examples.glue.tus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.browser.BreakingProxy;
import io.github.mediastore.browser.Film;
import io.github.mediastore.examples.glue.TestServer;
import io.github.mediastore.examples.glue.VideoUploadServlet;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large videos over connections that break, sent by the client that web pages have. */
class VideoUploadTest {

  private static final MediaSlot SLOT = MediaSlot.of("parts", 7, "video");
  private static final long MOST = 64L << 20;
  private static final int MIB = 1 << 20;
  private static final int LOCKED = 423; // WebDAV's status, which tus takes for a busy upload.

  @TempDir private static Path films;
  private static Path film;

  @TempDir private Path folder;
  private final InMemoryMediaStore store = new InMemoryMediaStore();
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger stored = new AtomicInteger();
  private volatile UnaryOperator<MediaContent> finish = content -> content;
  private VideoUploadServlet servlet;
  private TestServer server;
  private BreakingProxy proxy;
  private URI endpoint;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    TusClient.require();
    film = films.resolve("film.mp4");
    Film.make(film);
  }

  @BeforeEach
  void start() throws Exception {
    start(Duration.ofHours(1));
  }

  private void start(Duration patience) throws Exception {
    servlet =
        new VideoUploadServlet(
            store,
            content -> {
              stored.incrementAndGet();
              return finish.apply(content);
            },
            folder,
            MOST,
            patience);
    server = TestServer.jetty("/uploads/*", servlet);
    proxy = new BreakingProxy(server.root().getPort());
    endpoint = proxy.root().resolve("/uploads/parts/7/video");
  }

  @AfterEach
  void stop() throws Exception {
    proxy.close();
    server.end().close();
  }

  @Test
  void aVideoArrivesWholeAndIsStoredAsWhatItIs() throws Exception {
    TusClient client = TusClient.upload(endpoint, film);

    assertThat(client.isDone()).as(client.lines().toString()).isTrue();
    MediaInfo info = store.info(SLOT).orElseThrow();
    assertThat(info.contentType()).isEqualTo("video/mp4");
    assertThat(info.attributes()).containsExactly(Map.entry("filename", "film.mp4"));
    assertThat(info.duration().orElseThrow()).hasSeconds(30);
    assertThat(store.find(SLOT).orElseThrow().openStream())
        .hasBinaryContent(Files.readAllBytes(film));
  }

  @Test
  void aBrokenConnectionCostsWhatWasOnItsWay() throws Exception {
    proxy.breakAfter(6L * MIB);
    TusClient client = TusClient.upload(endpoint, film);

    assertThat(client.isDone()).as(client.lines().toString()).isTrue();
    assertThat(client.lines()).contains("HEAD");
    assertThat(client.offsets()).filteredOn(offset -> offset == 0).hasSize(1);
    assertThat(client.offsets()).anyMatch(offset -> offset > 4L * MIB && offset < 6L * MIB);
    assertThat(store.find(SLOT).orElseThrow().openStream())
        .hasBinaryContent(Files.readAllBytes(film));
    assertThat(stored).hasValue(1);
  }

  @Test
  void aClientThatWasKilledGoesOnInItsNextLifeAndAfterARestartOfTheServer() throws Exception {
    TusClient killed = TusClient.killedAfter(endpoint, film, 4L * MIB);
    assertThat(store.info(SLOT)).isEmpty();
    stop();
    start();
    String url = URI.create(killed.url()).getPath();

    TusClient next = TusClient.resume(endpoint, film, proxy.root().resolve(url).toString());

    assertThat(next.isDone()).as(next.lines().toString()).isTrue();
    assertThat(next.offsets()).allMatch(offset -> offset >= 4L * MIB);
    assertThat(store.find(SLOT).orElseThrow().openStream())
        .hasBinaryContent(Files.readAllBytes(film));
  }

  @Test
  void anUploadWhoseLastAnswerWasLostIsStoredOnce() throws Exception {
    proxy.loseTheAnswerThatSays(Files.size(film));
    TusClient client = TusClient.upload(endpoint, film);

    assertThat(client.isDone()).as(client.lines().toString()).isTrue();
    assertThat(client.lines().get(client.lines().size() - 3)).isEqualTo("HEAD");
    assertThat(stored).hasValue(1);
    MediaInfo info = store.info(SLOT).orElseThrow();
    TusClient again = TusClient.resume(endpoint, film, client.url());
    assertThat(again.isDone()).isTrue();
    assertThat(stored).hasValue(1);
    assertThat(store.info(SLOT).orElseThrow().id()).isEqualTo(info.id());
  }

  @Test
  void whatTwoFinishAtOnceIsStoredOnce() throws Exception {
    finish =
        content -> {
          sleep(300);
          return content;
        };
    byte[] bytes = Files.readAllBytes(film);
    URI whole = create(bytes.length);
    CompletableFuture<HttpResponse<String>> last =
        http.sendAsync(patch(whole, 0, bytes), BodyHandlers.ofString());
    Stream<CompletableFuture<HttpResponse<String>>> heads =
        Stream.generate(() -> http.sendAsync(head(whole), BodyHandlers.ofString())).limit(5);
    heads.toList().forEach(CompletableFuture::join);

    assertThat(last.join().statusCode()).isIn(204, LOCKED);
    goOn(whole, bytes);
    assertThat(http.send(head(whole), BodyHandlers.ofString()).headers().map().get("upload-offset"))
        .containsExactly(Integer.toString(bytes.length));
    assertThat(stored).hasValue(1);
  }

  @Test
  void aStoreThatWasDownIsAskedAgain() throws Exception {
    AtomicInteger failures = new AtomicInteger(2);
    finish =
        content -> {
          if (failures.getAndDecrement() > 0) {
            throw new MediaStorageException("The database is down", null, true);
          }
          return content;
        };

    TusClient client = TusClient.upload(endpoint, film);

    assertThat(client.isDone()).as(client.lines().toString()).isTrue();
    assertThat(stored).hasValue(3);
    assertThat(store.count(SLOT)).isOne();
  }

  @Test
  void whatIsNoVideoIsRefusedForGood() throws Exception {
    Path words = Files.writeString(folder.resolve("words.mp4"), "Only words");

    TusClient client = TusClient.upload(endpoint, words);

    assertThat(client.lines()).contains("failed 415");
    assertThat(store.count(SLOT)).isZero();
    assertThat(uploads()).isEmpty();
  }

  @Test
  void moreBytesThanAllowedAreRefusedBeforeAnyIsSentOrWhereTheyEnd() throws Exception {
    HttpRequest tooLong =
        request(endpoint).header("Upload-Length", Long.toString(MOST + 1)).POST(none()).build();
    assertThat(http.send(tooLong, BodyHandlers.ofString()).statusCode()).isEqualTo(413);

    URI small = create(3);
    assertThat(http.send(patch(small, 0, new byte[4]), BodyHandlers.ofString()).statusCode())
        .isBetween(400, 499);
    HttpRequest endless = request(endpoint).header("Upload-Defer-Length", "1").POST(none()).build();
    HttpResponse<String> created = http.send(endless, BodyHandlers.ofString());
    if (created.statusCode() == 201) {
      URI upload = endpoint.resolve(created.headers().firstValue("Location").orElseThrow());
      http.send(patch(upload, 0, new byte[(int) MOST + MIB]), BodyHandlers.ofString());
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).toList())
          .allSatisfy(file -> assertThat(Files.size(file)).isLessThanOrEqualTo(MOST));
    }
    assertThat(store.count(SLOT)).isZero();
  }

  @Test
  void whatHasWaitedTooLongIsGone() throws Exception {
    TusClient.upload(endpoint, film);
    URI begun = create(9);
    servlet.cleanUp();
    assertThat(uploads()).hasSize(2);
    stop();
    start(Duration.ofMillis(1));
    URI brief = create(9);
    Thread.sleep(20);

    servlet.cleanUp();

    assertThat(http.send(head(brief), BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    assertThat(uploads()).hasSize(2).noneMatch(path -> brief.getPath().contains(path.toString()));
    assertThat(http.send(head(moved(begun)), BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    assertThat(store.count(SLOT)).isOne();
  }

  @Test
  void otherPathsAndPartsOfUploadsAreNothing() throws Exception {
    for (String path : new String[] {"/uploads/parts/x/video", "/uploads/users/7/video"}) {
      HttpRequest request =
          request(proxy.root().resolve(path)).header("Upload-Length", "3").POST(none()).build();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isBetween(400, 499);
    }
    HttpRequest options = request(endpoint).method("OPTIONS", none()).build();
    assertThat(
            http.send(options, BodyHandlers.ofString())
                .headers()
                .firstValue("Tus-Extension")
                .orElseThrow())
        .doesNotContain("concatenation");
  }

  private URI create(int length) throws Exception {
    HttpRequest request =
        request(endpoint).header("Upload-Length", Integer.toString(length)).POST(none()).build();
    HttpResponse<String> created = http.send(request, BodyHandlers.ofString());
    assertThat(created.statusCode()).isEqualTo(201);
    return endpoint.resolve(created.headers().firstValue("Location").orElseThrow());
  }

  /**
   * What a client does after 423, whether its bytes were taken or not: it asks, and sends the rest.
   */
  private void goOn(URI upload, byte[] bytes) throws Exception {
    for (int attempts = 0; attempts < 50; attempts++) {
      HttpResponse<String> asked = http.send(head(upload), BodyHandlers.ofString());
      if (asked.statusCode() == LOCKED) {
        sleep(100);
        continue;
      }
      int offset = Integer.parseInt(asked.headers().firstValue("Upload-Offset").orElseThrow());
      if (offset == bytes.length) {
        return;
      }
      byte[] rest = Arrays.copyOfRange(bytes, offset, bytes.length);
      http.send(patch(upload, offset, rest), BodyHandlers.ofString());
    }
    throw new AssertionError("Still locked after 50 attempts");
  }

  private URI moved(URI upload) {
    return proxy.root().resolve(upload.getPath());
  }

  private Stream<Path> uploads() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("uploads"))) {
      return files.map(Path::getFileName).toList().stream();
    }
  }

  private static HttpRequest patch(URI upload, long offset, byte[] bytes) {
    return request(upload)
        .header("Upload-Offset", Long.toString(offset))
        .header("Content-Type", "application/offset+octet-stream")
        .method("PATCH", BodyPublishers.ofByteArray(bytes))
        .build();
  }

  private static HttpRequest head(URI upload) {
    return request(upload).method("HEAD", none()).build();
  }

  private static HttpRequest.BodyPublisher none() {
    return BodyPublishers.noBody();
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).header("Tus-Resumable", "1.0.0");
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
