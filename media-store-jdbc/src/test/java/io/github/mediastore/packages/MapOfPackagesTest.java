package io.github.mediastore.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What contributors read names each package, and names none that is not there. */
class MapOfPackagesTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern NAME =
      Pattern.compile("`((?:io\\.github\\.mediastore)?[.a-z0-9]*)`");
  private static final Pattern LINK = Pattern.compile("(?:]\\(|href=\")(?!https?:|#)([^)\"#]+)");

  @Test
  void theMapHasEveryPackage() throws IOException {
    assertThat(inMap()).containsExactlyInAnyOrderElementsOf(inSources());
  }

  /** Names in the second column of the table, without the first part that all have. */
  private static Set<String> inMap() throws IOException {
    return Files.readAllLines(ROOT.resolve("CONTRIBUTING.md")).stream()
        .map(line -> line.split("\\|", -1))
        .filter(cells -> cells.length == 4)
        .flatMap(cells -> NAME.matcher(cells[2]).results())
        .map(found -> found.group(1).replace("io.github.mediastore", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> inSources() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String module :
        List.of(
            "media-store-api",
            "media-store-api/s3",
            "media-store-jdbc",
            "media-store-jdbc/spring-boot-starter")) {
      Path base = ROOT.resolve(module).resolve("src/main/java/io/github/mediastore");
      try (Stream<Path> files = Files.walk(base)) {
        files
            .filter(file -> file.endsWith("package-info.java"))
            .map(file -> base.relativize(file.getParent()).toString().replace('\\', '/'))
            .forEach(name -> names.add(name.isEmpty() ? "" : "." + name.replace('/', '.')));
      }
    }
    return names;
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    for (Path page : pages()) {
      Path folder = ROOT.resolve(page).resolveSibling("");
      assertThat(
              LINK.matcher(Files.readString(ROOT.resolve(page)))
                  .results()
                  .map(found -> found.group(1))
                  .filter(link -> !Files.exists(folder.resolve(link)))
                  .collect(Collectors.toSet()))
          .as("links of %s to nowhere", page)
          .isEmpty();
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                  .map(Path::of),
              docs.map(ROOT::relativize))
          .filter(page -> page.toString().matches(".*\\.(md|svg)"))
          .toList();
    }
  }
}
