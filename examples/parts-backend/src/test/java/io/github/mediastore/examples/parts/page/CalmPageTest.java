package io.github.mediastore.examples.parts.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Film;
import io.github.mediastore.browser.Key;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is on the page stays where it is while the rest arrives. */
class CalmPageTest extends OpenPage {

  private static final String NAV = "document.querySelector('#sections')";

  /** The sum of what the browser measured since the document began (Layout Instability API). */
  private static final String SHIFT =
      """
      new Promise(done => {
        let sum = 0;
        new PerformanceObserver(list => list.getEntries().forEach(e => (sum += e.value)))
          .observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(sum), 100);
      })\
      """;

  @Test
  void nothingIsShiftedByWhatArrives() throws Exception {
    Path film = directory.resolve("film.mp4");
    Film.make(film);
    String part = newPart();
    String organization = "document.querySelector('.organization')";
    page.load(server().resolve("/?q=" + numberOf(part)));
    signIn();
    user.choose(ref(organization, "file"), file("logo.png", PhonePhoto.blackLogo()));
    user.choose(ref(part, "pictures"), file("IMG_1.jpg", PhonePhoto.sideways()));
    user.choose(ref(part, "films"), film);
    page.await(part + ".querySelectorAll('[data-state=done]').length === 2");
    page.await(organization + ".querySelectorAll('.margin [data-state=done]').length === 1");
    page.slow(Duration.ofMillis(80));

    for (String scheme : new String[] {"dark", "light"}) {
      for (int width : new int[] {320, 390, 1280, 1600}) {
        page.emulate(width, 900, scheme);
        assertThat(shift(part)).as("%d px, %s", width, scheme).isLessThanOrEqualTo(0.02);
      }
      page.forget(); // The second time, nobody is signed in.
    }

    page.slow(Duration.ZERO);
    page.emulate(1280, 900, "light");
    page.load(server().resolve("/?q=" + numberOf(part)));
    signIn();
    page.evaluate("document.querySelector('#undo').dataset.seconds = 1");
    user.click(ref(organization, "remove"));
    user.click("document.querySelector('#confirmation [value=confirmed]')");
    page.await(ref(organization, "logo") + ".hidden");
    page.await(
        "fetch('api/organizations').then(a => a.json()).then(all => all.every(o => !o.logo))");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void nothingIsShiftedWhenAnUploadEnds() throws Exception {
    String part = newPart();
    page.load(server().resolve("/?q=" + numberOf(part)));
    signIn();
    page.emulate(390, 900, "light");
    page.hold("*/images");
    user.choose(
        ref(part, "pictures"),
        file("IMG_1.jpg", PhonePhoto.sideways()),
        file("IMG_2.jpg", PhonePhoto.sideways()),
        file("letter.jpg", "Dear Sir or Madam".getBytes(UTF_8)));
    // Browsers do not count what moves within half a second of what somebody does.
    page.answerHeld(503, "Retry-After", "1");
    double before = Double.parseDouble(page.evaluate(SHIFT));
    page.await(part + ".querySelectorAll('[data-state=done]').length === 2");
    page.await(part + ".querySelectorAll('[data-state=failed]').length === 1");
    page.await(pictures(part) + ".length === 2");

    double shift = Double.parseDouble(page.evaluate(SHIFT)) - before;
    assertThat(shift).isLessThanOrEqualTo(0.02);
    assertThat(page.evaluate(part + ".querySelectorAll('.room').length")).isEqualTo("1");
    user.click(part + ".querySelector('.upload-summary [data-ref=dismiss]')");
    assertThat(page.evaluate(part + ".querySelectorAll('.room').length")).isEqualTo("0");
  }

  /** Returns by how much is shifted what one sees until all pictures and posters have come. */
  private double shift(String part) throws IOException, InterruptedException {
    page.reload();
    page.await(part + " !== null");
    page.await(
        "[...document.querySelectorAll('.logo img')].every(img => img.complete &&"
            + " img.naturalWidth)");
    page.await(
        "%1$s.length === 1 && %1$s.every(i => i.complete || i.getBoundingClientRect().top > 1800)"
            .formatted(pictures(part)));
    return Double.parseDouble(page.evaluate(SHIFT));
  }

  @Test
  void headerIsOneRowOnPhonesAndItsListIsScrolledByKeys() throws Exception {
    loadAsEditor();
    for (int width : new int[] {320, 390}) {
      page.emulate(width, 844, "light");
      page.await("document.querySelector('.masthead').getBoundingClientRect().height < 66");
      assertThat(page.evaluate("document.querySelector('#account').innerText.trim()"))
          .endsWith("Ada Lovelace"); // For those who listen; one sees the avatar alone.
      assertThat(page.evaluate("document.querySelector('#account').offsetWidth < 60"))
          .isEqualTo("true");
      assertThat(
              page.evaluate(
                  "parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)"))
          .isEqualTo("80");
      page.await(NAV + ".matches('.goes-on-after:not(.goes-on-before)')");
      assertThat(page.evaluate("getComputedStyle(" + NAV + ").maskImage")).contains("40px)");
    }

    page.evaluate(NAV + ".querySelector('a').focus()");
    user.press(Key.TAB);
    user.press(Key.TAB);

    page.await(NAV + ".matches('.goes-on-before:not(.goes-on-after)')");
    assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Support videos");
    user.press(Key.ENTER);
    String top = "document.querySelector('#support').getBoundingClientRect().top";
    page.await("%1$s > 64 && %1$s < innerHeight - 100".formatted(top));
    assertThat(page.errors()).isEmpty();
  }

  private void signIn() throws IOException, InterruptedException {
    page.await("document.querySelector('#sign-in').checkVisibility()");
    user.click("document.querySelector('#sign-in')");
    fillIn("ada@example.org", "ada");
    page.await("document.querySelector('#account').checkVisibility()");
  }

  private String numberOf(String part) {
    return jdbc.sql("SELECT number FROM parts WHERE id = ?")
        .param(Long.valueOf(part.replaceAll("\\D", "")))
        .query(String.class)
        .single();
  }
}
