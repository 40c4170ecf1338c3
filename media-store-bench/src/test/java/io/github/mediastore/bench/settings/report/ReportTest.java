package io.github.mediastore.bench.settings.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mediastore.bench.settings.report.SmallReport.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A figure in HTML or SVG, and where it says it comes from. */
  private static final Pattern FIGURE =
      Pattern.compile(
          "<(?:data|text)\\b[^>]*data-json=\"([^\"]+)\" data-unit=\"([A-Z]+)\"[^>]*>([^<]*)<");

  private static final Pattern ROW = Pattern.compile("<tr[^>]*><th scope=\"row\" data-order=.*");

  @TempDir private Path folder;

  private Report report = new Report("", "", "", List.of(), 0);
  private JsonNode json = MAPPER.createObjectNode();

  @BeforeEach
  void read() throws IOException {
    report = SmallReport.get(folder);
    json = MAPPER.readTree(report.json());
  }

  @Test
  void everyFigureOfThePageStandsInTheJson() {
    List<MatchResult> figures = FIGURE.matcher(report.html()).results().toList();

    assertThat(figures).hasSizeGreaterThan(300);
    for (MatchResult figure : figures) {
      JsonNode value = json.at(figure.group(1));
      assertThat(value.isNumber()).as(figure.group(1)).isTrue();
      assertThat(figure.group(3))
          .as(figure.group(1))
          .isEqualTo(Unit.valueOf(figure.group(2)).text(value.asDouble()));
    }
  }

  @Test
  void theTableHasTheFiguresOfEachSettingInItsRow() {
    List<String> rows = ROW.matcher(report.html()).results().map(MatchResult::group).toList();

    assertThat(rows).hasSize(16).hasSameSizeAs(json.get("settings"));
    for (int i = 0; i < rows.size(); i++) {
      List<String> pointers = new ArrayList<>();
      Matcher figure = FIGURE.matcher(rows.get(i));
      while (figure.find()) {
        pointers.add(figure.group(1));
      }
      String setting = "/settings/" + i;
      assertThat(pointers)
          .contains(
              setting + "/bytes/mean",
              setting + "/bytes/p95",
              setting + "/ssim/p5",
              setting + "/databaseBytes",
              "/timings" + setting + "/mean")
          .allMatch(p -> p.startsWith(setting + "/") || p.startsWith("/timings" + setting + "/"));
    }
  }

  @Test
  void thePageHoldsTheSameJson() {
    String start = "<script type=\"application/json\" id=\"findings\">\n";
    int from = report.html().indexOf(start) + start.length();

    assertThat(report.html().substring(from)).startsWith(report.json() + "</script>");
  }

  @Test
  void theSettingsFollowFromThePictures() {
    int pictures = json.get("pictures").size();
    long in = sum(json.get("pictures"), "/bytes");
    assertThat(pictures).isEqualTo(json.get("accepted").asInt()).isEqualTo(10);
    assertThat(in).isEqualTo(json.get("acceptedBytes").asLong());
    for (int i = 0; i < json.get("settings").size(); i++) {
      JsonNode setting = json.get("settings").get(i);
      String result = "/results/" + i;
      double out = sum(json.get("pictures"), result + "/bytes");
      assertThat(setting.at("/bytes/mean").asDouble()).isCloseTo(out / pictures, within(0.5));
      assertThat(setting.get("savedPercent").asDouble())
          .isCloseTo(100 - 100 * out / in, within(0.05));
      double[] ssim = values(json.get("pictures"), result + "/ssim");
      assertThat(setting.at("/ssim/min").asDouble()).isEqualTo(ssim[0]);
      assertThat(setting.at("/ssim/p5").asDouble()).isEqualTo(ssim[0]);
      assertThat(setting.at("/ssim/mean").asDouble())
          .isCloseTo(Arrays.stream(ssim).average().orElseThrow(), within(1e-4));
      int counted = 0;
      for (JsonNode count : setting.get("picturesAtStep")) {
        counted += count.asInt();
      }
      assertThat(counted).isEqualTo(pictures);
      assertThat(setting.get("databaseBytes").asDouble() / 2000).isGreaterThan(out / pictures);
    }
  }

  @Test
  void nothingButTheTimesDiffersTheNextTime() throws IOException {
    ObjectNode again = (ObjectNode) MAPPER.readTree(SmallReport.write(folder).json());
    ObjectNode once = json.deepCopy();

    assertThat(once.remove("timings")).isNotNull();
    again.remove("timings");
    assertThat(again).isEqualTo(once);
  }

  @Test
  void theChartsAreFilesOfTheirOwnToo() {
    assertThat(report.charts()).hasSize(3).allMatch(chart -> chart.startsWith("<svg "));
    assertThat(report.charts()).allMatch(chart -> chart.endsWith("</style>\n</svg>\n"));
    // Three crops of the hardest picture, and two gaps of 8.
    int crop = json.at("/comparisons/0/crop/2").asInt();
    assertThat(report.stripWidth()).isEqualTo(3 * crop + 16);
  }

  @Test
  void theCsvHasTheFiguresOfTheJson() {
    List<String> lines = report.csv().lines().toList();

    assertThat(lines).hasSize(17);
    List<String> names = List.of(lines.get(0).split(",", -1));
    for (int i = 0; i < 16; i++) {
      List<String> values = List.of(lines.get(i + 1).split(",", -1));
      JsonNode setting = json.get("settings").get(i);
      assertThat(values).hasSameSizeAs(names);
      assertThat(values.get(names.indexOf("id"))).isEqualTo(setting.get("id").asText());
      assertThat(values.get(names.indexOf("bytes_p95")))
          .isEqualTo(setting.at("/bytes/p95").asText());
      assertThat(Double.parseDouble(values.get(names.indexOf("ssim_p5"))))
          .isEqualTo(setting.at("/ssim/p5").asDouble());
      assertThat(Double.parseDouble(values.get(names.indexOf("millis_mean"))))
          .isEqualTo(json.at("/timings/settings/" + i + "/mean").asDouble());
    }
  }

  @Test
  void aFileNameIsTextEverywhere() {
    assertThat(json.at("/pictures/9/name").asText()).isEqualTo(SmallReport.EVIL_NAME);
    assertThat(json.at("/refused/0/name").asText()).endsWith(SmallReport.EVIL_NAME);
    assertThat(report.html())
        .contains("&lt;/script&gt;&lt;b onclick=&quot;")
        .doesNotContain("<b onclick");
  }

  @Test
  void thePageNeedsNoNetworkAndStaysSmall() {
    assertThat(report.html().replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:", "https:", "@import", "url(");
    assertThat(report.html().length()).isLessThan(3_000_000);
  }

  private static double[] values(JsonNode pictures, String pointer) {
    List<Double> values = new ArrayList<>();
    pictures.forEach(picture -> values.add(picture.at(pointer).asDouble()));
    return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static long sum(JsonNode pictures, String pointer) {
    return (long) Arrays.stream(values(pictures, pointer)).sum();
  }
}
