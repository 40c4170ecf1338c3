package io.github.mediastore.examples.parts.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Key;
import io.github.mediastore.browser.PageChecks;
import java.awt.Color;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A catalogue of 500 parts: it is searched, filtered and turned over, and changed in one place. */
class CataloguePageTest extends OpenPage {

  private static final String SEARCH = "document.querySelector('#find [name=q]')";
  private static final String STANDING = "document.querySelector('#standing').textContent";
  private static final String ANNOUNCED = "document.querySelector('#announcements').textContent";
  private static final String NUMBERS =
      "[...document.querySelectorAll('.part .number')].map(e => e.textContent).join(' ')";

  private long organization;

  @BeforeAll
  void addParts() {
    organization =
        jdbc.sql("INSERT INTO organizations (name) VALUES ('Zeta Catalogue') RETURNING id")
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            INSERT INTO parts (organization_id, number, name)
            SELECT ?, 'ZC-' || to_char(i, 'FM000'), 'Gasket ' || (i % 10) FROM generate_series(1, 500) i
            """)
        .param(organization)
        .update();
  }

  @AfterAll
  void removeParts() {
    jdbc.sql("DELETE FROM parts WHERE organization_id = ?").param(organization).update();
    jdbc.sql("DELETE FROM organizations WHERE id = ?").param(organization).update();
  }

  @Test
  void partsAreFoundWhileOneTypesAndTheAddressSaysWhatIsLookedFor() throws Exception {
    load();
    user.click(SEARCH);
    long before = requests("/api/parts?");

    user.type("zc ");
    user.type("12");

    page.await(NUMBERS + ".startsWith('ZC-120 ZC-121') && " + NUMBERS + ".endsWith('ZC-129')");
    page.await(STANDING + ".startsWith('10 of ')");
    page.await(ANNOUNCED + ".startsWith('10 of ')");
    assertThat(requests("/api/parts?") - before).isOne(); // Not one a letter.
    assertThat(page.evaluate("location.search")).isEqualTo("?q=zc+12");
    assertThat(page.evaluate("document.activeElement === " + SEARCH)).isEqualTo("true");
    assertThat(page.evaluate("document.querySelector('#support') === null")).isEqualTo("true");
    page.reload(); // As somebody sees it who was sent the address.
    page.await(STANDING + ".startsWith('10 of ') && " + SEARCH + ".value === 'zc 12'");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void numbersAreInTheOrderOfPeopleAndNothingIsMovedByASearch() throws Exception {
    jdbc.sql(
            """
            INSERT INTO parts (organization_id, number, name)
            SELECT (SELECT min(id) FROM organizations), number, 'Naturally'
            FROM unnest(ARRAY['N2-10', 'N2-9a', 'N10-1', 'N2-010', 'N2-2']) number
            """)
        .update();
    load();
    user.click(SEARCH);

    user.type("natural");

    page.await(NUMBERS + " === 'N2-2 N2-9a N2-010 N2-10 N10-1'");
    assertThat(page.evaluate("document.title")).isEqualTo("“natural” · Parts catalogue");
    assertThat(PageChecks.layoutShift(page)).isLessThanOrEqualTo(0.02);
    page.evaluate("history.back()");
    page.await(NUMBERS + ".includes('NP-100')");
    assertThat(page.evaluate("document.title")).isEqualTo("Parts catalogue");
    assertThat(PageChecks.layoutShift(page)).isLessThanOrEqualTo(0.02);
    jdbc.sql("DELETE FROM parts WHERE name = 'Naturally'").update();
  }

  @Test
  void whatIsNotFoundIsSaidWithAWayOut() throws Exception {
    page.load(server().resolve("/?q=zc+wheel"));
    page.await("document.querySelector('#nothing').checkVisibility()");
    assertThat(page.evaluate(STANDING)).startsWith("0 of ");

    user.click("document.querySelector('#nothing button')");

    page.await("document.querySelectorAll('.part').length > 4");
    assertThat(page.evaluate("document.querySelector('#nothing').checkVisibility()"))
        .isEqualTo("false");
    assertThat(page.evaluate("location.search + " + SEARCH + ".value")).isEmpty();
    assertThat(page.evaluate("document.activeElement === " + SEARCH)).isEqualTo("true");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void pagesOfAnOrganizationAreTurnedAndGoneBackThrough() throws Exception {
    load();
    page.evaluate(
        """
        (() => {
          const { organization } = document.querySelector('#find').elements;
          organization.value = [...organization.options].find(o => o.text === 'Zeta Catalogue').value;
          organization.dispatchEvent(new Event('change', { bubbles: true }));
        })()\
        """);
    page.await(NUMBERS + ".startsWith('ZC-001 ') && " + NUMBERS + ".endsWith(' ZC-100')");
    page.await(STANDING + ".startsWith('500 of ')");
    assertThat(page.evaluate("document.querySelector('.organization .facts').textContent"))
        .isEqualTo("100 of 500 parts");

    user.click("[...document.querySelectorAll('#pages a')].find(a => a.textContent === 'Next')");

    page.await(NUMBERS + ".startsWith('ZC-101 ') && " + NUMBERS + ".endsWith(' ZC-200')");
    page.await(ANNOUNCED + ".startsWith('Page 2.')");
    page.await("document.activeElement.id === 'catalogue'");
    assertThat(page.evaluate("scrollY")).isEqualTo("0");
    assertThat(page.evaluate("document.querySelector('#pages [aria-current]').textContent"))
        .isEqualTo("2");
    assertThat(page.evaluate("location.search"))
        .isEqualTo("?organization=%d&page=2".formatted(organization));
    assertThat(page.evaluate("document.title"))
        .isEqualTo("Zeta Catalogue · Page 2 · Parts catalogue");
    page.evaluate("history.back()");
    page.await(NUMBERS + ".startsWith('ZC-001 ')");
    page.evaluate("history.back()");
    page.await("document.querySelector('#find [name=organization]').value === ''");
    page.await(NUMBERS + ".includes('NP-100')");
    page.load(server().resolve("/?organization=%d&page=77".formatted(organization)));
    page.await(NUMBERS + ".startsWith('ZC-401 ') && location.search.endsWith('page=5')");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void addressOfAnOrganizationThatIsGoneLeadsToTheOthers() throws Exception {
    page.load(server().resolve("/?organization=4711000"));
    page.await(STANDING + ".includes('There is no organization 4711000.')");

    user.click("document.querySelector('#standing button')");

    page.await(NUMBERS + ".includes('NP-100')");
    assertThat(errorsBut(404)).isEmpty();
  }

  @Test
  void uploadAsksForItsPartAloneAndLeavesTheRestAsItIs() throws Exception {
    String part = newPart();
    loadAsEditor();
    page.hold("*/images");
    page.await(part + " !== null");
    user.choose(ref(part, "pictures"), file("red.png", PhonePhoto.plain(Color.RED)));
    page.answerHeld(503, "Retry-After", "1");
    user.click("document.querySelector('.organization [data-ref=add]')");
    user.click("document.querySelector('#new-part [name=name]')");
    user.type("Half a name");
    String scrolled = page.evaluate("scrollY");
    long before = requests("/api/");

    assertThat(outcome(part)).contains("% saved");
    page.await(pictures(part) + ".length === 1");

    assertThat(requests("/api/") - before).isOne();
    assertThat(page.requests().stream().filter(url -> url.contains("/api/")).toList())
        .last()
        .asString()
        .matches(".*/api/parts/\\d+");
    assertThat(page.evaluate("scrollY")).isEqualTo(scrolled);
    assertThat(
            page.evaluate(
                "document.querySelector('#new-part').open + document.activeElement.value"))
        .isEqualTo("trueHalf a name");
    assertThat(errorsBut(503)).isEmpty();
  }

  @Test
  void newPartThatFailedIsTriedAgainAndNotLeftWhileItIsSent() throws Exception {
    String dialog = "document.querySelector('#new-part')";
    loadAsEditor();
    user.click("document.querySelector('.organization [data-ref=add]')");
    user.click(dialog + ".querySelector('[name=number]')");
    user.type("AGAIN-1");
    user.click(dialog + ".querySelector('[name=name]')");
    user.type("Gasket");
    user.choose(
        dialog + ".querySelector('[name=files]')", file("red.png", PhonePhoto.plain(Color.RED)));
    page.hold("*/uploads/parts");
    user.click(dialog + ".querySelector('[type=submit]')");
    page.await(dialog + ".querySelector('[type=submit]').disabled");

    user.press(Key.ESCAPE);
    user.press(Key.ESCAPE);

    assertThat(page.evaluate(dialog + ".open")).isEqualTo("true");
    page.answerHeld(500, "Cache-Control", "no-store");
    assertThat(outcome(dialog)).contains("Gasket", "status 500");
    page.await("document.activeElement === " + ref(dialog, "again"));
    // It is sent as it is filled in now.
    page.evaluate(dialog + ".querySelector('[name=name]').value = 'Gasket, flat'");
    user.press(Key.ENTER);

    page.await("!" + dialog + ".open");
    String part =
        "[...document.querySelectorAll('.part')].find(e => e.innerText.includes('AGAIN-1'))";
    page.await(part + "?.innerText.includes('Gasket, flat')");
    awaitPictures(part, 1);
    page.await(part + ".contains(document.activeElement)");
    page.await(ANNOUNCED + " === 'Added Gasket, flat'");
    assertThat(
            jdbc.sql("SELECT count(*) FROM parts WHERE number = 'AGAIN-1'")
                .query(Integer.class)
                .single())
        .isOne();
    assertThat(errorsBut(500)).isEmpty();
  }

  private long requests(String path) {
    return page.requests().stream().filter(url -> url.contains(path)).count();
  }
}
