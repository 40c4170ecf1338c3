package io.github.mediastore.examples.glue.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param name its path below the root of the repository
 * @param blocks its fenced blocks
 */
record Page(String name, List<Block> blocks) {

  static final Path ROOT = Path.of("../..");

  private static final Pattern COMMENT = Pattern.compile("<!-- (from|into): (\\S+) -->");
  private static final String FENCE = "```";

  /** Returns every page that people read. */
  static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>();
    for (String folder :
        List.of("", "docs", "docs/adr", "examples/cli", "examples/parts-backend")) {
      try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
          pages.add(read(ROOT.relativize(file).toString().replace('\\', '/')));
        }
      }
    }
    return pages;
  }

  static Page read(String name) throws IOException {
    return of(name, Files.readAllLines(ROOT.resolve(name)));
  }

  static Page of(String name, List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(FENCE);
        Matcher comment = COMMENT.matcher(i == 0 ? "" : lines.get(i - 1));
        boolean isNamed = comment.matches();
        blocks.add(
            new Block(
                name + ":" + (i + 1),
                lines.get(i).substring(FENCE.length()),
                isNamed ? comment.group(1) : "",
                isNamed ? comment.group(2) : "",
                lines.subList(i + 1, end)));
        i = end;
      }
    }
    return new Page(name, blocks);
  }
}
