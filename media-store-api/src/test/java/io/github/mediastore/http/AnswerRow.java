package io.github.mediastore.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One row of answers.md.
 *
 * @param scenario the first word of the heading it stands under
 * @param section the section of RFC 9110
 * @param request the method and then header fields
 * @param answer the status and then header fields and the body
 */
record AnswerRow(String scenario, String section, List<String> request, List<String> answer) {

  /** A field of a row, such as {@code Range: bytes=0-}. */
  record Field(String name, String value) {

    private static Field parse(String text) {
      int colon = text.indexOf(':');
      return new Field(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }
  }

  static List<AnswerRow> readAll() {
    List<AnswerRow> rows = new ArrayList<>();
    String scenario = "";
    for (String line : text().lines().toList()) {
      if (line.startsWith("## ")) {
        scenario = line.substring(3, line.indexOf(':'));
      } else if (line.matches("\\| [0-9].*")) {
        String[] cells = line.split("\\|", -1);
        rows.add(new AnswerRow(scenario, cells[1].strip(), parts(cells[2]), parts(cells[3])));
      }
    }
    return rows;
  }

  String method() {
    return request.get(0);
  }

  List<Field> requestFields() {
    return request.stream().skip(1).map(Field::parse).toList();
  }

  int status() {
    return Integer.parseInt(answer.get(0));
  }

  List<Field> answerFields() {
    return answer.stream().skip(1).map(Field::parse).toList();
  }

  @Override
  public String toString() {
    return "%s %s: %s -> %s"
        .formatted(section, scenario, String.join("; ", request), String.join("; ", answer));
  }

  private static List<String> parts(String cell) {
    return Arrays.stream(cell.split(";", -1)).map(String::strip).toList();
  }

  private static String text() {
    try (InputStream in = AnswerRow.class.getResourceAsStream("answers.md")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
