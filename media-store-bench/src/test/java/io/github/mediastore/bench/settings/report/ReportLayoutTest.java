package io.github.mediastore.bench.settings.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.bench.settings.measure.Grid;
import io.github.mediastore.bench.settings.measure.Setting;
import io.github.mediastore.browser.Browser;
import io.github.mediastore.browser.DocumentedPicture;
import io.github.mediastore.browser.Key;
import io.github.mediastore.browser.Page;
import io.github.mediastore.browser.PageChecks;
import io.github.mediastore.image.CompressionSettings.Effort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on every screen and on paper: nothing overlaps, is cut off, moves or keeps out. */
@Tag("once")
@TestInstance(Lifecycle.PER_CLASS)
class ReportLayoutTest {

  private static final List<Integer> DEFAULT = List.of(85, 75, 60, 50, 40);
  private static final List<Integer> HIGHER = List.of(90, 85, 75, 60, 50, 40);
  private static final List<Integer> LOWER = List.of(75, 60, 50, 40);
  private static final List<Effort> EFFORTS = List.of(Effort.BALANCED, Effort.FAST);

  private static final String FITS = "document.documentElement.scrollWidth <= innerWidth";

  /** What two visible texts of a chart have in common, or what lies beyond its edge. */
  private static final String COLLISIONS =
      """
      [...document.querySelectorAll('svg.chart')].filter(svg => svg.checkVisibility()).flatMap(svg => {
        const edge = svg.getBoundingClientRect();
        const texts = [...svg.querySelectorAll('text')]
            .map(text => [text.textContent, text.getBoundingClientRect()]);
        const beyond = texts.filter(([, box]) => box.left < edge.left - 1 || box.right > edge.right + 1
            || box.top < edge.top - 1 || box.bottom > edge.bottom + 1).map(([text]) => text + ' is cut off');
        const pairs = texts.flatMap(([text, a], i) => texts.slice(i + 1)
            .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
            .map(([other]) => text + ' lies on ' + other));
        return [...beyond, ...pairs];
      }).join('\\n')\
      """;

  @TempDir private Path folder;
  private Browser browser;
  private Page page;

