package io.github.mediastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that came with a request becomes a slot or an id, or there is none. */
class RequestTextTest {

  static Stream<@Nullable String> textsThatAreNoKey() {
    return Stream.of(
        null,
        "",
        " ",
        "\t",
        "\u2003",
        "\0",
        "4\u00002",
        "42\r\nSet-Cookie: a=b",
        "42\n",
        "\u0085",
        "\u007f",
        "\ud83d",
        "a\udc00b",
        "x".repeat(256),
        "x".repeat(300),
        "x".repeat(1_000_000));
  }

  @ParameterizedTest
  @MethodSource("textsThatAreNoKey")
  void textThatNoKeyCanBeIsNoSlot(@Nullable String text) {
    assertThat(MediaSlot.parse("users", text, "profile")).isEmpty();
  }

  @Test
  void anyOtherTextIsTheSlotOfThatKey() {
    for (String key :
        new String[] {"42", "a b", "../..", "'; --", "日本", "👩‍🔧", "%00", "x".repeat(255)}) {
      assertThat(MediaSlot.parse("users", key, "profile"))
          .contains(MediaSlot.of("users", key, "profile"));
    }
  }

  @Test
  void aKindHasTheRulesOfSlots() {
    for (String no : new String[] {"", " ", "a\0b", "\ud83d", "x".repeat(101)}) {
      assertThatIllegalArgumentException().isThrownBy(() -> MediaKind.of(no));
      assertThatIllegalArgumentException().isThrownBy(() -> MediaKind.of("users", no));
    }
    assertThat(MediaKind.of("users", "profile").includes(MediaSlot.of("users", 42, "profile")))
        .isTrue();
  }

  @Test
  void whatTheHostsCodeNamesIsStillItsMistake() {
    assertThatIllegalArgumentException().isThrownBy(() -> MediaSlot.parse("", "42", "profile"));
    assertThatIllegalArgumentException().isThrownBy(() -> MediaSlot.parse("users", "42", "a\0"));
    assertThatIllegalArgumentException().isThrownBy(() -> MediaSlot.parse(" ", null, "profile"));
    assertThatIllegalArgumentException().isThrownBy(() -> MediaSlot.of("users", "\0", "profile"));
  }

  @Test
  void anIdIsAnyTextButNone() {
    assertThat(MediaId.parse(null)).isEmpty();
    assertThat(MediaId.parse("")).isEmpty();
    assertThat(MediaId.parse(" \r\n")).isEmpty();
    assertThat(MediaId.parse("7")).contains(new MediaId("7"));
    assertThat(MediaId.parse("7\0")).isPresent();
  }
}
