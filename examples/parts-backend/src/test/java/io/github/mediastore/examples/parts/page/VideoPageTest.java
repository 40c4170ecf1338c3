package io.github.mediastore.examples.parts.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Film;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos: they are added, sought and deleted. */
class VideoPageTest extends OpenPage {

  private Path film;

  @BeforeAll
  void makeFilm(@TempDir Path films) throws IOException, InterruptedException {
    film = films.resolve("how_to_grease.mp4");
    Film.make(film);
  }

  @Test
  void videoOfAPartIsSoughtByRangesUntilItIsDeleted() throws Exception {
    String part = newPart();
    loadAsEditor();

    user.choose(ref(part, "films"), film);

    assertThat(outcome(part)).contains("how_to_grease.mp4", "Stored as it is: MP4");
    String player = ref(part, "player");
    page.await(player + " !== null");
    page.evaluate(player + ".scrollIntoView()");
    page.await(player + ".readyState >= 1 && " + player + ".duration > 29");
    assertThat(page.evaluate(ref(part + ".querySelector('.video')", "title") + ".textContent"))
        .isEqualTo("how to grease");

    page.evaluate(
        "new Promise(done => { %1$s.onseeked = done; %1$s.currentTime = 25; })".formatted(player));

    page.await(player + ".readyState >= 2 && " + player + ".currentTime >= 25");
    String address = page.evaluate(player + ".currentSrc.replace(/#.*/, '')");
    assertThat(page.answers())
        .filteredOn(answer -> answer.endsWith(address))
        .hasSizeGreaterThan(1)
        .allMatch(answer -> answer.startsWith("206 "));

    user.click(ref(part + ".querySelector('.video')", "delete"));
    user.click("document.querySelector('#confirmation [value=confirmed]')");
    page.await(part + ".querySelector('.video') === null");
    page.await("document.activeElement === " + ref(part, "pictures"));
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void videoHasAPosterAndSaysHowLongItPlays() throws Exception {
    String part = newPart();
    loadAsEditor();
    user.choose(ref(part, "films"), film);
    assertThat(outcome(part)).contains("Stored as it is: MP4, 30 seconds, 640 × 360");

    loadAsEditor();
    String player = ref(part, "player");
    page.await(player + " !== null");
    page.evaluate(player + ".scrollIntoView()");

    assertThat(page.evaluate(ref(part + ".querySelector('.video')", "facts") + ".textContent"))
        .startsWith("MP4, 30 seconds, 640 × 360, ");
    String poster = page.evaluate(player + ".poster");
    assertThat(poster).contains("?size=poster&v=");
    page.await(
        "(async () => (await createImageBitmap(await (await fetch('%s')).blob())).width === 640)()"
            .formatted(poster));
    assertThat(page.evaluate("getComputedStyle(" + player + ").backgroundImage"))
        .startsWith("url(\"data:image/webp");
    assertThat(page.evaluate(player + ".getAttribute('aria-label')")).isEqualTo("how to grease");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void droppedVideoIsToldFromAPicture() throws Exception {
    String part = newPart();
    loadAsEditor();

    user.drop(part, film, file("IMG_1.jpg", PhonePhoto.sideways()));

    page.await(part + ".querySelectorAll('[data-state=done]').length === 2");
    awaitPictures(part, 1);
    page.await(part + ".querySelectorAll('.video').length === 1");
  }

  @Test
  void supportVideoIsAddedAndPictureIsNotTakenForOne() throws Exception {
    String support = "document.querySelector('#support')";
    loadAsEditor();
    int before = Integer.parseInt(page.evaluate(support + ".querySelectorAll('.video').length"));

    user.choose(ref(support, "films"), film);
    assertThat(outcome(support)).contains("Stored as it is: MP4");
    page.await(support + ".querySelectorAll('.video').length === " + (before + 1));
    user.choose(ref(support, "films"), file("film.mp4", PhonePhoto.sideways()));

    page.await(support + ".querySelector('[data-state=failed]') !== null");
    assertThat(outcome(support)).contains("film.mp4", "JPEG");
    assertThat(page.evaluate(support + ".querySelectorAll('.video').length - " + before))
        .isEqualTo("1");
    assertThat(errorsBut(415)).isEmpty();
  }
}
