package io.github.mediastore.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStore;
import io.github.mediastore.browser.Browser;
import io.github.mediastore.browser.Page;
import io.github.mediastore.http.ImgAttributes;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser lays a picture out as wide as {@code sizes} says, on a page without any CSS. */
@Tag("once")
class ShownSizeBrowserTest {

  @Test
  void pictureIsShownAsWideAsSizesSays(@TempDir Path directory) throws Exception {
    MediaStore store = new InMemoryMediaStore();
    ImageCompressor plain = WebpImageCompressor.create();
    ImageCompressor withRendition =
        WebpImageCompressor.with(
            CompressionSettings.builder().rendition("card", 512, 100_000).build());
    byte[] picture = SamplePicture.draw();
    List<MediaInfo> pictures =
        List.of(
            store.add(Quickstart.GALLERY, withRendition.compress(picture)),
            store.add(Quickstart.GALLERY, plain.compress(picture)));
    Gallery gallery = new Gallery(plain, store);
    String[] html = {""};
    try (Browser browser = Browser.start(Files.createDirectory(directory.resolve("profile")));
        WebServer server =
            WebServer.start(
                exchange -> {
                  if (exchange.getRequestURI().getPath().startsWith("/media/")) {
                    gallery.handle(exchange);
                    return;
                  }
                  try (exchange) {
                    byte[] body = html[0].getBytes(UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                  }
                });
        Page page = browser.open()) {
      for (Shown shown :
          List.of(
              new Shown("160px", 1280, 160),
              new Shown("20em", 1280, 320),
              new Shown("(max-width: 600px) 100vw, 300px", 1280, 300),
              new Shown("(max-width: 600px) 100vw, 300px", 390, 300),
              new Shown("50vw", 1280, 640),
              new Shown("50vw", 390, 195),
              new Shown("calc(25vw + 10px)", 1280, 330))) {
        for (int i = 0; i < pictures.size(); i++) {
          html[0] =
              "<!DOCTYPE html><html lang=\"en\"><meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\"><img %s>"
                  .formatted(
                      ImgAttributes.of(pictures.get(i), "A picture", "/media/" + i)
                          .sizes(shown.sizes())
                          .toHtml());
          page.emulate(shown.window(), 800, "light");
          page.load(URI.create("http://127.0.0.1:" + server.port() + "/"));
          page.await("document.images[0].complete && document.images[0].naturalWidth > 0");

          assertThat(page.evaluate("document.images[0].clientWidth"))
              .as("%s, picture %d", shown, i)
              .isEqualTo(Integer.toString(shown.width()));
          assertThat(Integer.parseInt(page.evaluate("document.images[0].clientHeight")))
              .as("%s, picture %d", shown, i)
              .isCloseTo(heightOf(pictures.get(i), shown.width()), within(1));
        }
      }
      assertThat(page.errors()).isEmpty();
    }
  }

  private static int heightOf(MediaInfo picture, int width) {
    Dimensions size = picture.dimensions().orElseThrow();
    return Math.round((float) width * size.height() / size.width());
  }

  private record Shown(String sizes, int window, int width) {}
}
