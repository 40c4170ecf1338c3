package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of the guide to the store that lists the rights of a role on each table for each
 * operation.
 *
 * @param head its first line
 */
record GuideRights(String head) {

  private static final Path GUIDE = Path.of("../docs/store.md");

  /** Checks that an operation is done with all of its rights, and without any one of them not. */
  void check(String operation, Attempt attempt) throws IOException {
    List<String> rights = of(operation);
    assertThat(attempt.isDone(operation, rights)).as("done with %s", rights).isTrue();
    for (String right : rights) {
      List<String> fewer = new ArrayList<>(rights);
      fewer.remove(right);
      assertThat(attempt.isDone(operation, fewer)).as("done without %s", right).isFalse();
    }
  }

  private List<String> of(String operation) throws IOException {
    List<String> lines = Files.readAllLines(GUIDE);
    String[] tables = cells(head);
    String[] row =
        lines.subList(lines.indexOf(head) + 2, lines.size()).stream()
            .takeWhile(line -> line.startsWith("|"))
            .map(GuideRights::cells)
            .filter(cells -> List.of(cells[1].split(", ")).contains("`" + operation + "`"))
            .findFirst()
            .orElseThrow();
    List<String> rights = new ArrayList<>();
    for (int i = 2; i < tables.length - 1; i++) {
      for (String right : row[i].isEmpty() ? new String[0] : row[i].split(", ")) {
        rights.add(right + " ON " + tables[i].replace("`", ""));
      }
    }
    return rights;
  }

  private static String[] cells(String line) {
    return Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
  }

  /** Tries an operation by a role that has some rights, and tells whether it was done. */
  @FunctionalInterface
  interface Attempt {
    boolean isDone(String operation, List<String> rights) throws IOException;
  }
}
