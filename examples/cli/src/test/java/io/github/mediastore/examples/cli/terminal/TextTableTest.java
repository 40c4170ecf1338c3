package io.github.mediastore.examples.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void columnsStandBelowEachOtherHoweverWideTheLettersAre() {
    TextTable table = new TextTable(1, "FILE", "BYTES", "TO").text(2);
    table.add("写真.png", "7", "写");
    table.add("e\u0301.png", "1,000", "longer");
    table.add("\uD83D\uDE00", "20", "a");

    // Two columns a Chinese letter and a face, none an accent.
    assertThat(lines(table))
        .containsExactly(
            "FILE      BYTES  TO",
            "写真.png      7  写",
            "e\u0301.png     1,000  longer",
            "\uD83D\uDE00           20  a");
  }

  @Test
  void wideNamesAreCutToTheWidthAndNotThroughALetter() {
    TextTable table = new TextTable(1, "FILE", "BYTES");
    String face = "\uD83D\uDE00";
    table.add(face.repeat(30), "7");
    table.fit(30, 2);

    String line = lines(table)[1];
    assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(30);
    assertThat(line.replace(face, "")).matches("\\.\\.\\. +7");
  }

  private static String[] lines(TextTable table) {
    StringWriter out = new StringWriter();
    table.print(new PrintWriter(out));
    return out.toString().split("\\R");
  }
}
