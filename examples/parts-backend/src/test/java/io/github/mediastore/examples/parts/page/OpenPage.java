package io.github.mediastore.examples.parts.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Browser;
import io.github.mediastore.browser.Page;
import io.github.mediastore.browser.User;
import io.github.mediastore.examples.parts.RunningApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page of the running application, open in a browser; nobody is signed in. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenPage extends RunningApplication {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** For files to upload. */
  @TempDir Path directory;

  Page page;
  User user;
  private Browser browser;

  @BeforeAll
  void startBrowser(@TempDir Path profile) throws IOException {
    browser = Browser.start(profile);
  }

  @AfterAll
  void endBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openPage() throws IOException, InterruptedException {
    page = browser.open();
    page.forget();
    page.emulate(1280, 900, "light");
    user = page.user();
  }

  @AfterEach
  void closePage() {
    assertThat(page.requests())
        .isNotEmpty()
        .allMatch(
            url ->
                url.startsWith("data:")
                    || origins().stream()
                        .anyMatch(o -> url.replace("blob:", "").startsWith("" + o)));
    page.close();
  }

  /** Returns where the page may ask for something. */
  List<URI> origins() {
    return List.of(server());
  }

  void load() throws IOException, InterruptedException {
    page.load(server().resolve("/"));
    page.await("document.querySelector('main').ariaBusy === 'false'");
    page.await("document.documentElement.dataset.role !== undefined");
  }

  /** Loads the page and signs in as one does: by typing. */
  void loadAs(String email, String password) throws IOException, InterruptedException {
    load();
    user.click("document.querySelector('#sign-in')");
    fillIn(email, password);
    page.await("document.querySelector('#account').checkVisibility()");
  }

  void loadAsEditor() throws IOException, InterruptedException {
    loadAs("ada@example.org", "ada");
  }

  void fillIn(String email, String password) throws IOException, InterruptedException {
    user.click("document.querySelector('#sign-in-dialog [name=username]')");
    user.type(email);
    user.click("document.querySelector('#sign-in-dialog [name=password]')");
    user.type(password);
    user.click("document.querySelector('#sign-in-dialog [type=submit]')");
  }

  /** Makes a part that no other test has, and returns an expression for its element. */
  String newPart() {
    long id =
        jdbc.sql(
                """
                INSERT INTO parts (organization_id, number, name)
                SELECT min(id), ?, 'Part of a page' FROM organizations RETURNING id
                """)
            .param("PAGE-" + NUMBERS.incrementAndGet())
            .query(Long.class)
            .single();
    return "document.getElementById('part-" + id + "')";
  }

  /** Returns an expression for an element with {@code data-ref} below another. */
  static String ref(String element, String name) {
    return "%s.querySelector('[data-ref=%s]')".formatted(element, name);
  }

  /** Returns an expression for the images of a gallery. */
  static String pictures(String part) {
    return "[...%s.querySelectorAll('.tile img')]".formatted(part);
  }

  void awaitPictures(String part, int count) throws IOException, InterruptedException {
    page.await(part + " !== null");
    page.evaluate(part + ".scrollIntoView()"); // They are loaded when they come near.
    page.await(
        "%1$s.length === %2$d && %1$s.every(img => img.complete && img.naturalWidth > 0)"
            .formatted(pictures(part), count));
  }

  /** Waits until the last upload below an element has come to an end, and returns what it says. */
  String outcome(String element) throws IOException, InterruptedException {
    String last = element + ".querySelector('.upload:last-child')";
    page.await("%1$s && ['done', 'failed'].includes(%1$s.dataset.state)".formatted(last));
    return page.evaluate(last + ".textContent").replaceAll("\\s+", " ");
  }

  Path file(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }

  /** Chromium itself logs each answer that is an error, though the page is prepared for it. */
  List<String> errorsBut(int status) {
    return page.errors().stream()
        .filter(error -> !error.contains("responded with a status of " + status))
        .toList();
  }
}
