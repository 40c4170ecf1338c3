package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static io.github.mediastore.examples.parts.Visitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.examples.parts.SlowClients.Client;
import io.github.mediastore.ffmpeg.Tools;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The configuration of nginx that the documentation has, before the application. */
@Timeout(120)
class NginxTest extends RunningApplication {

  private static final int SLICE = 2 << 20;
  private static final int BYTES = 6 * SLICE + 77;

  /** More than the server has threads. */
  private static final int SLOW = 220;

  private static final int AT_ONCE = 20;

  private final byte[] film = Pictures.film(BYTES, 5);
  private Nginx nginx;
  private Visitor visitor;
  private String video;

  @BeforeEach
  void start() throws Exception {
    Tools.require("nginx");
    nginx = new Nginx(server(), Nginx.documented());
    visitor = new Visitor(nginx.address());
    video =
        "/videos/support/"
            + editor()
                .upload(
                    "/uploads/support-videos",
                    text("title", "In slices"),
                    file("file", "a.mp4", film))
                .json()
                .get("id");
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    if (nginx != null) {
      nginx.close();
    }
  }

  @Test
  void slowReadersAndSendersTakeNothingFromOthers() throws Exception {
    String[] headers = editor().headersOfUpload();
    Probe probe = new Probe(nginx.address());
    try (SlowClients slow = new SlowClients(nginx.address(), 4_096)) {
      for (int i = 1; i <= SLOW; i++) {
        slow.read(video);
        slow.send("/uploads/support-videos", Visitor.BEGIN_OF_FILE, 40 << 20, headers);
        if (i % AT_ONCE == 0) {
          // Others are served while the next ones come.
          do {
            assertThat(probe.ask()).as("%s, %s", slow.states(), nginx.log()).isTrue();
          } while (slow.states().getOrDefault("200", 0) < i);
        }
      }

      assertThat(probe.ask()).as(nginx.log()).isTrue();
      assertThat(slow.states()).isEqualTo(Map.of("200", SLOW, "waits", SLOW));
    }
  }

  @Test
  void anAnswerInSlicesIsTheAnswerOfTheApplication() {
    assertSame();
    for (String range :
        List.of(
            "bytes=0-0",
            "bytes=%d-%d".formatted(SLICE - 1, SLICE),
            "bytes=5-",
            "bytes=-100",
            "bytes=%d-".formatted(5 * SLICE),
            "bytes=%d-".formatted(BYTES),
            "pages=1-2")) {
      assertSame("Range", range);
    }
    String etag = visitor.get(video).header("ETag");
    assertSame("If-None-Match", etag);
    assertSame("If-None-Match", "\"another\"");
    assertSame("If-Match", "\"another\"");
    assertSame("Range", "bytes=7-9", "If-Range", etag);
    assertSame("Range", "bytes=7-9", "If-Range", "\"another\"");
  }

  private void assertSame(String... headers) {
    String asked = Arrays.toString(headers);
    Answer whole = visitor.get(video, headers);
    Answer direct = somebody().get(video, headers);
    if (direct.status() == 416) {
      // nginx has a page of its own for it.
      assertThat(whole.status()).as(asked).isEqualTo(416);
      assertThat(whole.header("Content-Range")).isEqualTo(direct.header("Content-Range"));
      return;
    }
    assertThat(whole.body()).as(asked).isEqualTo(direct.body());
    assertSame("GET " + asked, whole, direct);
    assertSame("HEAD " + asked, visitor.head(video, headers), somebody().head(video, headers));
  }

  private static void assertSame(String asked, Answer answer, Answer direct) {
    assertThat(answer.status()).as(asked).isEqualTo(direct.status());
    for (String name :
        List.of("ETag", "Content-Type", "Content-Length", "Content-Range", "Cache-Control")) {
      assertThat(answer.header(name)).as("%s: %s", asked, name).isEqualTo(direct.header(name));
    }
  }

  @Test
  void aBodyOverTheLimitOfItsPlaceIsRefusedBeforeItIsSent() throws Exception {
    String[] headers = editor().headersOfUpload();
    try (SlowClients slow = new SlowClients(nginx.address(), 4_096)) {
      Client photo = slow.send("/uploads/users/profile-photo", "", 50 << 20, headers);
      Client movie = slow.send("/uploads/support-videos", "", 600 << 20, headers);
      Client json = slow.send("/api/parts", "", 2 << 20, headers);
      Client fits = slow.send("/uploads/support-videos", "", 500 << 20, headers);
      for (Client refused : List.of(photo, movie, json)) {
        while (!refused.answer().startsWith("HTTP/1.1 413")) {
          Thread.sleep(20);
        }
      }
      assertThat(fits.state()).isEqualTo("waits");
    }
  }
}
