package io.github.mediastore.examples.parts.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Key;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * What one does with a picture: take it away, look at what was made of it, remove it and think
 * again.
 */
class PicturePageTest extends OpenPage {

  private static final String LIGHTBOX = "document.querySelector('#lightbox')";
  private static final String COMPARE = "document.querySelector('#compare')";
  private static final String SEARCH = "document.querySelector('#find [name=q]')";
  private static final String UNDO = "document.querySelector('#undo')";
  private static final String ANNOUNCED = "document.querySelector('#announcements').textContent";

  @Test
  void addressIsCopiedAndThePictureTakenAway() throws Exception {
    String part = partWithTwo();
    user.click(ref(part, "view"));
    String address = page.evaluate(ref(LIGHTBOX, "take") + ".href");
    assertThat(address).startsWith(server() + "/images/parts/");
    assertThat(page.evaluate(ref(LIGHTBOX, "take") + ".download"))
        .matches("PAGE-\\d+ Part of a page 1\\.webp");
    assertThat(
            page.evaluate(
                "fetch('%s').then(a => a.headers.get('Content-Type'))".formatted(address)))
        .isEqualTo("image/webp");

    assertThat(copied()).isEqualTo(address);
    // As on a page over plain HTTP, where there is no clipboard.
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    user.click(part + ".querySelectorAll('.view')[1]");
    assertThat(copied()).isNotEqualTo(address).startsWith(server() + "/images/parts/");
    assertThat(page.errors()).isEmpty();
  }

  /** Copies the address of what is seen large, and pastes it into the search. */
  private String copied() throws IOException, InterruptedException {
    user.click(ref(LIGHTBOX, "copyAddress"));
    page.await(ref(LIGHTBOX, "copyAddress") + ".textContent === 'Copied'");
    page.await(LIGHTBOX + ".querySelector('[role=status]').textContent === 'Address copied'");
    assertThat(page.evaluate("document.activeElement === " + ref(LIGHTBOX, "copyAddress")))
        .isEqualTo("true");
    user.press(Key.ESCAPE);
    // Beyond what the search takes, and what it would find.
    page.evaluate("(%1$s.maxLength = 500, %1$s.value = '', %1$s.focus())".formatted(SEARCH));
    page.evaluate(SEARCH + ".addEventListener('input', e => e.stopImmediatePropagation(), true)");
    user.paste();
    page.await(SEARCH + ".value !== ''");
    return page.evaluate(SEARCH + ".value");
  }

