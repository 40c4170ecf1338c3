package io.github.mediastore.bench.settings.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.bench.settings.measure.Setting;
import io.github.mediastore.browser.Browser;
import io.github.mediastore.browser.Key;
import io.github.mediastore.browser.Page;
import io.github.mediastore.image.CompressionSettings.Effort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as a browser has it. */
@Tag("once")
@TestInstance(Lifecycle.PER_CLASS)
class ReportInBrowserTest {

  private static final List<Integer> DEFAULT = List.of(85, 75, 60, 50, 40);

  private Path folder = Path.of("");
  private Path report = Path.of("");
  private Browser browser;
  private Page page;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException, InterruptedException {
    browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
    page = browser.open();
    this.folder = folder;
    report = folder.resolve("report.html");
    Files.writeString(report, SmallReport.get(folder).html(), UTF_8);
    page.load(report.toUri());
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

  @ParameterizedTest
  @ValueSource(strings = {"", "Object.defineProperty(navigator, 'clipboard', {})"})
  void theCodeIsCopiedWithAndWithoutAClipboard(String before) throws Exception {
    page.reload();
    page.evaluate("(() => { " + before + " })()");

    page.user().click("document.querySelector('.copy button')");

    page.await("document.querySelector('.code [role=status]').textContent === 'Copied'");
    page.evaluate(
        "document.body.append(document.createElement('textarea')),"
            + " document.querySelector('textarea').focus()");
    page.user().paste();
    assertThat(page.evaluate("document.querySelector('textarea').value"))
        .contains("ImageCompressor compressor =")
        .isEqualTo(page.evaluate("document.querySelector('.code code').textContent"));
    page.reload();
  }

  @Test
  void codeThatCannotBeCopiedIsSelectedAndThatIsSaid() throws Exception {
    page.reload();
    page.evaluate(
        "(() => { Object.defineProperty(navigator, 'clipboard', {});"
            + " document.execCommand = () => false; })()");

    page.user().click("document.querySelector('.copy button')");

    page.await("document.querySelector('.code [role=status]').textContent.includes('Ctrl+C')");
    assertThat(page.evaluate("getSelection().toString()")).contains("ImageCompressor compressor =");
    page.reload();
  }

  @Test
  void todaysDefaultAndFewPicturesAreNamed() throws Exception {
    assertThat(page.evaluate("document.querySelector('.lead').textContent"))
        .contains("Today's default is not among the settings that were compared.");
    assertThat(page.evaluate("document.querySelector('.hero').textContent"))
        .contains("10 pictures are few.", "the percentiles are the extremes");
    Setting recommended = new Setting(1024, List.of(60), 500_000, Effort.BALANCED, false);
    Setting today = new Setting(1024, DEFAULT, 500_000, Effort.BALANCED, false);
    Path other = Files.createTempFile(folder, "other", ".html");
    String html =
        MadeUpReport.html(List.of(recommended, today), 20, s -> 1000 * s.firstQuality(), s -> 0.96);
    page.load(Files.writeString(other, html).toUri());
    assertThat(page.evaluate("document.querySelector('.lead').textContent"))
        .contains("Today's default, 1024\u00A0px, from\u00A085, takes 85\u00A0KB");
    assertThat(page.evaluate("document.querySelector('.hero').textContent")).doesNotContain("few");
    assertThat(
            page.evaluate("document.querySelector('#settings mark.today').closest('tr').rowIndex"))
        .isEqualTo("2");
    assertThat(page.evaluate("document.querySelector('.alternatives').textContent"))
        .contains("today's default");
    page.load(report.toUri());
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
