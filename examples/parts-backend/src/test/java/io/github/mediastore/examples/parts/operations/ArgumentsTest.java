package io.github.mediastore.examples.parts.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  @Test
  void anOptionsValueIsWhatFollowsItWhereverItStands() throws Exception {
    for (List<String> arguments :
        List.of(List.of("--trash", "T", "DIR"), List.of("DIR", "--trash", "T"))) {
      Arguments taken = Arguments.of(arguments);

      assertThat(taken.option("--trash", "TRASHDIR")).contains("T");
      assertThat(taken.next("DIR")).isEqualTo("DIR");
      taken.end();
    }
  }

  @Test
  void anOptionWithoutItsValueIsRefused() {
    Arguments taken = Arguments.of(List.of("DIR", "--trash"));

    assertThatThrownBy(() -> taken.option("--trash", "TRASHDIR"))
        .isInstanceOf(UsageException.class)
        .hasMessage("TRASHDIR is missing");
  }

  @Test
  void anOptionMayBeLeftOut() throws Exception {
    assertThat(Arguments.of(List.of("DIR")).option("--trash", "TRASHDIR")).isEmpty();
  }
}