  @Test
  void ownUploadIsComparedBeforeAndAfter() throws Exception {
    String part = partWithTwo();
    user.choose(ref(part, "pictures"), file("IMG_2041.jpg", PhonePhoto.sideways()));
    assertThat(outcome(part)).contains("IMG_2041.jpg", "% saved");
    awaitPictures(part, 3);

    user.click(part + ".querySelector('.upload:last-child [data-ref=compare]')");

    String before = ref(COMPARE, "before");
    String after = ref(COMPARE, "after");
    page.await("%s.naturalHeight === 1600 && %s.naturalHeight === 1024".formatted(before, after));
    assertThat(page.evaluate(before + ".naturalWidth + ' ' + " + after + ".naturalWidth"))
        .isEqualTo("1200 768"); // Upright, both.
    assertThat(page.evaluate(COMPARE + ".innerText"))
        .contains("IMG_2041.jpg", "JPEG, ", "1200 × 1600", "WebP, ", "768 × 1024");
    assertThat(page.evaluate("document.activeElement === " + ref(COMPARE, "at"))).isEqualTo("true");
    user.press(Key.RIGHT);
    assertThat(page.evaluate(ref(COMPARE, "at") + ".getAttribute('aria-valuetext')"))
        .isEqualTo("51 % before, 49 % after");
    assertThat(page.evaluate("getComputedStyle(" + before + ").clipPath")).contains("49%");
    user.click(ref(COMPARE, "at")); // In its middle.
    page.await(ref(COMPARE, "at") + ".value === '50'");
    assertThat(page.evaluate(ref(COMPARE, "take") + ".download")).isEqualTo("IMG_2041.webp");
    assertThat(page.evaluate(ref(COMPARE, "take") + ".href === " + after + ".src"))
        .isEqualTo("true");
    page.emulate(640, 400, "light"); // A window of 1280 by 800 at 200 %.
    page.await(
        "%s.getBoundingClientRect().bottom <= %s.querySelector('.sides').getBoundingClientRect().top"
            .formatted(ref(COMPARE, "stage"), COMPARE));
    user.press(Key.ESCAPE);
    page.await("!" + COMPARE + ".open && !" + before + ".hasAttribute('src')");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void fileThatTheBrowserCannotShowIsSaidToBeOne() throws Exception {
    String part = newPart();
    loadAsEditor();
    page.await(part + " !== null");
    ByteArrayOutputStream tiff = new ByteArrayOutputStream();
    ImageIO.write(
        ImageIO.read(new ByteArrayInputStream(PhonePhoto.plain(Color.RED))), "tiff", tiff);
    user.choose(ref(part, "pictures"), file("scan.tiff", tiff.toByteArray()));
    assertThat(outcome(part)).contains("scan.tiff", "%");
    awaitPictures(part, 1);

    user.click(ref(part, "compare"));

    page.await(ref(COMPARE, "problem") + ".textContent.includes('cannot show the TIFF file')");
    page.await(ref(COMPARE, "after") + ".naturalWidth === 400");
    assertThat(page.evaluate(ref(COMPARE, "at") + ".checkVisibility()")).isEqualTo("false");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void removalsAreUndoneOneByOneByButtonAndByKeys() throws Exception {
    String part = partWithTwo();
    assertThat(page.evaluate(UNDO + ".dataset.seconds")).isEqualTo("10");
    remove(part);
    page.await(ANNOUNCED + ".startsWith('Picture 1 of ')");
    remove(part);
    page.await(
        pictures(part) + ".length === 0 && " + UNDO + ".querySelectorAll('li').length === 2");
    assertThat(page.evaluate(ref(part, "empty") + ".checkVisibility()")).isEqualTo("true");

    page.evaluate(
        "document.activeElement.dispatchEvent("
            + "new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))");
    page.await(pictures(part) + ".length === 1");
    assertThat(page.evaluate(part + ".contains(document.activeElement)")).isEqualTo("true");
    page.await(ANNOUNCED + ".endsWith(' stays')");
    user.click(UNDO + ".querySelector('button')");

    awaitPictures(part, 2);
    page.await("document.activeElement.ariaLabel?.startsWith('View picture 1 of 2')");
    assertThat(page.evaluate(UNDO + ".checkVisibility()")).isEqualTo("false");
    page.reload();
    awaitPictures(part, 2);
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void removalIsSentWhenItsTimeIsOverAndComesBackIfItFails() throws Exception {
    String part = partWithTwo();
    page.evaluate(UNDO + ".dataset.seconds = 1");
    page.hold("*/uploads/parts/*/images/*");
    remove(part);
    page.await(pictures(part) + ".length === 1");

    page.answerHeld(500, "Cache-Control", "no-store");

    awaitPictures(part, 2);
    assertThat(outcome(part)).contains("Removing Picture 1 of PAGE-", "status 500");
    remove(part);
    page.await("!" + UNDO + ".checkVisibility()");
    page.await(
        "fetch('%s').then(a => a.json()).then(p => p.images.length === 1)".formatted(source(part)));
    assertThat(page.evaluate(pictures(part) + ".length")).isEqualTo("1");
    assertThat(errorsBut(500)).isEmpty();
  }

  @Test
  void whoLeavesThePageHasRemovedWhatWasRemoved() throws Exception {
    String part = partWithTwo();
    remove(part);
    page.load(server().resolve("/icon.svg"));
    page.await(
        "fetch('/%s').then(a => a.json()).then(p => p.images.length === 1)"
            .formatted(source(part)));

    load();
    awaitPictures(part, 1);
    remove(part);
    page.await(pictures(part) + ".length === 0");
    user.click("document.querySelector('#account')");
    user.click("document.querySelector('#profile [data-ref=signOut]')");

    page.await("document.querySelector('#sign-in').checkVisibility()");
    page.await(
        "fetch('/%s').then(a => a.json()).then(p => p.images.length === 0)"
            .formatted(source(part)));
    assertThat(errorsBut(404)).isEmpty(); // The icon that browsers ask for beside a picture.
  }

  private String partWithTwo() throws IOException, InterruptedException {
    String part = newPart();
    loadAsEditor();
    page.await(part + " !== null");
    user.choose(
        ref(part, "pictures"),
        file("red.png", PhonePhoto.plain(Color.RED)),
        file("blue.png", PhonePhoto.plain(Color.BLUE)));
    awaitPictures(part, 2);
    page.await(part + ".querySelectorAll('[data-state=done]').length === 2");
    return part;
  }

  private void remove(String part) throws IOException, InterruptedException {
    user.click(ref(part, "delete"));
    page.await("document.querySelector('#confirmation').open");
    user.click("document.querySelector('#confirmation [value=confirmed]')");
    page.await("!document.querySelector('#confirmation').open");
  }

  private static String source(String part) {
    return "api/parts/" + part.replaceAll("\\D", "");
  }
}
