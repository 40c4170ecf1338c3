package io.github.mediastore.examples.cli.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a/b.jpg",
        "\"",
        "\\",
        "\\u0041",
        "\n\r\t\b\f\0",
        "ü",
        "\uD83D\uDE00",
        "\uD83D"
      })
  void everyStringIsReadBackAsItWas(String text) {
    String json = new JsonObject().add(text, text).toString();

    assertThat(json).isASCII();
    assertThat(FlatJson.parse(json)).containsExactlyEntriesOf(Map.of(text, text));
  }

  @Test
  void numbersAndNullsAreNotQuoted() {
    JsonObject json = new JsonObject().add("a", -5L).add("b", (Long) null).addLiteral("c", "1.250");

    assertThat(json).hasToString("{\"a\":-5,\"b\":null,\"c\":1.250}");
  }
}
