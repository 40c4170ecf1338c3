package io.github.mediastore.examples.cli.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {

  @Test
  void membersAreReadByTheirTypes() {
    JsonLine line = JsonLine.parse("{\"a\":\"x\",\"b\":9000000000,\"c\":null,\"d\":7}");

    assertThat(line.text("a")).isEqualTo("x");
    assertThat(line.number("b")).isEqualTo(9_000_000_000L);
    assertThat(line.optionalText("c")).isNull();
    assertThat(line.optionalInt("c")).isNull();
    assertThat(line.optionalInt("d")).isEqualTo(7);
    assertThat(line.optionalText("missing")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":null}", "{}", "{\"a\":\"1\"}", "{\"a\":1.5}", "{\"a\":-1}"})
  void whatIsNoNumberIsSaidByItsName(String json) {
    JsonLine line = JsonLine.parse(json);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> line.number("a"))
        .withMessageContaining("\"a\"")
        .withMessageNotContaining("Decimal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"a\":1",
        "{\"a\":1}x",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{\"a\":{}}",
        "{a:1}",
        "null"
      })
  void whatIsNoObjectOfPlainValuesIsRefused(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> JsonLine.parse(json));
  }

  @Test
  void aLongStringIsRead() {
    String text = "\\n\u00fc".repeat(50_000);

    assertThat(JsonLine.parse("{\"a\":\"" + text + "\"}").text("a")).hasSize(100_000);
  }
}