  @BeforeAll
  void open(@TempDir Path profile) throws IOException, InterruptedException {
    browser = Browser.start(profile);
    page = browser.open();
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  /** Grids, with the bytes and the similarity of each setting. */
  static Stream<Hard> hardGrids() {
    Grid usual =
        new Grid(
            List.of(1024, 1280, 1600),
            List.of(HIGHER, DEFAULT, LOWER),
            List.of(500_000),
            EFFORTS,
            List.of(false));
    Grid many =
        new Grid(
            List.of(320, 640, 800, 1024, 1280, 1600, 2048, 4096),
            List.of(List.of(95, 40), HIGHER, DEFAULT, List.of(80, 40), LOWER, List.of(60, 40)),
            List.of(500_000),
            EFFORTS,
            List.of(false));
    Grid named =
        new Grid(
            List.of(1024, 1280),
            List.of(DEFAULT, List.of(85, 60, 40), LOWER),
            List.of(500_000, 1_500_000),
            List.of(Effort.BALANCED, Effort.SMALLEST),
            List.of(false, true));
    Grid one =
        new Grid(
            List.of(1024),
            List.of(DEFAULT),
            List.of(500_000),
            List.of(Effort.BALANCED),
            List.of(false));
    return Stream.of(
        new Hard("usual", usual, s -> bytes(s), s -> 0.9 + s.firstQuality() / 1000.0),
        new Hard("many", many, s -> bytes(s), s -> 0.9 + s.firstQuality() / 1000.0),
        new Hard("all equal", many, s -> 100_000, s -> 0.95),
        new Hard("nearly equal", usual, s -> 100_000 + s.firstQuality(), s -> 0.97),
        new Hard("tiny files", usual, s -> bytes(s) / 300, s -> 0.9999),
        new Hard("large files", usual, s -> 15 * bytes(s), s -> 0.4 + s.firstQuality() / 1e4),
        new Hard("none is good", usual, s -> 10_000_000, s -> -0.2),
        new Hard("long names", named, s -> bytes(s), s -> 0.951),
        new Hard("one setting", one, s -> 100_000, s -> 0.95));
  }

  private static int bytes(Setting setting) {
    return setting.maxDimension()
        * (setting.firstQuality() - (setting.effort() == Effort.FAST ? 31 : 30));
  }

  /** A grid whose chart is hard to label. */
  record Hard(
      String name, Grid grid, ToIntFunction<Setting> bytes, ToDoubleFunction<Setting> ssim) {

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("hardGrids")
  void noLabelOfAChartLiesOnAnotherOrBeyondTheEdge(Hard hard) throws Exception {
    show(MadeUpReport.html(hard.grid().settings(), 25, hard.bytes(), hard.ssim()));
    for (int width : new int[] {320, 390, 768, 1280, 1600}) {
      page.emulate(width, 900, "light");

      assertThat(page.evaluate(COLLISIONS)).as("at %d px", width).isEmpty();
      assertThat(page.evaluate(FITS)).as("at %d px", width).isEqualTo("true");
    }
    String chart = "[...document.querySelectorAll('svg.chart')].find(c => c.checkVisibility())";
    assertThat(page.evaluate(chart + ".textContent")).contains("recommended", "today's default");
    assertThat(page.evaluate(chart + ".querySelectorAll('.tick').length > 3")).isEqualTo("true");
    assertThat(
            page.evaluate(
                "(t => new Set(t).size === t.length)([...%s.querySelectorAll('.tick')].map(t => t.textContent))"
                    .formatted(chart)))
        .as("each value of the axes once")
        .isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource({
    "320, light",
    "390, light",
    "390, dark",
    "768, light",
    "1280, light",
    "1280, dark",
    "1600, dark"
  })
  void nothingKeepsPeopleOutAndNothingMoves(int width, String scheme) throws Exception {
    page.emulate(width, 900, scheme);
    show(SmallReport.get(folder).html());

    assertThat(PageChecks.barriers(page)).isEmpty();
    assertThat(PageChecks.layoutShift(page)).isLessThanOrEqualTo(0.02);
    assertThat(page.evaluate(FITS)).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#settings", "pre"})
  void whatIsTooWideScrollsWithTheKeyboardAndShowsThatItDoes(String content) throws Exception {
    page.emulate(320, 900, "light");
    show(SmallReport.get(folder).html());
    String box = "document.querySelector('" + content + "').closest('.scroll')";
    assertThat(page.evaluate(box + ".getAttribute('role')")).isEqualTo("region");
    assertThat(page.evaluate(box + ".getAttribute('aria-label')")).isNotBlank();
    page.await(box + ".tabIndex === 0 && " + box + ".parentElement.matches('.more-after')");
    assertThat(fade(box, "::after")).isEqualTo("1");

    page.evaluate(box + ".focus()");
    page.user().press(Key.RIGHT);

    page.await(box + ".scrollLeft > 0 && " + box + ".parentElement.matches('.more-before')");
    page.evaluate(box + ".scrollTo(9999, 0)");
    page.await("!" + box + ".parentElement.matches('.more-after')");
    assertThat(fade(box, "::after")).isEqualTo("0");
  }

  @Test
  void whatFitsIsNoStopOfTheKeyboard() throws Exception {
    page.emulate(1600, 900, "light");
    show(SmallReport.get(folder).html());

    page.await("document.querySelector('pre').parentElement.tabIndex === -1");
    assertThat(page.evaluate("document.querySelectorAll('.more-after, .more-before').length"))
        .isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 19, 20, 60})
  void howeverManyPicturesItIsSaidWhetherTheyAreEnough(int pictures) throws Exception {
    Grid grid =
        new Grid(
            List.of(1024, 1280),
            List.of(DEFAULT, LOWER),
            List.of(500_000),
            List.of(Effort.BALANCED),
            List.of(false));
    show(MadeUpReport.html(grid.settings(), pictures, s -> bytes(s), s -> 0.96));
    for (int width : new int[] {320, 1600}) {
      page.emulate(width, 900, "light");
      page.evaluate( // The keyboard stops where the page scrolls once that was looked at.
          "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");

      assertThat(page.evaluate(FITS)).as("at %d px", width).isEqualTo("true");
      assertThat(page.evaluate(COLLISIONS)).as("at %d px", width).isEmpty();
      assertThat(PageChecks.barriers(page)).as("at %d px", width).isEmpty();
    }
    assertThat(page.evaluate("document.body.innerText.includes('percentiles are the extremes')"))
        .isEqualTo(String.valueOf(pictures < 20));
  }

  @Test
  void longNamesOfPicturesBreak() throws Exception {
    show(SmallReport.get(folder).html());
    page.evaluate(
        "document.querySelectorAll('.card bdi').forEach(e => e.textContent = 'x'.repeat(200))");
    for (int width : new int[] {320, 390, 1280}) {
      page.emulate(width, 900, "light");

      assertThat(page.evaluate(FITS)).as("at %d px", width).isEqualTo("true");
      assertThat(
              page.evaluate(
                  "[...document.querySelectorAll('.card h4')].every(h => h.scrollWidth <="
                      + " h.clientWidth)"))
          .isEqualTo("true");
    }
  }

  @Test
  void theDocumentShowsTheChartsAsTheyAre() throws Exception {
    for (Map.Entry<String, String> chart : DocumentedReport.charts().entrySet()) {
      Path file = Path.of("../docs/images").resolve(chart.getKey());
      if ("write".equals(System.getProperty("test.pictures"))) {
        Files.writeString(file, chart.getValue(), UTF_8);
      }
      assertThat(file).content(UTF_8).isEqualTo(chart.getValue());
    }
  }

  @Test
  void theReadmeShowsTheReportAsItIs() throws Exception {
    DocumentedPicture picture = new DocumentedPicture(Path.of(".."), "report");
    String html = DocumentedReport.html();
    for (String scheme : List.of("light", "dark")) {
      picture.prepare(page, scheme);
      show(html);

      picture.check(page, scheme);
    }
  }

  @Test
  void paperShowsEveryColumnInDarkInkAndNothingToPress() throws Exception {
    page.emulate(390, 900, "dark");
    show(SmallReport.get(folder).html());

    page.emulatePrint(688, 900); // A4 without the margins.

    assertThat(page.evaluate(FITS)).isEqualTo("true");
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('table, pre, svg')].filter(e => e.checkVisibility())"
                    + ".every(e => e.getBoundingClientRect().right <= 688)"))
        .isEqualTo("true");
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('.copy, .compare')].some(e => e.checkVisibility())"))
        .isEqualTo("false");
  }

  private String fade(String box, String side) throws IOException, InterruptedException {
    return page.evaluate("getComputedStyle(%s.parentElement, '%s').opacity".formatted(box, side));
  }

  private void show(String html) throws IOException, InterruptedException {
    page.load(Files.writeString(folder.resolve("report.html"), html, UTF_8).toUri());
  }
}
