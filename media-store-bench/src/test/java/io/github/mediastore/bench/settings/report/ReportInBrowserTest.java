package io.github.mediastore.bench.settings.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Browser;
import io.github.mediastore.browser.Key;
import io.github.mediastore.browser.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser has it. */
@TestInstance(Lifecycle.PER_CLASS)
class ReportInBrowserTest {

  private Browser browser;
  private Page page;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException, InterruptedException {
    browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
    page = browser.open();
    Path file = folder.resolve("report.html");
    Files.writeString(file, SmallReport.get(folder).html(), UTF_8);
    page.load(file.toUri());
  }

  @BeforeEach
  void onADesk() throws IOException, InterruptedException {
    page.emulate(1280, 900, "light");
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void nothingIsWrongAndNothingIsAskedOfTheNetwork() throws IOException, InterruptedException {
    assertThat(page.errors()).isEmpty();
    assertThat(page.requests()).isNotEmpty().allMatch(url -> url.matches("(file|data):.*"));
    assertThat(page.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 0)"))
        .isEqualTo("true");
  }

  @Test
  void theDividerMovesWithTheArrowKeys() throws IOException, InterruptedException {
    page.evaluate("document.querySelector('.compare input').focus()");
    String before = cover();

    page.user().press(Key.RIGHT);
    page.user().press(Key.RIGHT);

    assertThat(page.evaluate("document.querySelector('.compare input').value")).isEqualTo("52");
    assertThat(cover()).isNotEqualTo(before).contains("48%");
  }

  @Test
  void anotherQualityIsChosenWithTheArrowKeys() throws IOException, InterruptedException {
    page.evaluate("document.querySelector('.versions input[value=\"90\"]').click()");
    page.evaluate("document.querySelector('.versions input:checked').focus()");
    String before = page.evaluate("document.querySelector('.compare .after').src");

    page.user().press(Key.RIGHT);

    assertThat(page.evaluate("document.querySelector('.compare .tag-after').textContent"))
        .isEqualTo("quality 75");
    assertThat(page.evaluate("document.querySelector('.compare .after').src"))
        .startsWith("data:image/webp;base64,")
        .isNotEqualTo(before);
  }

  @Test
  void aHeadingSortsTheTableBothWays() throws IOException, InterruptedException {
    String smallest = json("Math.min(...f.settings.map(s => s.bytes.mean))");
    String largest = json("Math.max(...f.settings.map(s => s.bytes.mean))");

    page.evaluate("document.querySelectorAll('#settings thead button')[1].focus()");
    page.user().press(Key.ENTER);
    assertThat(firstMean()).isEqualTo(smallest);
    page.user().press(Key.ENTER);
    assertThat(firstMean()).isEqualTo(largest).isNotEqualTo(smallest);
    assertThat(page.evaluate("document.querySelector('#settings th[aria-sort]').ariaSort"))
        .isEqualTo("descending");
  }

  @Test
  void aPhoneShowsTheChartsThatFitIt() throws IOException, InterruptedException {
    page.emulate(390, 844, "dark");

    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo("390");
    assertThat(visible(".narrow")).isEqualTo("true");
    assertThat(visible(".wide")).isEqualTo("false");
  }

  @Test
  void everyControlAndPictureHasAName() throws IOException, InterruptedException {
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('input, button')].filter(c =>"
                    + " !(c.getAttribute('aria-label') || c.textContent ||"
                    + " c.labels?.[0]?.textContent).trim()).length"))
        .isEqualTo("0");
    assertThat(page.evaluate("document.querySelectorAll('img:not([alt])').length")).isEqualTo("0");
    assertThat(page.evaluate("document.querySelectorAll('svg:not([aria-label])').length"))
        .isEqualTo("0");
  }

  private String cover() throws IOException, InterruptedException {
    return page.evaluate("getComputedStyle(document.querySelector('.cover')).clipPath");
  }

  private String firstMean() throws IOException, InterruptedException {
    return page.evaluate("document.querySelector('#settings tbody data').value");
  }

  private String visible(String chart) throws IOException, InterruptedException {
    return page.evaluate("document.querySelector('" + chart + "').checkVisibility()");
  }

  private String json(String expression) throws IOException, InterruptedException {
    return page.evaluate(
        "(f => " + expression + ")(JSON.parse(document.querySelector('#findings').textContent))");
  }
}
