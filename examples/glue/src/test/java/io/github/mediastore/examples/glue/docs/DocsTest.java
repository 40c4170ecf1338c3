package io.github.mediastore.examples.glue.docs;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages show is what is compiled and run, and a reader can import what it names. */
class DocsTest {

  private static final Pattern TYPE = Pattern.compile("\\b(?<![.@\"])[A-Z][A-Za-z]+\\b");

  /** Where the build, or {@code .ci/run}, compiles or runs everything; and what it pastes. */
  private static final Pattern TESTED =
      Pattern.compile(
          ".*/src/(main|test)/.*|.*/deploy/.*|.*/pom\\.xml|\\.ci/.*|" + PastedBlocks.PAGE);

  @Test
  void everyBlockOfCodeSaysWhatProvesIt() throws IOException {
    assertThat(codeOfAllPages().filter(block -> block.verb().isEmpty()).map(Block::place))
        .as("blocks without <!-- from: FILE --> or <!-- into: FILE --> above them")
        .isEmpty();
  }

  @Test
  void everyQuotedBlockStandsInItsFile() throws IOException {
    List<Block> quoted = codeOfAllPages().filter(block -> block.verb().equals("from")).toList();

    assertThat(quoted).hasSizeGreaterThan(30);
    for (Block block : quoted) {
      assertThat(block.file()).as(block.place()).matches(TESTED);
      assertThat(block.isQuotedFrom(Files.readAllLines(Page.ROOT.resolve(block.file()))))
          .as("%s differs from %s:%n%s", block.place(), block.file(), block.text())
          .isTrue();
    }
  }

  @Test
  void theGlueOfAFrameworkIsTenLinesAtMost() throws IOException {
    assertThat(codeOfAllPages().filter(block -> block.file().startsWith("examples/glue/src/main")))
        .hasSize(5)
        .allSatisfy(glue -> assertThat(glue.lines()).hasSizeLessThanOrEqualTo(10));
  }

  @Test
  void onlyTheQuickStartIsPasted() throws IOException {
    assertThat(codeOfAllPages().filter(block -> block.verb().equals("into")))
        .extracting(block -> block.place().replaceAll(":.*", ""))
        .containsOnly(PastedBlocks.PAGE);
  }

  @Test
  void aPageImportsOnceWhatItNamesOfTheLibrary() throws IOException {
    Map<String, String> library = publicTypes();
    for (Page page : Page.all()) {
      List<String> code =
          page.blocks().stream()
              .filter(block -> block.language().equals("java"))
              .flatMap(block -> block.lines().stream())
              .toList();
      List<String> imports = code.stream().filter(line -> line.startsWith("import ")).toList();
      Set<String> missing = new TreeSet<>();
      for (String line : code) {
        TYPE.matcher(line)
            .results()
            .map(type -> library.get(type.group()))
            .filter(type -> type != null && !imports.contains("import " + type + ";"))
            .forEach(missing::add);
      }
      assertThat(missing).as("types that %s does not import", page.name()).isEmpty();
      if (!page.name().equals(PastedBlocks.PAGE)) { // There each file has its own.
        assertThat(imports).as("imports of %s", page.name()).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void aBlockThatDiffersByAWordOrAnIndentIsNoticed() {
    List<String> file = List.of("class A {", "    if (x) {", "      y();", "", "    }", "}");

    assertThat(block("if (x) {", "  y();", "", "}").isQuotedFrom(file)).isTrue();
    assertThat(block("if (x) {", "  z();", "", "}").isQuotedFrom(file)).isFalse();
    assertThat(block("if (x) {", "y();", "", "}").isQuotedFrom(file)).isFalse();
    assertThat(block("x) {", "  y();").isQuotedFrom(file)).isFalse();
    assertThat(block("class A {", "  y();").isQuotedFrom(file)).isFalse();
    assertThat(block("if (x) {", "  y();", "", "}", "}").isQuotedFrom(file)).isFalse();
  }

  @Test
  void aBlockWithoutACommentIsNoticed() {
    Page page =
        Page.of(
            "page.md",
            List.of(
                "```java", "a", "```", "<!-- from: b -->", "```sh", "c", "```", "```text", "```"));

    assertThat(page.blocks())
        .containsExactly(
            new Block("page.md:1", "java", "", "", List.of("a")),
            new Block("page.md:5", "sh", "from", "b", List.of("c")),
            new Block("page.md:8", "text", "", "", List.of()));
  }

  private static Block block(String... lines) {
    return new Block("page.md:1", "java", "from", "A.java", List.of(lines));
  }

  private static Stream<Block> codeOfAllPages() throws IOException {
    return Page.all().stream().map(Page::blocks).flatMap(Collection::stream).filter(Block::isCode);
  }

  /** Names of the types that hosts can import, by their last part. */
  private static Map<String, String> publicTypes() throws IOException {
    Path api = Page.ROOT.resolve("media-store-api/src/main/java");
    Path s3 = Page.ROOT.resolve("media-store-api/s3/src/main/java");
    Path jdbc = Page.ROOT.resolve("media-store-jdbc/src/main/java");
    Path starter = Page.ROOT.resolve("media-store-jdbc/spring-boot-starter/src/main/java");
    try (Stream<Path> ofApi = Files.walk(api).map(api::relativize);
        Stream<Path> ofS3 =
            Files.walk(s3).map(s3::relativize).filter(f -> f.toString().contains("S3"));
        Stream<Path> ofJdbc = Files.walk(jdbc).map(jdbc::relativize);
        Stream<Path> ofStarter = Files.walk(starter).map(starter::relativize)) {
      return Stream.of(ofApi, ofS3, ofJdbc, ofStarter)
          .flatMap(files -> files)
          .map(file -> file.toString().replace('\\', '/'))
          .filter(file -> file.endsWith(".java") && !file.contains("internal"))
          .map(file -> file.replace(".java", "").replace('/', '.'))
          .collect(
              toMap(name -> name.substring(name.lastIndexOf('.') + 1), name -> name, (a, b) -> a));
    }
  }
}
