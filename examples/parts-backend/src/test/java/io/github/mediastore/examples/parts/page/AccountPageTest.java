package io.github.mediastore.examples.parts.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Key;
import java.awt.Color;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Who may do what: visitors look, users have a photo, editors change the rest. */
class AccountPageTest extends OpenPage {

  private static final String PROFILE = "document.querySelector('#profile')";
  private static final String PICKER = "document.querySelector('#focus-picker')";
  private static final String UNDO = "document.querySelector('#undo')";
  private static final String LOGOS =
      "fetch('api/organizations').then(a => a.json()).then(all => all.filter(o => o.logo).length";
  private static final String VISIBLE_TOOLS =
      "[...document.querySelectorAll('.for-editor')].filter(e => e.checkVisibility()).length";

  @Test
  void visitorsLookAndCannotChangeAnything() throws Exception {
    String part = newPart();

    load();

    page.await(part + " !== null");
    assertThat(page.evaluate(VISIBLE_TOOLS)).isEqualTo("0");
    assertThat(page.evaluate("document.querySelector('#standing').textContent"))
        .endsWith("Sign in to add pictures and videos.");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void wrongPasswordIsSaidAndTheRightOneSignsIn() throws Exception {
    load();
    user.click("document.querySelector('#sign-in')");
    fillIn("ada@example.org", "wrong");
    page.await("document.querySelector('#sign-in-dialog [role=alert]').checkVisibility()");
    assertThat(page.evaluate("document.querySelector('#sign-in-dialog [role=alert]').textContent"))
        .contains("password is wrong");

    user.type("ada"); // What was wrong is selected, and so overwritten.
    user.click("document.querySelector('#sign-in-dialog [type=submit]')");

    page.await("document.querySelector('#account').checkVisibility()");
    assertThat(page.evaluate("document.querySelector('#account').innerText.trim()"))
        .endsWith("Ada Lovelace");
    assertThat(page.evaluate(VISIBLE_TOOLS)).isNotEqualTo("0");
    assertThat(errorsBut(401)).isEmpty();
  }

  @Test
  void demoAccountFillsInTheForm() throws Exception {
    load();
    user.click("document.querySelector('#sign-in')");

    user.click("[...document.querySelectorAll('#sign-in-dialog [data-ref=accounts] button')][1]");
    user.click("document.querySelector('#sign-in-dialog [type=submit]')");

    page.await("document.querySelector('#account').innerText.includes('Ben Okafor')");
  }

  @Test
  void userChangesTheOwnPhotoAndNothingElse() throws Exception {
    loadAs("ben@example.org", "ben");
    assertThat(page.evaluate(VISIBLE_TOOLS)).isEqualTo("0");
    user.click("document.querySelector('#account')");

    user.choose(ref(PROFILE, "file"), file("me.jpg", PhonePhoto.sideways()));
    page.await(PICKER + ".open");
    user.click(ref(PICKER, "use"));

    page.await("[...document.querySelectorAll('.avatar img')].length === 2");
    page.await("document.querySelector('#profile .avatar img').naturalHeight === 512");
    assertThat(outcome(PROFILE)).contains("me.jpg", "% saved", "WebP, 512 × 512");

    user.click(ref(PROFILE, "remove"));
    user.click("document.querySelector('#confirmation [value=confirmed]')");
    page.await("document.querySelector('#profile .avatar').textContent === 'BO'");
    page.await("document.activeElement === " + ref(PROFILE, "file"));
    page.await(
        "document.querySelector('#profile [role=status]').textContent"
            + ".startsWith('Your photo will be removed')");
    user.click(UNDO + ".querySelector('button')"); // It is a part of the dialog.
    page.await("[...document.querySelectorAll('.avatar img')].length === 2");
    page.await("document.activeElement === " + ref(PROFILE, "remove"));
    removePhoto();
    page.await("fetch('api/session').then(a => a.json()).then(({ user }) => user.photo === null)");
    assertThat(page.evaluate("document.querySelector('#account .avatar').textContent"))
        .isEqualTo("BO");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void photoIsCutAroundThePointThatIsClickedOrMovedToByKeys() throws Exception {
    loadAs("ben@example.org", "ben");
    user.click("document.querySelector('#account')");
    user.choose(ref(PROFILE, "file"), file("me.jpg", PhonePhoto.sideways()));
    page.await(PICKER + ".open");
    user.press(Key.ESCAPE); // Nothing is sent.
    page.await("!" + PICKER + ".open && " + PROFILE + ".open");
    assertThat(page.evaluate(ref(PROFILE, "uploads") + ".childElementCount")).isEqualTo("0");
    user.choose(ref(PROFILE, "file"), file("me.jpg", PhonePhoto.sideways()));
    page.await(PICKER + ".open");
    assertThat(page.evaluate("document.activeElement === " + ref(PICKER, "across")))
        .isEqualTo("true");

    page.evaluate(
        """
        (() => {
          const { left, top, width, height } = %1$s.getBoundingClientRect();
          const at = { clientX: left + width / 4, clientY: top + (3 * height) / 4 };
          %1$s.dispatchEvent(new MouseEvent('click', at));
        })()\
        """
            .formatted(ref(PICKER, "picture")));
    user.press(Key.RIGHT);
    assertThat(page.evaluate(ref(PICKER, "across") + ".value")).isEqualTo("26");
    assertThat(page.evaluate(ref(PICKER, "down") + ".value")).isEqualTo("75");
    user.click(ref(PICKER, "use"));

    page.await("document.querySelector('#profile .avatar img')?.naturalHeight === 512");
    removePhoto();
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void photoThatIsStoredAtTheSecondAttemptIsShown() throws Exception {
    loadAs("ben@example.org", "ben");
    user.click("document.querySelector('#account')");
    page.hold("*/profile-photo");
    user.choose(ref(PROFILE, "file"), file("me.jpg", PhonePhoto.sideways()));
    page.await(PICKER + ".open");
    user.click(ref(PICKER, "use"));
    page.answerHeld(500, "Cache-Control", "no-store");
    assertThat(outcome(PROFILE)).contains("status 500");

    user.click(ref(PROFILE, "again"));

    page.await("[...document.querySelectorAll('.avatar img')].length === 2");
    assertThat(outcome(PROFILE)).contains("% saved");
    removePhoto();
    assertThat(errorsBut(500)).isEmpty();
  }

  @Test
  void uploadsOfWhoSignsOutAreNotSentAsTheNextUser() throws Exception {
    String part = newPart();
    loadAsEditor();
    page.hold("*/images");
    user.choose(
        ref(part, "pictures"),
        file("red.png", PhonePhoto.plain(Color.RED)),
        file("blue.png", PhonePhoto.plain(Color.BLUE)));
    page.answerHeld(503, "Retry-After", "600");
    page.await(part + ".querySelector('.state').textContent.includes('busy')");

    user.click("document.querySelector('#account')");
    user.click(ref(PROFILE, "signOut"));
    page.await("document.querySelector('#sign-in').checkVisibility()");
    user.click("document.querySelector('#sign-in')");
    fillIn("ben@example.org", "ben");
    page.await("document.documentElement.dataset.role === 'USER'");

    assertThat(
            page.evaluate(
                "[...%s.querySelectorAll('.state')].map(e => e.textContent).join()"
                    .formatted(part)))
        .matches("(Broken off[^,]*, as [^,]*,?){2}");
    assertThat(page.requests()).filteredOn(url -> url.endsWith("/images")).hasSize(1);
  }

  @Test
  void whoSignsOutIsAVisitorAgain() throws Exception {
    loadAsEditor();
    user.click("document.querySelector('#account')");

    user.click(ref(PROFILE, "signOut"));

    page.await("document.querySelector('#sign-in').checkVisibility()");
    assertThat(page.evaluate(VISIBLE_TOOLS)).isEqualTo("0");
    page.reload();
    page.await("document.querySelector('#sign-in').checkVisibility()");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void sessionThatHasEndedIsSaidAndSigningInIsOffered() throws Exception {
    String part = newPart();
    loadAsEditor();
    page.forget();

    user.choose(ref(part, "pictures"), file("IMG_1.jpg", PhonePhoto.sideways()));

    assertThat(outcome(part)).contains("IMG_1.jpg");
    page.await("document.querySelector('#sign-in').checkVisibility()");
  }

  @Test
  void logoKeepsItsTransparencyAndIsSeenOnADarkPage() throws Exception {
    String organization = "document.querySelector('.organization')";
    loadAsEditor();

    user.choose(ref(organization, "file"), file("logo.png", PhonePhoto.blackLogo()));

    assertThat(outcome(organization)).contains("logo.png", "lossless");
    page.await(ref(organization, "logo") + ".dataset.tone === 'dark'");
    assertThat(plate(organization)).isEqualTo("rgba(0, 0, 0, 0)");
    page.emulate(1280, 900, "dark");
    assertThat(plate(organization)).isEqualTo("rgb(233, 237, 233)");

    remove(organization);
    page.await(ref(organization, "logo") + ".hidden");
    page.await("document.activeElement === " + ref(organization, "file"));
    user.click(UNDO + ".querySelector('button')");
    page.await("!" + ref(organization, "logo") + ".hidden");
    page.await("document.activeElement === " + ref(organization, "remove"));
    remove(organization);
    // What is chosen in its place is not removed when the time of that is over.
    page.evaluate(UNDO + ".dataset.seconds = 1");
    user.choose(ref(organization, "file"), file("other.png", PhonePhoto.blackLogo()));
    assertThat(outcome(organization)).contains("other.png", "lossless");
    page.await("!" + ref(organization, "logo") + ".hidden && !" + UNDO + ".checkVisibility()");
    remove(organization);
    page.await(LOGOS + " === 0)");
    assertThat(page.evaluate(ref(organization, "logo") + ".hidden")).isEqualTo("true");
    assertThat(page.errors()).isEmpty();
  }

  @Test
  void logoThatWasRemovedIsGoneForWhoeverLeavesThePage() throws Exception {
    String organization = "document.querySelector('.organization')";
    loadAsEditor();
    user.choose(ref(organization, "file"), file("logo.png", PhonePhoto.blackLogo()));
    assertThat(outcome(organization)).contains("lossless");
    page.await(ref(organization, "remove") + ".checkVisibility()");
    remove(organization);
    page.await(ref(organization, "logo") + ".hidden");

    load();

    assertThat(page.evaluate(ref(organization, "logo") + ".hidden")).isEqualTo("true");
    page.await(LOGOS + " === 0)");
    assertThat(page.errors()).isEmpty();
  }

  private void removePhoto() throws IOException, InterruptedException {
    page.evaluate(UNDO + ".dataset.seconds = 1");
    remove(PROFILE);
    page.await("document.querySelector('#profile .avatar').textContent === 'BO'");
    page.await("!" + UNDO + ".checkVisibility()");
  }

  private void remove(String owner) throws IOException, InterruptedException {
    user.click(ref(owner, "remove"));
    page.await("document.querySelector('#confirmation').open");
    user.click("document.querySelector('#confirmation [value=confirmed]')");
    page.await("!document.querySelector('#confirmation').open");
  }

  private String plate(String organization) throws IOException, InterruptedException {
    return page.evaluate("getComputedStyle(" + ref(organization, "logo") + ").backgroundColor");
  }
}
