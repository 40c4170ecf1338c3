package io.github.mediastore.examples.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "148249, 148.2 kB",
    "999949, 999.9 kB",
    "999950, 1.0 MB",
    "1500000000, 1.5 GB",
    "9223372036854775807, 9.2 EB"
  })
  void bytesAreInUnitsOfAThousand(long bytes, String text) {
    assertThat(Amounts.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0s", "59, 59s", "60, 1m00s", "125, 2m05s", "3600, 1h00m", "11239, 3h07m"})
  void durationsHaveTwoUnitsAtMost(long seconds, String text) {
    assertThat(Amounts.duration(seconds)).isEqualTo(text);
  }

  @Test
  void whatWasSavedIsAShareOfWhatWasThere() {
    assertThat(Amounts.saved(1000, 190)).isEqualTo("81 %");
    assertThat(Amounts.saved(100, 150)).isEqualTo("-50 %");
    assertThat(Amounts.saved(0, 0)).isEqualTo("-");
    assertThat(Amounts.count(1_234_567)).isEqualTo("1,234,567");
  }

  @Test
  void oneIsSingular() {
    assertThat(Amounts.count(1, "file", "files")).isEqualTo("1 file");
    assertThat(Amounts.count(0, "file", "files")).isEqualTo("0 files");
    assertThat(Amounts.count(1204, "medium", "media")).isEqualTo("1,204 media");
  }
}
