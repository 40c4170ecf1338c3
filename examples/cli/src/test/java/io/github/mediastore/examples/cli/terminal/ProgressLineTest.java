package io.github.mediastore.examples.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {

  private static final Progress HALF_WAY =
      new Progress(2_500, 5_000, 7, 1_250_000_000, 200_000_000, 1_200_000_000, 125);

  private final ProgressLine line = new ProgressLine("files", false);

  @Test
  void eightyColumnsHoldEverything() {
    assertThat(line.draw(HALF_WAY, 80))
        .isEqualTo(" 50% [#####.....] 2,500/5,000 files  7 bad  2m05s left  saved 83 %  10.0 MB/s")
        .hasSize(77);
  }

  @Test
  void aHundredAndTwentyColumnsHoldALongerBar() {
    assertThat(line.draw(HALF_WAY, 120))
        .isEqualTo(
            " 50% [####################....................] "
                + "2,500/5,000 files  7 bad  2m05s left  saved 83 %  10.0 MB/s");
  }

  @Test
  void whatMattersLessThanTheBarIsLeftOutBeforeIt() {
    assertThat(line.draw(HALF_WAY, 75))
        .isEqualTo(" 50% [########........] 2,500/5,000 files  7 bad  2m05s left  saved 83 %");
    assertThat(line.draw(HALF_WAY, 60))
        .isEqualTo(" 50% [######.......] 2,500/5,000 files  7 bad  2m05s left");
    assertThat(line.draw(HALF_WAY, 40)).isEqualTo("2,500/5,000 files  7 bad  2m05s left");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 10, 20, 40, 60, 79, 80, 81, 100, 119, 120, 200, 1000})
  void theLineNeverFillsTheLastColumns(int columns) {
    assertThat(line.draw(HALF_WAY, columns)).hasSizeLessThan(Math.max(1, columns));
    Progress huge =
        new Progress(
            999_999_999, 9_999_999_999L, 999_999, Long.MAX_VALUE, 1, Long.MAX_VALUE, 999_999);
    assertThat(line.draw(huge, columns)).hasSizeLessThan(Math.max(1, columns));
  }

  @Test
  void howManyAreDoneIsLeftOutLast() {
    assertThat(line.draw(HALF_WAY, 27)).isEqualTo("2,500/5,000 files  7 bad");
    assertThat(line.draw(HALF_WAY, 26)).isEqualTo("2,500/5,000 files");
  }

  @Test
  void colourTakesNoRoom() {
    String coloured = new ProgressLine("files", true).draw(HALF_WAY, 80);

    assertThat(coloured).contains("\u001b[31m7 bad\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(line.draw(HALF_WAY, 80));
  }

  @Test
  void beforeThereIsAnythingToSayNothingIsSaid() {
    assertThat(line.draw(new Progress(0, 10, 0, 0, 0, 0, 0), 80))
        .isEqualTo("  0% [........................................] 0/10 files");
  }

  @Test
  void atTheEndNothingIsLeft() {
    assertThat(line.draw(new Progress(10, 10, 0, 1000, 500, 1000, 10), 120))
        .startsWith("100% [####")
        .doesNotContain("left")
        .endsWith("10/10 files  saved 50 %  100 B/s");
    assertThat(line.draw(new Progress(999, 1000, 0, 0, 0, 0, 10), 80)).startsWith(" 99% [");
  }

  @Test
  void noWorkIsDoneWork() {
    assertThat(line.draw(new Progress(0, 0, 0, 0, 0, 0, 0), 80)).startsWith("100% [####");
  }
}
