package io.github.mediastore.examples.parts.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Film;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos over connections that break: what came is not sent again. */
class ResumableVideoPageTest extends BreakablePage {

  private static final int MB = 1_000_000;

  private Path film;
  private String part = "";
  private long sentBefore;

  @BeforeAll
  void makeFilm(@TempDir Path films) throws IOException, InterruptedException {
    film = films.resolve("how_to_grease.mp4");
    Film.make(film);
  }

  @Test
  void brokenConnectionCostsWhatWasOnItsWay() throws Exception {
    loadPart();
    proxy.breakAfter(15 * MB);

    user.choose(ref(part, "films"), film);

    assertThat(outcome(part)).contains("how_to_grease.mp4", "Stored as it is: MP4, 30 seconds");
    assertStoredWholeAndSentOnce();
  }

  @Test
  void serverThatIsGoneIsAskedUntilItIsBack() throws Exception {
    loadPart();
    stallInTheMiddle();

    proxy.goAway();

    page.await(state() + ".includes('The connection broke. Next try in')");
    page.await(leaving());
    proxy.comeBack();
    proxy.flow();
    assertThat(outcome(part)).contains("Stored as it is");
    assertStoredWholeAndSentOnce();
    assertThat(page.evaluate("" + leaving())).isEqualTo("false");
  }

  @Test
  void whoWasSignedOutSignsInAndGoesOn() throws Exception {
    loadPart();
    stallInTheMiddle();
    page.evaluate(
        """
        (async () => {
          const { csrf } = await import('/js/api.js');
          await fetch('logout', { method: 'POST', headers: csrf() });
          await fetch('api/session');
        })()
        """);

    proxy.goAway();
    proxy.comeBack();
    proxy.flow();

    page.await(state() + ".startsWith('You were signed out.')");
    user.click(ref(part, "again"));
    page.await("document.querySelector('#sign-in-dialog').open");
    fillIn("ada@example.org", "ada");
    page.await(state() + ".startsWith('Stored as it is')");
    assertStoredWholeAndSentOnce();
  }

  @Test
  void afterAReloadTheSameFileGoesOnWhereItWas() throws Exception {
    loadPart();
    page.reload(); // A page that nobody has touched is left without a question.
    page.await(part + " !== null && document.documentElement.dataset.role === 'EDITOR'");
    stallInTheMiddle();

    page.reload();
    proxy.flow();
    page.await(part + " !== null && document.documentElement.dataset.role === 'EDITOR'");
    user.choose(ref(part, "films"), film);

    assertThat(outcome(part)).contains("Stored as it is");
    assertStoredWholeAndSentOnce();
    assertThat(page.evaluate("localStorage.length")).isEqualTo("0");
  }

  @Test
  void whatIsCancelledIsGoneFromTheServer() throws Exception {
    loadPart();
    stallInTheMiddle();
    String address = "JSON.parse(localStorage.getItem(localStorage.key(0))).address";
    page.evaluate("window.address = " + address);

    user.click(ref(part, "cancel"));
    proxy.goAway();
    proxy.comeBack();
    proxy.flow();

    page.await(state() + " === 'Cancelled'");
    page.await(
        """
        (async () => {
          const headers = { 'Tus-Resumable': '1.0.0' };
          return (await fetch(address, { method: 'HEAD', headers })).status === 404;
        })()
        """);
    assertThat(page.evaluate("localStorage.length")).isEqualTo("0");
  }

  private void loadPart() throws IOException, InterruptedException {
    part = newPart();
    loadAsEditor();
    page.evaluate("localStorage.clear()");
    sentBefore = proxy.sent();
  }

  private void stallInTheMiddle() throws IOException, InterruptedException {
    sentBefore = proxy.sent();
    proxy.stallAfter(15 * MB);
    user.choose(ref(part, "films"), film);
    page.await("%s.querySelector('progress')?.value > 0.1".formatted(part));
    page.await(leaving());
    while (proxy.sent() < sentBefore + 15 * MB) {
      Thread.onSpinWait();
    }
  }

  private String state() {
    return part + ".querySelector('.upload:last-child .state').textContent";
  }

  /** Returns whether the browser would ask before the page is left. */
  private static String leaving() {
    return "!dispatchEvent(new Event('beforeunload', { cancelable: true }))";
  }

  /**
   * What was on its way when a connection broke is sent again, and no more; by Chromium itself
   * once, which tries again what it began on an old connection.
   */
  private void assertStoredWholeAndSentOnce() throws Exception {
    assertThat(proxy.sent() - sentBefore).isLessThan(Files.size(film) + 9 * MB);
    page.await(ref(part, "player") + " !== null");
    String address = page.evaluate(ref(part, "player") + ".src.replace(/#.*/, '')");
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body())
        .isEqualTo(Files.readAllBytes(film));
  }
}
