package io.github.mediastore.examples.parts.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Browser;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of many uploads: how far they are, and what can be done about those that failed. */
class UploadResultsPageTest extends BreakablePage {

  private static final String LEAVING =
      "!dispatchEvent(new Event('beforeunload', { cancelable: true }))";

  private String part = "";

  @Test
  void manyUploadsSayHowFarTheyAreAndAreDismissedAtOnce() throws Exception {
    loadPart();
    assertThat(page.evaluate(LEAVING)).isEqualTo("false");
    page.hold("*/images");
    user.choose(
        ref(part, "pictures"),
        file("red.png", PhonePhoto.plain(Color.RED)),
        file("blue.png", PhonePhoto.plain(Color.BLUE)),
        file("letter.jpg", "Dear Sir or Madam".getBytes(StandardCharsets.UTF_8)));

    page.await(summary() + " === '1 of 3'");
    assertThat(page.evaluate(LEAVING)).isEqualTo("true");
    page.answerHeld(503, "Retry-After", "1");

    page.await(summary() + " === '2 of 3 stored'");
    assertThat(page.evaluate(LEAVING)).isEqualTo("false");
    assertThat(page.evaluate(inSummary("again") + ".hidden")).isEqualTo("true");
    user.click(inSummary("dismiss"));
    page.await(ref(part, "uploads") + ".childElementCount === 0");
    page.await("document.activeElement === " + ref(part, "pictures"));
  }

  @Test
  void filesThatMetNoServerAreTriedAgainByOneButton() throws Exception {
    loadPart();
    proxy.goAway();
    user.choose(
        ref(part, "pictures"),
        file("red.png", PhonePhoto.plain(Color.RED)),
        file("blue.png", PhonePhoto.plain(Color.BLUE)));
    page.await(summary() + " === '0 of 2 stored'");
    assertThat(page.evaluate(LEAVING)).isEqualTo("false");
    assertThat(page.evaluate(inSummary("again") + ".textContent")).isEqualTo("Try 2 files again");

    proxy.comeBack();
    user.click(inSummary("again"));

    awaitPictures(part, 2);
    page.await(summary() + " === '2 of 2 stored'");
  }

  @Test
  void afterSigningInAgainTheSameFilesAreSent() throws Exception {
    loadPart();
    page.forget(); // The session is lost.
    user.choose(
        ref(part, "pictures"),
        file("red.png", PhonePhoto.plain(Color.RED)),
        file("blue.png", PhonePhoto.plain(Color.BLUE)));
    page.await(part + ".querySelector('.state').textContent.startsWith('You were signed out.')");
    page.await("%s.textContent === 'Try 2 files again'".formatted(inSummary("again")));

    // Whoever else signs in is not asked.
    user.click("document.querySelector('#sign-in')");
    fillIn("ben@example.org", "ben");
    page.await("document.documentElement.dataset.role === 'USER'");
    assertThat(page.evaluate(inSummary("again") + ".hidden")).isEqualTo("true");
    page.forget();
    page.evaluate("import('/js/session.js').then(session => session.refreshSession())");

    user.click(inSummary("again"));
    page.await("document.querySelector('#sign-in-dialog').open");
    fillIn("ada@example.org", "ada");

    awaitPictures(part, 2);
    page.await(summary() + " === '2 of 2 stored'");
  }

  @Test
  void whatIsTooLargeIsNotSent() throws Exception {
    loadPart();

    user.choose(ref(part, "pictures"), sparse("large.jpg", 42L << 20));
    page.await("%s.querySelector('[data-state=failed]') !== null".formatted(part));
    user.choose(ref(part, "films"), sparse("large.mp4", (5L << 30) + (512L << 20)));

    page.await("%s.querySelectorAll('[data-state=failed]').length === 2".formatted(part));
    assertThat(
            page.evaluate(
                "[...%s.querySelectorAll('.state')].map(e => e.textContent).join(' ')"
                    .formatted(part)))
        .isEqualTo(
            "A picture may have at most 40 MiB; this file has 42 MiB. "
                + "A video may have at most 5 GiB; this file has 5.5 GiB.");
    assertThat(page.requests()).noneMatch(url -> url.contains("/uploads/"));
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void heicIsOfferedAndStoredAsWebpWhereThereIsADecoder() throws Exception {
    Browser.requireCommand("ffmpeg");
    loadPart();
    page.await(ref(part, "pictures") + ".accept.endsWith('.heic,.heif,.avif')");
    page.await(
        "document.querySelector('#new-part"
            + " [name=files]').accept.startsWith('image/jpeg,image/png,')");
    assertThat(page.evaluate(ref(part, "films") + ".accept"))
        .isEqualTo("video/mp4,video/webm,video/quicktime");

    user.choose(ref(part, "pictures"), file("IMG_2041.HEIC", sample("scene.heic")));

    awaitPictures(part, 1);
    assertThat(outcome(part)).contains("IMG_2041.HEIC", "HEIC, 96 × 64", "WebP, 96 × 64");
  }

  @Test
  void fingersAreNotToldToDrop() throws Exception {
    loadPart();
    String hint = part + ".querySelector('.where-dropped')";
    boolean isFine = page.evaluate("matchMedia('(pointer: fine)').matches").equals("true");
    assertThat(page.evaluate(hint + ".checkVisibility()")).isEqualTo("" + isFine);

    page.emulate(390, 844, "light");
    page.evaluate("0");

    assertThat(page.evaluate("matchMedia('(pointer: fine)').matches")).isEqualTo("false");
    assertThat(page.evaluate(hint + ".checkVisibility()")).isEqualTo("false");
  }

  private void loadPart() throws IOException, InterruptedException {
    part = newPart();
    loadAsEditor();
  }

  private String summary() {
    return ref(part, "uploads") + ".querySelector('.upload-summary p')?.textContent";
  }

  private String inSummary(String button) {
    return "%s.querySelector('.upload-summary [data-ref=%s]')".formatted(part, button);
  }

  private Path sparse(String name, long length) throws IOException {
    Path file = directory.resolve(name);
    try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
      made.setLength(length);
    }
    return file;
  }

  /** A file that heif-enc made. */
  private static byte[] sample(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            Browser.class.getResourceAsStream("/io/github/mediastore/internal/heif/" + name))) {
      return in.readAllBytes();
    }
  }
}
