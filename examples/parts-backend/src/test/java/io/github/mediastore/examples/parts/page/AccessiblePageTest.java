package io.github.mediastore.examples.parts.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Key;
import io.github.mediastore.browser.PageChecks;
import java.awt.Color;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page for everyone: who listens to it, who has no mouse, who has a small or dark screen. */
class AccessiblePageTest extends OpenPage {

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void nothingKeepsPeopleOut(String scheme) throws Exception {
    page.emulate(1280, 900, scheme);
    load();
    assertThat(faults()).isEmpty();
    user.click("document.querySelector('#sign-in')");
    assertThat(faults()).isEmpty();
    fillIn("ada@example.org", "ada");
    page.await("document.querySelector('#account').checkVisibility()");
    String part = newPart();
    page.reload();
    page.await("document.documentElement.dataset.role === 'EDITOR'");
    page.await(part + " !== null");
    user.choose(
        ref(part, "pictures"),
        file("red.png", PhonePhoto.plain(Color.RED)),
        file("letter.jpg", "Dear Sir or Madam".getBytes(UTF_8)));
    page.await(part + ".querySelectorAll('[data-state=done], [data-state=failed]').length === 2");
    awaitPictures(part, 1);

    assertThat(faults()).isEmpty();
    page.await("document.querySelector('#announcements').textContent.includes('letter.jpg: ')");

    user.click(part + ".querySelector('[data-state=done] [data-ref=compare]')");
    assertThat(faults()).isEmpty();
    user.press(Key.ESCAPE);
    page.evaluate(ref(part, "edit") + ".click()");
    page.await("document.activeElement.name === 'caption'");
    assertThat(faults()).isEmpty();
    user.press(Key.ESCAPE);
    user.click(ref(part, "view"));
    assertThat(faults()).isEmpty();
    user.press(Key.ESCAPE);
    user.click(ref(part, "delete"));
    assertThat(faults()).isEmpty();
    user.click("document.querySelector('#confirmation [value=confirmed]')");
    assertThat(faults()).isEmpty();
    user.click("document.querySelector('#undo button')");
    user.click("document.querySelector('.organization [data-ref=add]')");
    assertThat(faults()).isEmpty();
    user.press(Key.ESCAPE);
    user.click("document.querySelector('#account')");
    assertThat(faults()).isEmpty();
    user.choose(
        "document.querySelector('#profile [type=file]')",
        file("me.png", PhonePhoto.plain(Color.BLUE)));
    page.await("document.querySelector('#focus-picker').open");
    assertThat(faults()).isEmpty();
  }

  @Test
  void keyboardAloneGetsToTheCatalogueAndShowsWhereItIs() throws Exception {
    load();

    user.press(Key.TAB);
    assertThat(page.evaluate("document.activeElement.textContent")).startsWith("Skip to");
    user.press(Key.ENTER);

    page.await("document.activeElement.id === 'catalogue'");
    page.evaluate("document.querySelector('#sign-in').focus()");
    assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");
  }

  @ParameterizedTest
  @CsvSource({"320, light", "360, light", "390, dark", "820, light", "1600, dark"})
  void pageFitsTheScreen(int width, String scheme) throws Exception {
    loadAsEditor();

    page.emulate(width, 900, scheme);

    assertThat(page.evaluate("document.documentElement.scrollWidth <= " + width)).isEqualTo("true");
    // Beyond the edge is only what scrolls by itself.
    assertThat(
            page.evaluate(
                """
                [...document.querySelectorAll('body *')]
                  .filter(e => e.checkVisibility() && !e.closest('nav, .visually-hidden, .skip'))
                  .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                  .map(e => e.outerHTML.slice(0, 100)).join()\
                """))
        .isEmpty();
  }

  private String faults() throws IOException, InterruptedException {
    return PageChecks.barriers(page);
  }
}
