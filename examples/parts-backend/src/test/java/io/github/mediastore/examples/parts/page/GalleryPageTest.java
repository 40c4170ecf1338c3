package io.github.mediastore.examples.parts.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Key;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Galleries: pictures are added, looked at, ordered and deleted. */
class GalleryPageTest extends OpenPage {

  @Test
  void sidewaysPhotoStandsUprightInTheGalleryUntilItIsDeleted() throws Exception {
    String part = newPart();
    loadAsEditor();

    user.choose(ref(part, "pictures"), file("IMG_2041.jpg", PhonePhoto.sideways()));

    awaitPictures(part, 1);
    String picture = pictures(part) + "[0]";
    assertThat(colourAt(picture, 0.1)).isEqualTo("red");
    assertThat(colourAt(picture, 0.9)).isEqualTo("blue");
    user.click(ref(part, "view"));
    String whole = "document.querySelector('#lightbox img')";
    page.await(whole + "?.complete");
    assertThat(page.evaluate(whole + ".naturalWidth + 'x' + " + whole + ".naturalHeight"))
        .isEqualTo("768x1024");
    assertThat(colourAt(whole, 0.1)).isEqualTo("red");
    assertThat(colourAt(whole, 0.9)).isEqualTo("blue");
    user.press(Key.ESCAPE);
    assertThat(outcome(part))
        .contains("IMG_2041.jpg", "% saved", "JPEG, 1200 × 1600", "WebP, 768 × 1024, quality 85");

    user.click(ref(part, "delete"));
    user.click("document.querySelector('#confirmation [value=confirmed]')");

    page.await(pictures(part) + ".length === 0");
    page.await(ref(part, "empty") + ".checkVisibility()");
    page.await("document.activeElement === " + ref(part, "pictures"));
    page.reload();
    page.await(ref(part, "empty") + ".checkVisibility()");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void galleryShowsThumbnailsOfOneShapeWhoseRoomIsKept() throws Exception {
    String part = newPart();
    loadAsEditor();
    user.choose(
        ref(part, "pictures"),
        file("upright.jpg", PhonePhoto.sideways()),
        file("red.png", PhonePhoto.plain(Color.RED)));
    awaitPictures(part, 2);
    String boxes =
        "%s.map(e => e.getBoundingClientRect()).map(b => (b.width / b.height).toFixed(1)).join()"
            .formatted(pictures(part));

    assertThat(page.evaluate(boxes)).isEqualTo("1.3,1.3");
    assertThat(page.evaluate(pictures(part) + ".every(e => e.currentSrc.includes('/thumbnails/'))"))
        .isEqualTo("true");
    assertThat(page.evaluate(pictures(part) + "[0].srcset")).containsPattern("320w, .* 640w$");
    page.emulate(390, 844, "light");
    page.forget();
    page.hold("*/thumbnails/*");
    page.reload();
    page.await(part + " !== null && " + pictures(part) + ".length === 2");
    page.evaluate(part + ".scrollIntoView()");
    // Before any has come, too.
    assertThat(page.evaluate(pictures(part) + ".some(e => e.naturalWidth > 0)")).isEqualTo("false");
    assertThat(page.evaluate(boxes)).isEqualTo("1.3,1.3");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void captionAndAlternativeTextAreWrittenInPlaceByKeys() throws Exception {
    String part = newPart();
    loadAsEditor();
    user.choose(ref(part, "pictures"), file("red.png", PhonePhoto.plain(Color.RED)));
    awaitPictures(part, 1);

    page.evaluate(ref(part, "edit") + ".focus()");
    user.press(Key.ENTER);
    user.type("Shaft <i>seal</i>");
    user.press(Key.TAB);
    user.type("A \"red\" <b>ring</b>");
    user.press(Key.ENTER);

    page.await(ref(part, "caption") + ".checkVisibility()");
    page.await("document.activeElement === " + ref(part, "edit"));
    page.await("document.querySelector('#announcements').textContent.endsWith('saved')");
    assertThat(page.evaluate(ref(part, "words") + ".checkVisibility()")).isEqualTo("false");
    page.forget();
    page.reload();
    awaitPictures(part, 1);
    assertThat(page.evaluate(ref(part, "caption") + ".textContent")).isEqualTo("Shaft <i>seal</i>");
    assertThat(page.evaluate(pictures(part) + "[0].alt")).isEqualTo("A \"red\" <b>ring</b>");
    assertThat(page.evaluate(ref(part, "view") + ".ariaLabel")).endsWith(": A \"red\" <b>ring</b>");
    assertThat(page.evaluate(part + ".querySelector('i, b') === null")).isEqualTo("true");
    assertThat(page.evaluate(ref(part, "edit") + ".checkVisibility()")).isEqualTo("false");
    user.click(ref(part, "view"));
    page.await("document.querySelector('#lightbox img')?.alt.startsWith('A \"red\"')");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void wordsThatCouldNotBeSavedAreKeptAndThatIsSaid() throws Exception {
    String part = newPart();
    loadAsEditor();
    user.choose(ref(part, "pictures"), file("red.png", PhonePhoto.plain(Color.RED)));
    awaitPictures(part, 1);
    page.evaluate(ref(part, "edit") + ".focus()");
    user.press(Key.ENTER);
    page.await("document.activeElement.name === 'caption'");
    String caption = part + ".querySelector('[name=caption]')";
    page.evaluate(caption + ".value = 'Shaft seal '.repeat(900)");
    user.press(Key.ENTER);

    page.await(ref(ref(part, "words"), "problem") + ".textContent.startsWith('Not saved.')");
    assertThat(page.evaluate(ref(ref(part, "words"), "problem") + ".textContent"))
        .contains("more than 8192");
    assertThat(page.evaluate(caption + ".value.length")).isEqualTo("9900");
    assertThat(page.evaluate("document.activeElement === " + caption)).isEqualTo("true");
    page.evaluate(caption + ".value = 'Shaft seal'");
    user.press(Key.ENTER);
    page.await(ref(part, "caption") + ".textContent === 'Shaft seal'");

    page.await("document.activeElement === " + ref(part, "edit"));
    user.press(Key.ENTER);
    user.type("Something else");
    user.press(Key.ESCAPE);
    assertThat(page.evaluate(ref(part, "caption") + ".textContent")).isEqualTo("Shaft seal");
    assertThat(errorsBut(422)).isEmpty();
  }

  @Test
  void deletingIsAskedForAndCanBeLeft() throws Exception {
    String part = newPart();
    loadAsEditor();
    user.choose(ref(part, "pictures"), file("red.png", PhonePhoto.plain(Color.RED)));
    awaitPictures(part, 1);

    user.click(ref(part, "delete"));
    page.await("document.querySelector('#confirmation').open");
    user.press(Key.ENTER); // What has the focus keeps the picture.

    page.await("!document.querySelector('#confirmation').open");
    assertThat(page.evaluate("document.activeElement === " + ref(part, "delete")))
        .isEqualTo("true");
    page.reload();
    awaitPictures(part, 1);
  }

  @Test
  void droppedFilesAreAddedEachWithItsResult() throws Exception {
    String part = newPart();
    loadAsEditor();

    user.drop(
        part,
        file("red.png", PhonePhoto.plain(Color.RED)),
        file("letter.jpg", "Dear Sir or Madam".getBytes(StandardCharsets.UTF_8)),
        file("blue.png", PhonePhoto.plain(Color.BLUE)));

    awaitPictures(part, 2);
    assertThat(order(part)).isEqualTo("red blue");
    page.await(part + ".querySelectorAll('[data-state=done]').length === 2");
    String refused = part + ".querySelector('[data-state=failed]')";
    assertThat(page.evaluate(ref(refused, "file") + ".textContent")).isEqualTo("letter.jpg");
    assertThat(page.evaluate(ref(refused, "state") + ".textContent"))
        .contains("not accepted", "plain text");
    // To try again would not help, and to dismiss it does.
    assertThat(page.evaluate(ref(refused, "again") + ".hidden")).isEqualTo("true");
    user.click(ref(refused, "dismiss"));
    page.await(refused + " === null");
    page.await("document.activeElement.matches('.upload')");
    assertThat(errorsBut(415)).isEmpty();
  }

  @Test
  void picturesAreOrderedByButtonsAndByDragging() throws Exception {
    String part = newPart();
    loadAsEditor();
    user.choose(
        ref(part, "pictures"),
        file("red.png", PhonePhoto.plain(Color.RED)),
        file("green.png", PhonePhoto.plain(Color.GREEN)),
        file("blue.png", PhonePhoto.plain(Color.BLUE)));
    awaitPictures(part, 3);

    page.evaluate(ref(part + ".querySelectorAll('.tile')[2]", "earlier") + ".focus()");
    user.press(Key.ENTER);
    user.press(Key.ENTER);

    assertThat(order(part)).isEqualTo("blue red green");
    assertThat(page.evaluate("document.activeElement.ariaLabel")).startsWith("Move earlier");
    awaitSaved(part, "blue red green");

    user.drag(part + ".querySelector('.tile')", part + ".querySelector('.tile:last-child')");

    awaitSaved(part, "red green blue");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void busyServerIsAskedAgain() throws Exception {
    String part = newPart();
    loadAsEditor();
    page.hold("*/images");
    user.choose(ref(part, "pictures"), file("red.png", PhonePhoto.plain(Color.RED)));

    page.answerHeld(503, "Retry-After", "2");

    page.await(part + ".querySelector('.state').textContent.includes('busy. Next try in')");
    awaitPictures(part, 1);
    assertThat(outcome(part)).contains("red.png", "%");
    assertThat(errorsBut(503)).isEmpty();
  }

  @Test
  void uploadThatWaitsIsCancelled() throws Exception {
    String part = newPart();
    loadAsEditor();
    page.hold("*/images");
    user.choose(
        ref(part, "pictures"),
        file("red.png", PhonePhoto.plain(Color.RED)),
        file("blue.png", PhonePhoto.plain(Color.BLUE)));
    page.await(part + ".querySelectorAll('.upload').length === 2");

    user.click(ref(part + ".querySelectorAll('.upload')[1]", "cancel"));
    page.answerHeld(503, "Retry-After", "1");

    awaitPictures(part, 1);
    assertThat(order(part)).isEqualTo("red");
    assertThat(page.evaluate(part + ".querySelectorAll('.state')[1].textContent"))
        .isEqualTo("Cancelled");
  }

  @Test
  void picturesAreSeenLargeAndTurnedByKeys() throws Exception {
    String part = newPart();
    loadAsEditor();
    Path red = file("red.png", PhonePhoto.plain(Color.RED));
    user.choose(ref(part, "pictures"), red, file("blue.png", PhonePhoto.plain(Color.BLUE)));
    awaitPictures(part, 2);
    String shown = "document.querySelector('#lightbox img')";

    page.evaluate(ref(part, "view") + ".focus()");
    user.press(Key.ENTER);
    page.await(shown + "?.naturalWidth === 400");
    assertThat(colourAt(shown, 0.5)).isEqualTo("red");
    user.press(Key.RIGHT);
    page.await(shown + ".alt.endsWith('picture 2') && " + shown + ".naturalWidth === 400");
    assertThat(colourAt(shown, 0.5)).isEqualTo("blue");
    user.press(Key.ESCAPE);

    page.await("!document.querySelector('#lightbox').open");
    page.await("document.activeElement.ariaLabel?.startsWith('View picture 2 of 2')");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void partIsAddedTogetherWithItsPictures() throws Exception {
    loadAsEditor();
    user.click("document.querySelector('.organization [data-ref=add]')");
    user.click("document.querySelector('#new-part [name=number]')");
    user.type("NEW-1");
    user.click("document.querySelector('#new-part [name=name]')");
    user.type("Gasket");
    user.choose(
        "document.querySelector('#new-part [name=files]')",
        file("red.png", PhonePhoto.plain(Color.RED)),
        file("blue.png", PhonePhoto.plain(Color.BLUE)));
    user.click("document.querySelector('#new-part [type=submit]')");

    page.await("!document.querySelector('#new-part').open");
    String part =
        "[...document.querySelectorAll('.part')].find(e => e.innerText.includes('NEW-1'))";
    page.await(part + " !== undefined");
    page.evaluate(part + ".scrollIntoView()");
    awaitPictures(part, 2);
    assertThat(order(part)).isEqualTo("red blue");
    assertThat(page.errors()).isEmpty();
  }

  private void awaitSaved(String part, String order) throws IOException, InterruptedException {
    assertThat(order(part)).isEqualTo(order);
    // What the tiles are called follows once the order is saved.
    page.await(
        "[...%s.querySelectorAll('.view')].every((view, i) => view.ariaLabel.includes(` ${i + 1} of`))"
            .formatted(part));
    page.reload();
    awaitPictures(part, 3);
    assertThat(order(part)).isEqualTo(order);
  }

  private String order(String part) throws IOException, InterruptedException {
    StringBuilder order = new StringBuilder();
    int count = Integer.parseInt(page.evaluate(pictures(part) + ".length"));
    for (int i = 0; i < count; i++) {
      order.append(colourAt(pictures(part) + "[" + i + "]", 0.5)).append(' ');
    }
    return order.toString().strip();
  }

  /** Returns the colour of a picture in the middle, at a height from 0 to 1. */
  private String colourAt(String picture, double height) throws IOException, InterruptedException {
    return page.evaluate(
        """
        (() => {
          const img = %s;
          const canvas = new OffscreenCanvas(img.naturalWidth, img.naturalHeight);
          const context = canvas.getContext('2d');
          context.drawImage(img, 0, 0);
          const [x, y] = [canvas.width / 2, Math.floor(canvas.height * %s)];
          const colour = context.getImageData(x, y, 1, 1).data.slice(0, 3);
          return ['red', 'green', 'blue'][colour.indexOf(Math.max(...colour))];
        })()\
        """
            .formatted(picture, height));
  }
}
