package io.github.mediastore.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStore;
import io.github.mediastore.browser.Browser;
import io.github.mediastore.browser.Film;
import io.github.mediastore.browser.Page;
import io.github.mediastore.ffmpeg.FfmpegDecoder;
import io.github.mediastore.http.VideoAttributes;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.memory.InMemoryMediaStore;
import io.github.mediastore.posters.VideoPosters;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A video with its attributes in a browser: what it fetches, and what moves on the page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VideoBrowserTest {

  private static final String VIDEO = "document.querySelector('video')";

  /** Layout shift as browsers measure it, since the page began. */
  private static final String SHIFT =
      """
      new Promise(done => {
        let sum = 0;
        new PerformanceObserver(list => {
          for (const shift of list.getEntries()) sum += shift.value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(sum), 300);
      })\
      """;

  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width">
      <link rel="icon" href="data:,"><title>A video</title><style>%s</style>
      <h1>Above</h1><video %s></video><p>Below: this must not move.</p>
      """;

  private final MediaStore store = new InMemoryMediaStore();
  private Browser browser;
  private WebServer server;
  private MediaInfo video;
  private volatile String html = "";

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    browser = Browser.start(Files.createDirectory(directory.resolve("profile")));
    Path film = directory.resolve("film.mp4");
    Film.make(film);
    ImageCompressor compressor = WebpImageCompressor.create();
    VideoPosters posters =
        VideoPosters.builder(FfmpegDecoder.find()).compressor(compressor).build();
    MediaContent content = MediaContent.ofVideo(Files.size(film), () -> Files.newInputStream(film));
    video = store.put(Quickstart.GALLERY, posters.make(content, film).orThrow());
    Gallery gallery = new Gallery(compressor, store);
    server =
        WebServer.start(
            exchange -> {
              if (exchange.getRequestURI().getPath().startsWith("/media/")) {
                pause(); // So that the page is laid out before.
                gallery.handle(exchange);
                return;
              }
              try (exchange) {
                byte[] body = html.getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
              }
            });
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void nothingMovesFromTheFirstLayoutToPlaying() throws Exception {
    VideoAttributes attributes = VideoAttributes.of(video, "/media/0");
    for (String css : new String[] {"", "video { max-width: 100%; height: auto }"}) {
      for (int window : new int[] {1280, 390}) {
        assertThat(shiftUntilPlaying(attributes.toHtml(), css, window, true)).isZero();
        assertThat(
                shiftUntilPlaying(
                    attributes.preload(VideoAttributes.Preload.METADATA).toHtml(),
                    css,
                    window,
                    false))
            .isZero();
      }
    }
    assertThat(shiftUntilPlaying(attributes.width(320).toHtml(), "", 1280, true)).isZero();
  }

  @Test
  void withoutTheAttributesThePageMoves() throws Exception {
    String bare = "src=\"/media/0\" controls preload=\"metadata\"";

    assertThat(shiftUntilPlaying(bare, "video { width: 800px; height: auto }", 1280, false))
        .isPositive();
  }

  @Test
  void thePosterIsSeenAndNothingOfTheVideoIsFetched() throws Exception {
    html = PAGE.formatted("", VideoAttributes.of(video, "/media/0").toHtml());
    try (Page page = browser.open()) {
      page.emulate(1280, 800, "light");
      page.load(home());
      page.await(
          "performance.getEntriesByType('resource').some(r => r.name.includes('size=poster'))");

      assertThat(page.requests())
          .filteredOn(request -> request.contains("/media/"))
          .isNotEmpty()
          .allMatch(request -> request.contains("size=poster"));
      assertThat(page.evaluate(VIDEO + ".clientWidth + 'x' + " + VIDEO + ".clientHeight"))
          .isEqualTo("640x360");
      assertThat(page.evaluate("getComputedStyle(" + VIDEO + ").backgroundImage"))
          .startsWith("url(\"data:image/webp");
      assertThat(page.errors()).isEmpty();
    }
  }

  private double shiftUntilPlaying(String attributes, String css, int window, boolean isLazy)
      throws IOException, InterruptedException {
    html = PAGE.formatted(css, attributes);
    try (Page page = browser.open()) {
      page.emulate(window, 800, "light");
      page.load(home());
      if (isLazy) {
        page.evaluate("new Promise(done => setTimeout(done, 300))");
        page.evaluate(VIDEO + ".muted = true, " + VIDEO + ".play().then(() => true)");
      }
      page.await(VIDEO + ".readyState >= " + (isLazy ? 2 : 1));
      double shift = Double.parseDouble(page.evaluate(SHIFT));
      assertThat(page.errors()).isEmpty();
      return shift;
    }
  }

  private URI home() {
    return URI.create("http://127.0.0.1:" + server.port() + "/");
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
