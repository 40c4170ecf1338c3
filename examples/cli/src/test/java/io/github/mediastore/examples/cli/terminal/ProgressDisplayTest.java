package io.github.mediastore.examples.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.examples.cli.FakeSurroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressDisplayTest {

  private static final Pattern LINE_END = Pattern.compile(Pattern.quote(System.lineSeparator()));

  private final StringWriter written = new StringWriter();

  private ProgressDisplay display(FakeSurroundings surroundings, int total) {
    return new ProgressDisplay(new PrintWriter(written), surroundings, "files", total, "Stopped.");
  }

  /** Returns what is on the screen in the end: each line as it was drawn last. */
  private List<String> screen() {
    return LINE_END
        .splitAsStream(written.toString())
        .map(
            line ->
                line.substring(line.lastIndexOf('\r') + 1).replaceAll("\u001b\\[(K|\\?7[lh])", ""))
        .toList();
  }

  /** Returns every line that was drawn, one over the other or not. */
  private List<String> drawings() {
    return written.toString().replace('\r', '\n').lines().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120})
  void onATerminalOneLineIsDrawnInItsPlaceAndBadFilesStandAboveIt(int columns) {
    try (ProgressDisplay display = display(new FakeSurroundings().withColumns(columns), 1000)) {
      for (int i = 0; i < 999; i++) {
        display.good(1000, 100);
      }
      display.bad(1000, "FAILED a.jpg: no");
    }

    assertThat(screen()).hasSize(2);
    assertThat(screen().get(0)).isEqualTo("FAILED a.jpg: no");
    assertThat(screen().get(1))
        .startsWith("100% [###")
        .contains("1,000/1,000 files")
        .contains("\u001b[31m1 bad\u001b[0m");
    assertThat(drawings())
        .allSatisfy(
            drawn ->
                assertThat(drawn.replaceAll("\u001b\\[[?\\d]*[mKlh]", ""))
                    .hasSizeLessThan(columns));
  }

  @Test
  void itIsDrawnTenTimesASecondAtMost() {
    long start = System.nanoTime();
    try (ProgressDisplay display = display(new FakeSurroundings().withColumns(80), 100_000)) {
      for (int i = 0; i < 100_000; i++) {
        display.same(1);
      }
    }
    long tenths = (System.nanoTime() - start) / 100_000_000;

    assertThat(drawings()).hasSizeLessThanOrEqualTo((int) tenths + 4);
  }

  @Test
  void noColourIsUsedWhereNoneIsWanted() {
    FakeSurroundings surroundings = new FakeSurroundings().withColumns(80).with("NO_COLOR", "1");
    try (ProgressDisplay display = display(surroundings, 1)) {
      display.bad(1000, "FAILED a.jpg: no");
    }

    assertThat(written.toString()).doesNotContain("\u001b[3").contains("1 bad");
  }

  @Test
  void withoutATerminalOnlyWhatWentWrongIsWritten() {
    try (ProgressDisplay display = display(new FakeSurroundings(), 2)) {
      display.good(1000, 100);
      display.bad(1000, "FAILED a.jpg: no");
    }

    assertThat(written.toString()).isEqualToIgnoringNewLines("FAILED a.jpg: no");
  }

  @Test
  void aFileNameCannotCommandTheTerminal() {
    try (ProgressDisplay display = display(new FakeSurroundings(), 1)) {
      display.bad(0, "FAILED \u001b[2J\u009b\r\na.jpg");
    }

    assertThat(written.toString()).isEqualToIgnoringNewLines("FAILED ?[2J???a.jpg");
  }

  @Test
  void nothingToDoShowsNothing() {
    try (ProgressDisplay display = display(new FakeSurroundings().withColumns(80), 0)) {
      assertThat(display).isNotNull();
    }

    assertThat(written.toString()).isEmpty();
  }
}
