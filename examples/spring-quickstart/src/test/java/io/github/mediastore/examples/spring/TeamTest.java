package io.github.mediastore.examples.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.browser.Browser;
import io.github.mediastore.browser.Page;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The example as it is started, used over HTTP and in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamTest {

  /** How far the page has moved by itself while it was loaded; 0 is not at all. */
  private static final String LAYOUT_SHIFT =
      """
      new Promise(done => {
        let sum = 0;
        new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value))
            .observe({type: 'layout-shift', buffered: true});
        setTimeout(() => done(String(sum)), 300);
      })
      """;

  private RunningTeam team;

  @BeforeAll
  void start() {
    team = RunningTeam.start();
  }

  @AfterAll
  void stop() {
    team.close();
  }

  @Test
  void aPhotoIsUploadedServedAndRemoved() throws Exception {
    HttpResponse<byte[]> card = team.send("PUT", "/members/1/photo", RunningTeam.photo());
    assertThat(card.statusCode()).as(text(card)).isEqualTo(200);
    assertThat(text(card)).contains("\"alt\":\"Ada Lovelace\"", "\"src\":\"/members/1/photo?v=");

    HttpResponse<byte[]> photo = team.get("/members/1/photo");
    assertThat(photo.statusCode()).isEqualTo(200);
    assertThat(photo.headers().firstValue("Content-Type")).hasValue("image/webp");
    String tag = photo.headers().firstValue("ETag").orElseThrow();
    assertThat(team.get("/members/1/photo", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(text(team.get("/members/1/photo", "Range", "bytes=8-11"))).isEqualTo("WEBP");

    assertThat(team.send("DELETE", "/members/1/photo", new byte[0]).statusCode()).isEqualTo(200);
    assertThat(team.get("/members/1/photo").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNoPictureIsRejectedWithItsReason() throws Exception {
    HttpResponse<byte[]> problem =
        team.send("PUT", "/members/1/photo", "Dear Sir or Madam".getBytes(UTF_8));

    assertThat(problem.statusCode()).isEqualTo(415);
    assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(text(problem)).contains("not accepted: plain text");
  }

  @Test
  void aMemberWhoLeavesTakesThePhotoAlong() throws Exception {
    team.send("PUT", "/members/3/photo", RunningTeam.photo());
    MediaStore store = team.context().getBean(MediaStore.class);
    assertThat(store.count(MediaSlot.of("members", 3, "photo"))).isEqualTo(1);

    assertThat(team.send("DELETE", "/members/3", new byte[0]).statusCode()).isEqualTo(200);

    assertThat(store.count(MediaSlot.of("members", 3, "photo"))).isZero();
  }

  @Test
  void thePageUploadsSaysWhatWasRejectedAndRemoves(@TempDir Path folder) throws Exception {
    Path photo = Files.write(folder.resolve("hills.jpg"), RunningTeam.photo());
    Path letter = Files.writeString(folder.resolve("letter.jpg"), "Dear Sir or Madam");
    try (Browser browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
        Page page = browser.open()) {
      load(page, 1280, 800);
      String item = "document.querySelectorAll('#members li')[1]";
      String image = item + ".querySelector('img')";
      String remove = item + ".querySelector('button')";
      assertThat(page.evaluate(remove + ".checkVisibility()")).isEqualTo("false");

      page.user().choose(item + ".querySelector('input')", photo);
      page.await(image + " !== null && " + image + ".complete && " + image + ".naturalWidth > 0");
      page.await(item + ".querySelector('output').textContent === 'hills.jpg is stored.'");
      assertThat(page.evaluate(image + ".alt")).isEqualTo("Grace Hopper");

      page.user().choose(item + ".querySelector('input')", letter);
      page.await(item + ".querySelector('output.refused') !== null");
      assertThat(page.evaluate(item + ".querySelector('output').textContent"))
          .startsWith("letter.jpg: ")
          .contains("not accepted");
      assertThat(page.evaluate(image + " !== null")).isEqualTo("true");

      load(page, 390, 844);
      page.await(image + " !== null && " + image + ".complete");
      assertThat(page.evaluate(LAYOUT_SHIFT)).isEqualTo("0");
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo("true");

      page.user().click(remove);
      page.await(image + " === null && !" + remove + ".checkVisibility()");
    }
  }

  private void load(Page page, int width, int height) throws IOException, InterruptedException {
    page.emulate(width, height, "light");
    page.load(team.root());
    page.await("document.querySelector('#members').ariaBusy === 'false'");
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8);
  }
}
