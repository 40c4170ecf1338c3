package io.github.mediastore.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          nonsense                                    | Unmatched argument
          compress a.jpg                              | Missing required option: '--out=DIR'
          compress --out OUT                          | Missing: FILE or --files-from
          compress a.jpg --out OUT --nonsense         | Unknown option: '--nonsense'
          compress a.jpg --out OUT --threads 0        | --threads is less than 1: 0
          compress a.jpg --out OUT --threads many     | 'many' is no whole number
          compress a.jpg --out OUT --max-dimension 0  | '--max-dimension': maxDimension is 0; it must
          compress a.jpg --out OUT --qualities 50,60  | The quality ladder does not fall: [50, 60]
          compress a.jpg --out OUT --qualities best   | 'best' is no whole number
          compress a.jpg --out OUT --matte red        | 'red' is not six hexadecimal digits
          compress a.jpg --out OUT --effort none      | expected one of [FAST, BALANCED, SMALLEST]
          compress a.jpg --out OUT --max-bytes 10     | '--max-bytes': maxBytes is 10
          compress a.jpg --out OUT --admission-timeout -1 | admissionTimeout is negative
          compress a.jpg --out OUT --max-bytes 99999999999 | is out of range; 2,147,483,647 is the most
          compress a.jpg --out OUT --max-bytes=       | '--max-bytes': '' is no whole number
          compress a.jpg --out=                       | '--out': the name is empty
          compress a.jpg --out OUT --decoder=         | '--decoder': the name is empty
          compress --out OUT --files-from missing.txt | Cannot read the names in 'missing.txt'
          """)
  void whatIsNotUnderstoodIsSaidAndExitsWith2(
      String arguments, String message, @TempDir Path folder) {
    String[] args = arguments.replace("OUT", folder.toString()).split(" ");

    Run run = Run.of((Object[]) args);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message).contains("Try: media-store");
  }

  @Test
  void noCommandIsNotUnderstood() {
    Run run = Run.of();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("Usage: media-store").contains("compress");
  }

  @Test
  void anOutputFolderThatIsAFileIsNotUnderstood(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    Run run = Run.of("compress", "a.jpg", "--out", file);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("Cannot create the folder '" + file + "'");
  }

  @Test
  void aListInAnotherEncodingIsNotUnderstood(@TempDir Path folder) throws IOException {
    Path list = Files.write(folder.resolve("list"), new byte[] {'a', (byte) 0xFC, '\n'});

    Run run = Run.of("compress", "--files-from", list, "--out", folder);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("it is not UTF-8").doesNotContain("Exception");
  }

  @Test
  void helpShowsOptionsStatusesAndExamples() {
    Run run = Run.of("compress", "--help");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Usage: media-store compress", "--max-dimension=PIXELS", "(1024)", "Examples:")
        .contains("1   a file was refused");
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compress",
        "schema",
        "import",
        "status",
        "verify",
        "delete-confirmed",
        "undo",
        "export",
        "renditions",
        "objects",
        "doctor"
      })
  void everyHelpFitsATerminalAndSaysHowItExits(String command) {
    Run run = Run.of(command, "--help");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Exit status:", "Examples:", "  2 ", "  media-store ");
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void helpIsAsWideAsTheTerminalAndNoWiderThanOneReads() {
    for (int columns : new int[] {60, 100, 250}) {
      Run run = Run.of(new FakeSurroundings().withColumns(columns), "import", "--help");

      int longest = run.out().lines().mapToInt(String::length).max().orElseThrow();
      int most = Math.min(columns, 100);
      assertThat(longest).isBetween(most - 8, most);
    }
  }

  @Test
  void helpFitsATerminalOfFortyColumns() {
    FakeSurroundings narrow = new FakeSurroundings().withColumns(40);
    for (String command : new String[] {"compress", "import", "status", "doctor"}) {
      assertThat(Run.of(narrow, command, "--help").out())
          .contains("Examples:")
          .satisfies(help -> assertThat(help.lines().filter(UsageTest::isTooLong)).isEmpty());
    }
    Run none = Run.of(narrow);
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err().lines().filter(UsageTest::isTooLong)).isEmpty();
  }

  /** One word cannot be broken. */
  private static boolean isTooLong(String line) {
    return line.length() > 40 && line.strip().contains(" ");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(Run.of("--version").out()).matches("media-store \\d+\\.\\d+.*\\R");
  }
}
