package io.github.mediastore.examples.glue.docs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A block of code on a page, and the comment above it that says what proves it: {@code from: FILE},
 * from which it is quoted, or {@code into: FILE}, where a test puts it in an empty project.
 *
 * @param place page and line, for messages
 * @param language after the fence; {@code text} for what a program prints
 * @param verb {@code from} or {@code into}; empty without a comment
 * @param file below the root of the repository, or of the empty project
 * @param lines what is shown
 */
record Block(String place, String language, String verb, String file, List<String> lines) {

  /** Returns the same block for another file. */
  Block into(String other) {
    return new Block(place, language, verb, other, lines);
  }

  boolean isCode() {
    return !language.equals("text");
  }

  String text() {
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  /** Whether a text has these lines one after the other, all indented by the same amount. */
  boolean isQuotedFrom(List<String> text) {
    return IntStream.rangeClosed(0, text.size() - lines.size())
        .anyMatch(start -> isIndented(text.subList(start, start + lines.size())));
  }

  private boolean isIndented(List<String> candidate) {
    int indent = candidate.get(0).length() - lines.get(0).length();
    String margin = " ".repeat(Math.max(0, indent));
    return IntStream.range(0, lines.size())
        .allMatch(
            i -> candidate.get(i).equals(lines.get(i).isEmpty() ? "" : margin + lines.get(i)));
  }
}
