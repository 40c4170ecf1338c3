package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The index of the documentation, and the first screen of the README. */
class IndexTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern IMAGE = Pattern.compile("(?:src|srcset)=\"([^\"]+)\"");

  @Test
  void everyPageIsInTheIndexAndEveryLinkOfItLeadsSomewhere() throws IOException {
    List<String> links = found(LINK, "docs/README.md");

    assertThat(links).hasSizeGreaterThan(20);
    assertThat(links).allMatch(link -> Files.exists(Page.ROOT.resolve("docs").resolve(link)));
    try (var pages = Files.list(Page.ROOT.resolve("docs"))) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .filteredOn(page -> page.endsWith(".md") && !page.equals("README.md"))
          .isSubsetOf(links);
    }
  }

  @Test
  void theReadmeShowsPicturesThatAreThereAndSmall() throws IOException {
    List<String> images = found(IMAGE, "README.md");

    assertThat(images).hasSize(4);
    for (String image : images) {
      assertThat(Page.ROOT.resolve(image)).exists();
      assertThat(Files.size(Page.ROOT.resolve(image))).as(image).isLessThan(150_000);
    }
    assertThat(Files.readString(Page.ROOT.resolve("README.md")))
        .doesNotContainPattern("<img (?![^>]*alt=\"[^\"]{20,}\")");
  }

  @Test
  void eachLineOfTheReadmesTableLeadsToTheChapterThatProvesIt() throws IOException {
    List<String> rows =
        Files.readAllLines(Page.ROOT.resolve("README.md")).stream()
            .filter(line -> line.startsWith("| ["))
            .toList();

    assertThat(rows).hasSize(10);
    for (String row : rows) {
      String link = row.substring(row.indexOf('(') + 1, row.indexOf(')'));
      String[] parts = link.split("#", -1);
      Path page = Page.ROOT.resolve(parts[0]);
      assertThat(page).as(row).exists();
      if (parts.length > 1) {
        assertThat(anchors(page)).as(row).contains(parts[1]);
      }
    }
  }

  /** As GitHub makes them of headings. */
  private static List<String> anchors(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }

  private static List<String> found(Pattern pattern, String page) throws IOException {
    List<String> found = new ArrayList<>();
    pattern
        .matcher(Files.readString(Page.ROOT.resolve(page)))
        .results()
        .forEach(match -> found.add(match.group(1)));
    return found;
  }
}
