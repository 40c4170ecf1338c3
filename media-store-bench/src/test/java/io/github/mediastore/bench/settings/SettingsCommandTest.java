package io.github.mediastore.bench.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SettingsCommandTest {

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine command = SettingsCommand.commandLine();
    command.setErr(new PrintWriter(err, true)).setOut(new PrintWriter(new StringWriter()));
    return command.execute(arguments);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --photos=nowhere       | --photos is not a folder: nowhere
          --out=nowhere/r.html   | --out is in a folder that does not exist: nowhere/r.html
          --json=nowhere/r.json  | --json is in a folder that does not exist: nowhere/r.json
          --csv=src              | --csv is a folder, not a file: src
          --charts=nowhere       | --charts is not a folder: nowhere
          --out=/proc/r.html     | : /proc/r.html
          --dimensions=0         | maxDimension is 0; it must be between 1 and 16383
          --fits=cover:0x10      | width is 0; it must be between 1 and 16383
          --fits=square          | is not PIXELS, cover:WIDTHxHEIGHT or contain:WIDTHxHEIGHT
          --ladders=75,85        | The quality ladder does not fall: [75, 85]
          --ladders=85,,60       | --ladders has a ladder that is no list of numbers: 85,,60
          --limits=999           | maxBytes is 999; it must be between 1000 and 2147483647
          --efforts=LAZY         | LAZY
          --uploads=0            | --uploads must be at least 1, not 0
          --rounds=0             | --rounds must be at least 1, not 0
          --min-ssim=1.5         | --min-ssim must be from 0 to 1, not 1.5
          --colour               | --colour
          """)
  void whatIsWrongIsSaidInOneLineBeforeAnythingIsMeasured(String option, String message) {
    assertThat(run(option)).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains(message);
  }

  @Test
  void anEmptyFolderIsAMistake() {
    assertThat(run("--photos", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith("--photos is an empty folder: " + folder);
  }

  @Test
  void theNameOfAFileCannotCommandTheTerminal() throws IOException {
    Files.writeString(folder.resolve("\u001b[31m\u202e.jpg"), "This is no picture at all.");

    run("--photos", folder.toString(), "--out", folder + "/r.html", "--dimensions", "64");

    assertThat(err.toString()).contains("Refused: ?[31m?.jpg").doesNotContain("\u001b", "\u202e");
  }

  @Test
  void aFolderWithoutAPictureGivesNoReport() throws IOException {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    Files.writeString(photos.resolve("letter.txt"), "Dear reader, this is no picture at all.");
    Path out = folder.resolve("report.html");

    assertThat(run("--photos", photos.toString(), "--out", out.toString(), "--dimensions", "64"))
        .isEqualTo(1);
    assertThat(err.toString())
        .contains("Refused: letter.txt: ")
        .contains("No picture was accepted, so there is nothing to report");
    assertThat(out).doesNotExist();
  }
}
