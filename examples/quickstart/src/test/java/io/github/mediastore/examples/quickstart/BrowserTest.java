package io.github.mediastore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStore;
import io.github.mediastore.browser.Browser;
import io.github.mediastore.browser.Film;
import io.github.mediastore.browser.Page;
import io.github.mediastore.browser.PageChecks;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The gallery as a visitor sees it. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

  private static final String PICTURE = "document.querySelector('main img')";
  private static final String FILM = "document.querySelector('main video')";

  private final ImageCompressor compressor = WebpImageCompressor.create();
  private Path directory;
  private EmbeddedPostgres postgres;
  private HikariDataSource connections;
  private MediaStore store;
  private Browser browser;
  private Page page;
  private AccessLog log;
  private WebServer server;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    this.directory = directory;
    browser = Browser.start(Files.createDirectory(directory.resolve("profile")));
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    connections = Quickstart.pool(postgres.getPostgresDatabase());
    MediaSchema.of(MediaTables.DEFAULT).create(connections);
    store = JdbcMediaStore.autonomous(connections);
  }

  @AfterAll
  void stop() throws IOException {
    if (browser != null) {
      browser.close();
      connections.close();
      postgres.close();
    }
  }

  @BeforeEach
  void open() throws IOException, InterruptedException {
    store.clear(Quickstart.GALLERY);
    log = new AccessLog(new Gallery(compressor, store));
    server = WebServer.start(log);
    page = browser.open();
    page.emulate(1280, 800, "light");
  }

  @AfterEach
  void close() {
    page.close();
    server.close();
  }

  @Test
  void pictureOfAVersionIsAskedForOnce() throws Exception {
    store.add(Quickstart.GALLERY, compressor.compress(SamplePicture.draw()));
    page.load(home());
    awaitPicture(1024);

    page.reload();
    awaitPicture(1024);

    assertThat(log.lines())
        .filteredOn(line -> line.startsWith("/media"))
        .containsExactly("/media/0 - 200");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void pictureAtAPlainUrlComesFromTheCacheAfter304() throws Exception {
    store.add(Quickstart.GALLERY, compressor.compress(SamplePicture.draw()));
    page.load(home().resolve("/media/0"));
    log.await("/media/0 - 200");

    page.reload();
    log.await("/media/0 - 304");

    // The body came once: what the second load shows is what the browser had kept.
    page.await("document.images[0].complete && document.images[0].naturalWidth === 1024");
    assertThat(log.lines()).filteredOn(line -> line.endsWith(" 200")).hasSize(1);
  }

  @Test
  void browserChoosesTheRenditionThatIsLargeEnough() throws Exception {
    ImageCompressor sizes =
        WebpImageCompressor.with(
            CompressionSettings.builder().rendition("card", 512, 100_000).build());
    store.add(Quickstart.GALLERY, sizes.compress(SamplePicture.draw()));

    page.load(home());

    page.await(PICTURE + ".complete && " + PICTURE + ".currentSrc.includes('size=card')");
    assertThat(page.evaluate("getComputedStyle(" + PICTURE + ").backgroundImage"))
        .startsWith("url(\"data:image/webp");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void cardIsASquareOfThePictureOnPhoneAndDesktop() throws Exception {
    ImageCompressor cards = WebpImageCompressor.with(Quickstart.SETTINGS);
    store.add(Quickstart.GALLERY, cards.compress(SamplePicture.draw()));
    store.add(Quickstart.GALLERY, cards.compress(png(200, 1000)));
    for (int width : new int[] {1280, 390}) {
      page.emulate(width, 844, "light");
      page.load(home());
      awaitPicture(600);

      assertThat(page.evaluate(PICTURE + ".currentSrc")).contains("size=card");
      assertThat(page.evaluate(PICTURE + ".naturalHeight")).isEqualTo("600");
      page.await("document.images[1].naturalWidth === 200");
      assertThat(page.evaluate("document.images[1].naturalHeight")).isEqualTo("200");
      assertThat(
              page.evaluate(
                  "[...document.images].every(i => Math.abs(i.clientWidth - i.clientHeight) <= 1)"))
          .isEqualTo("true");
      assertThat(page.evaluate("document.documentElement.scrollWidth <= " + width))
          .isEqualTo("true");
    }
    assertThat(page.errors()).isEmpty();
    page.load(home().resolve(page.evaluate("document.querySelector('main a').pathname")));
    page.await("document.images[0].complete && document.images[0].naturalWidth === 1024");
  }

  @Test
  void replacedPictureShowsAtOnce() throws Exception {
    MediaInfo old = store.add(Quickstart.GALLERY, compressor.compress(SamplePicture.draw()));
    page.load(home());
    awaitPicture(1024);
    store.replace(old.id(), compressor.compress(png(300, 200)));

    page.reload();

    awaitPicture(300);
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void chosenFilesAreUploadedAndShown() throws Exception {
    page.load(home());
    page.evaluate(
        """
        (async () => {
          const canvas = new OffscreenCanvas(40, 30);
          canvas.getContext('2d').fillRect(0, 0, 20, 20);
          const files = new DataTransfer();
          files.items.add(new File([await canvas.convertToBlob()], 'drawn.png'));
          files.items.add(new File(['no picture'], 'text.png'));
          document.querySelector('input').files = files.files;
          document.querySelector('input').dispatchEvent(new Event('change'));
        })()
        """);

    awaitPicture(40);
    assertThat(page.evaluate("document.querySelector('#answers').innerText"))
        .contains("drawn.png: ", "text.png: ");
    assertThat(store.list(Quickstart.GALLERY)).hasSize(1);
  }

  @Test
  void anEmptyGallerySaysSoAndWhatIsAddedCanBeLookedIntoAndRemoved() throws Exception {
    page.load(home());
    assertThat(page.evaluate("document.querySelector('main').innerText"))
        .isEqualTo("No pictures yet.");
    upload("drawn <1>.png");
    awaitPicture(40);

    assertThat(page.evaluate("document.querySelector('figcaption').innerText"))
        .startsWith("drawn <1>.png");
    assertThat(page.evaluate("document.querySelector('details').textContent"))
        .contains("PNG 40 x 30, ");
    page.evaluate("document.querySelector('[data-remove]').click()");
    page.await("document.querySelector('main').innerText === 'No pictures yet.'");

    assertThat(store.list(Quickstart.GALLERY)).isEmpty();
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void nothingOnThePageMovesWhileItLoadsAndWhilePicturesAreAdded() throws Exception {
    for (int width : new int[] {390, 1280}) {
      store.clear(Quickstart.GALLERY);
      store.add(Quickstart.GALLERY, compressor.compress(SamplePicture.draw()));
      page.emulate(width, 844, "light");
      page.load(home());
      awaitPicture(1024);
      upload("a.png");
      page.await("document.images.length === 2 && document.images[1].naturalWidth === 40");

      double shift = PageChecks.layoutShift(page);
      assertThat(shift).as("at %d px", width).isLessThanOrEqualTo(0.02);
    }
  }

  @Test
  void nothingKeepsPeopleOut() throws Exception {
    store.add(Quickstart.GALLERY, compressor.compress(SamplePicture.draw()));
    for (int width : new int[] {320, 390, 1280}) {
      for (String scheme : List.of("light", "dark")) {
        page.emulate(width, 844, scheme);
        page.load(home());
        awaitPicture(1024);

        assertThat(PageChecks.barriers(page)).as("at %d px, %s", width, scheme).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .isEqualTo("true");
      }
    }
    upload("a.png", "b.png");
    page.await("document.querySelectorAll('#answers li').length === 2");
    assertThat(PageChecks.barriers(page)).isEmpty();
  }

  @Test
  void droppedFilesAreUploadedOneAfterTheOther() throws Exception {
    Path first = Files.write(directory.resolve("first.png"), png(40, 30));
    Path second = Files.write(directory.resolve("second.png"), png(40, 30));
    page.load(home());

    page.user().drop("document.querySelector('form')", first, second);

    page.await("document.querySelectorAll('main figure').length === 2");
    assertThat(page.evaluate("document.querySelector('main').innerText"))
        .contains("first.png", "second.png");
    assertThat(page.evaluate("location.pathname")).isEqualTo("/");
  }

  @Test
  void aFileDroppedBesideThePlaceForItIsUploadedAndAFolderIsNotTheServersFault() throws Exception {
    Path file = Files.write(directory.resolve("beside.png"), png(40, 30));
    Path folder = Files.createDirectories(directory.resolve("a folder"));
    page.load(home());

    page.user().drop("document.querySelector('main')", file, folder);

    page.await("document.querySelectorAll('#answers li').length === 2");
    page.await("!document.querySelector('#answers progress')");
    assertThat(page.evaluate("document.querySelector('main').innerText")).contains("beside.png");
    assertThat(page.evaluate("document.querySelector('#answers').innerText"))
        .contains("a folder: ")
        .doesNotContain("server is gone");
    assertThat(page.evaluate("location.pathname")).isEqualTo("/");
  }

  @Test
  void anOpenReceiptStaysOpenAndKeepsTheFocusWhilePicturesAreAdded() throws Exception {
    store.add(Quickstart.GALLERY, compressor.compress(png(30, 20)));
    page.load(home());
    page.evaluate(
        "document.querySelector('summary').click(), document.querySelector('summary').focus()");

    upload("a.png");
    page.await("document.images.length === 2");

    assertThat(page.evaluate("document.querySelector('details').open")).isEqualTo("true");
    assertThat(page.evaluate("document.activeElement.localName")).isEqualTo("summary");
    page.evaluate("document.querySelector('[data-remove]').click()");
    page.await("document.images.length === 1 && document.images[0].naturalWidth === 40");
  }

  @Test
  void whatIsFarTooLargeIsSaidToBe() throws Exception {
    page.load(home());
    page.evaluate(
        """
        (() => {
          const files = new DataTransfer();
          const part = new Blob([new Uint8Array(10_000_000)]);
          files.items.add(new File([new Uint8Array([137, 80, 78, 71]), ...Array(10).fill(part)], 'large.png'));
          document.querySelector('input').files = files.files;
          document.querySelector('input').dispatchEvent(new Event('change'));
        })()
        """);

    page.await("document.querySelector('#answers')?.innerText.includes('large.png')");
    page.await("!document.querySelector('#answers progress')");
    assertThat(page.evaluate("document.querySelector('#answers').innerText"))
        .doesNotContain("server is gone")
        .doesNotContain("could not be read");
  }

  @Test
  void aPortraitIsACardOnAPhone() throws Exception {
    ImageCompressor cards = WebpImageCompressor.with(Quickstart.SETTINGS);
    store.add(Quickstart.GALLERY, cards.compress(png(1500, 2000)));
    page.emulate(390, 844, "light");

    page.load(home());
    awaitPicture(600);

    assertThat(page.evaluate(PICTURE + ".currentSrc")).contains("size=card");
    assertThat(page.evaluate(PICTURE + ".clientWidth <= 200")).isEqualTo("true");
  }

  @Test
  void aServerThatIsGoneIsSaidForEachFile() throws Exception {
    page.load(home());
    server.close();

    upload("a.png", "b.png");

    page.await("document.querySelectorAll('#answers li').length === 2");
    page.await(
        "[...document.querySelectorAll('#answers li')].every(l => l.innerText.includes('gone'))");
    assertThat(page.evaluate("document.querySelector('#answers').innerText"))
        .contains("a.png: The server is gone", "b.png: The server is gone");
  }

  @Test
  void anotherMethodAndAnotherPageAreRefused() throws Exception {
    MediaInfo stored = store.add(Quickstart.GALLERY, compressor.compress(png(30, 20)));
    String remove = "/pictures/" + stored.id().value();

    assertThat(send("GET", "/upload").statusCode()).isEqualTo(405);
    assertThat(send("PUT", "/upload").headers().firstValue("Allow")).contains("POST");
    assertThat(send("POST", "/").statusCode()).isEqualTo(405);
    assertThat(send("POST", "/media/0").statusCode()).isEqualTo(405);
    assertThat(send("GET", remove).statusCode()).isEqualTo(405);
    assertThat(send("POST", "/upload", "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(send("DELETE", remove, "Origin", "null").statusCode()).isEqualTo(403);
    assertThat(send("POST", "/upload", "Origin", "null").statusCode()).isEqualTo(403);
    for (String site : List.of("cross-site", "same-site")) {
      assertThat(send("POST", "/upload", "Sec-Fetch-Site", site).statusCode()).isEqualTo(403);
      assertThat(send("DELETE", remove, "Sec-Fetch-Site", site).statusCode()).isEqualTo(403);
    }
    assertThat(send("POST", "/upload", "Sec-Fetch-Site", "same-origin").statusCode())
        .as("no body")
        .isBetween(400, 422);
    for (String method : List.of("HEAD", "DELETE", "PATCH", "OPTIONS", "BREW")) {
      assertThat(send(method, "/upload").statusCode()).as(method).isEqualTo(405);
    }
    assertThat(store.list(Quickstart.GALLERY)).hasSize(1);
    assertThat(send("DELETE", remove).statusCode()).isEqualTo(200);
    assertThat(send("DELETE", remove).statusCode()).isEqualTo(404);
    assertThat(send("DELETE", "/pictures/x").statusCode()).isEqualTo(404);
  }

  @Test
  void aNameThatIsNoTextIsTakenAsOneThatIs() throws Exception {
    String half = "%61".repeat(199) + "%F0%9F%98%80%F0%9F%98%80";
    for (String name : List.of("%00%1B.png", half, "%FF%FE.png", "%ED%A0%80")) {
      HttpRequest request =
          HttpRequest.newBuilder(home().resolve("/upload?name=" + name))
              .POST(BodyPublishers.ofByteArray(png(30, 20)))
              .build();

      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
          .as(name)
          .isEqualTo(201);
    }
    page.load(home());
    page.await("document.images.length === 4");
    assertThat(page.evaluate("document.querySelector('main').innerText"))
        .contains("??.png", "a\uD83D\uDE00")
        .doesNotContain("\u0000");
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(home().resolve(path)).method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private void upload(String... names) throws Exception {
    page.evaluate(
        """
        (async () => {
          const files = new DataTransfer();
          for (const name of '%s'.split('|')) {
            const canvas = new OffscreenCanvas(40, 30);
            canvas.getContext('2d').fillRect(0, 0, 20, 20);
            files.items.add(new File([await canvas.convertToBlob()], name));
          }
          document.querySelector('input').files = files.files;
          document.querySelector('input').dispatchEvent(new Event('change'));
        })()
        """
            .formatted(String.join("|", names)));
  }

  @Test
  void filmIsSoughtByRanges() throws Exception {
    Path film = directory.resolve("film.mp4");
    Film.make(film);
    store.add(Quickstart.GALLERY, MediaContent.of("video/mp4", film));
    page.load(home());
    page.await(FILM + ".readyState >= 1 && " + FILM + ".duration > 29");

    page.evaluate(
        "new Promise(done => { %1$s.onseeked = done; %1$s.currentTime = 25; })".formatted(FILM));
    page.await(FILM + ".readyState >= 2 && " + FILM + ".currentTime >= 25");

    log.await("/media/0 bytes=[1-9]\\d*-\\d* 206"); // Played before it is sent to its end.
    long size = Files.size(film);
    List<Long> starts =
        log.lines().stream()
            .filter(line -> line.matches("/media/0 bytes=\\d+-\\d* 206"))
            .map(line -> Long.parseLong(line.replaceAll(".*bytes=(\\d+)-.*", "$1")))
            .toList();
    // What comes between the beginning and the place sought was never asked for; 304 is the answer
    // where the browser asks whether a part that it has is still right.
    assertThat(starts).as(log.lines().toString()).anyMatch(start -> start > size / 2);
    assertThat(log.lines())
        .filteredOn(line -> line.startsWith("/media"))
        .allMatch(line -> line.matches(".* (206|304)"));
    assertThat(page.evaluate(FILM + ".error")).isEqualTo("null");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void pageFitsAPhoneAndTheColoursOfItsUser() throws Exception {
    store.add(Quickstart.GALLERY, compressor.compress(SamplePicture.draw()));
    page.load(home());
    page.emulate(390, 844, "light");

    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo("390");
    assertThat(brightnessOfCorner()).isGreaterThan(200);
    page.emulate(390, 844, "dark");
    assertThat(brightnessOfCorner()).isLessThan(60);
  }

  private int brightnessOfCorner() throws IOException, InterruptedException {
    BufferedImage seen = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
    return seen.getRGB(1, 1) & 0xFF;
  }

  private void awaitPicture(int naturalWidth) throws IOException, InterruptedException {
    page.await(
        "%1$s && %1$s.complete && %1$s.naturalWidth === %2$d".formatted(PICTURE, naturalWidth));
  }

  private URI home() {
    return URI.create("http://127.0.0.1:" + server.port() + "/");
  }

  private static byte[] png(int width, int height) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file);
    return file.toByteArray();
  }
}
