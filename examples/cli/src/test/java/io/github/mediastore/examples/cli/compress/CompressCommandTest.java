package io.github.mediastore.examples.cli.compress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.examples.cli.FakeSurroundings;
import io.github.mediastore.examples.cli.Run;
import io.github.mediastore.examples.cli.TestPictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressCommandTest {

  @TempDir private Path folder;

  private Path out() {
    return folder.resolve("made/when/missing");
  }

  @Test
  void aPictureIsWrittenUnderItsNamePlusWebp() throws IOException {
    Path picture = TestPictures.write(folder.resolve("a.jpg"), 2000, 1000);

    Run run = Run.compressToJson(out(), picture);

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    Path result = out().resolve("a.jpg.webp");
    assertThat(out()).isDirectoryContaining(result::equals);
    assertThat(TestPictures.read(result).getWidth()).isEqualTo(1024);
    Map<String, @Nullable Object> line = run.json().get(0);
    assertThat(line.get("bytesIn")).isEqualTo(BigDecimal.valueOf(Files.size(picture)));
    assertThat(line.get("bytesOut")).isEqualTo(BigDecimal.valueOf(Files.size(result)));
  }

  @Test
  void theLineOfACompressedFileHasEveryField() throws IOException {
    Path picture = TestPictures.write(folder.resolve("a.png"), 300, 200);

    Map<String, @Nullable Object> line = Run.compressToJson(out(), picture).json().get(0);

    assertThat(line)
        .containsOnlyKeys(
            "file",
            "status",
            "reason",
            "format",
            "bytesIn",
            "bytesOut",
            "width",
            "height",
            "quality",
            "encodes",
            "millis")
        .containsEntry("file", picture.toString())
        .containsEntry("status", "ok")
        .containsEntry("reason", null)
        .containsEntry("format", "PNG")
        .containsEntry("width", BigDecimal.valueOf(300))
        .containsEntry("height", BigDecimal.valueOf(200))
        .containsEntry("quality", BigDecimal.valueOf(85))
        .containsEntry("encodes", BigDecimal.ONE);
    assertThat((BigDecimal) line.get("millis")).isPositive();
  }

  @Test
  void theLineOfARefusedFileHasTheSameFields() throws IOException {
    Path text = Files.writeString(folder.resolve("a.jpg"), "This is no picture at all.");
    Path picture = TestPictures.write(folder.resolve("b.png"), 30, 20);

    Run run = Run.compressToJson(out(), text, picture);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.field("status")).containsExactly("rejected", "ok");
    Map<String, @Nullable Object> line = run.json().get(0);
    assertThat(line.keySet()).containsExactlyElementsOf(run.json().get(1).keySet());
    assertThat(line)
        .containsEntry("reason", "UNSUPPORTED_FORMAT")
        .containsEntry("bytesIn", BigDecimal.valueOf(26))
        .containsEntry("format", "plain text")
        .containsEntry("width", null);
    assertThat((BigDecimal) line.get("millis")).isPositive();
    assertThat(run.err()).startsWith(text + ": Files of this format are not accepted: ");
    assertThat(out()).isDirectoryNotContaining(file -> file.endsWith("a.jpg.webp"));
  }

  @Test
  void whatCannotBeReadIsRejectedAndTheRestGoesOn() throws IOException {
    Path picture = TestPictures.write(folder.resolve("a.png"), 30, 20);

    Run run = Run.compressToJson(out(), folder.resolve("missing.png"), folder, "nul\0", picture);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.field("reason")).containsExactly("UNREADABLE", "UNREADABLE", "UNREADABLE", null);
    assertThat(run.field("millis").subList(0, 3)).containsOnlyNulls();
  }

  @Test
  void whatCannotBeWrittenIsRejectedAndLeavesNothingBehind() throws IOException {
    Path picture = TestPictures.write(folder.resolve("a.png"), 30, 20);
    Files.createDirectories(out().resolve("a.png.webp/in the way"));

    Run run = Run.compressToJson(out(), picture);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.field("reason")).containsExactly("UNWRITABLE");
    assertThat(out()).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aFileOverTheLimitIsRefusedUnread() throws IOException {
    Path picture = TestPictures.write(folder.resolve("a.bmp"), 100, 100);

    Run run = Run.compressToJson(out(), "--max-input-bytes=30000", picture);

    assertThat(run.field("reason")).containsExactly("TOO_MANY_BYTES");
    assertThat(run.field("bytesIn")).containsExactly(BigDecimal.valueOf(Files.size(picture)));
    assertThat(run.field("millis")).containsOnlyNulls();
  }

  @Test
  void linesComeInTheOrderOfTheFilesHoweverLongEachTakes() throws IOException {
    List<Path> pictures = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int side = i % 10 == 0 ? 800 : 10;
      pictures.add(TestPictures.write(folder.resolve(i + ".jpg"), side, side));
    }

    Run run =
        Run.compressToJson(
            out(), Stream.concat(Stream.of("--threads=4"), pictures.stream()).toArray());

    assertThat(run.status()).isZero();
    assertThat(run.field("file")).isEqualTo(pictures.stream().map(Path::toString).toList());
  }

  @Test
  void aFileNamedTwiceIsCompressedTwiceIntoTheSameResult() throws IOException {
    Path picture = TestPictures.write(folder.resolve("a.png"), 30, 20);

    Run run = Run.compressToJson(out(), picture, picture);

    assertThat(run.field("status")).containsExactly("ok", "ok");
    assertThat(out().toFile().list()).containsExactly("a.png.webp");
  }

  @Test
  void filesOfOneNameDoNotOverwriteEachOther() throws IOException {
    Path first = TestPictures.write(folder.resolve("one/a.png"), 30, 20);
    Path second = TestPictures.write(folder.resolve("two/a.png"), 40, 20);

    Run run = Run.compressToJson(out(), first, second);

    assertThat(run.status()).isZero();
    assertThat(TestPictures.read(out().resolve("a.png.webp")).getWidth()).isEqualTo(30);
    assertThat(TestPictures.read(out().resolve("a.png.2.webp")).getWidth()).isEqualTo(40);
  }

  @Test
  void aResultFromBeforeIsReplaced() throws IOException {
    Path picture = TestPictures.write(folder.resolve("a.png"), 30, 20);
    Run.compressToJson(out(), picture);
    TestPictures.write(picture, 50, 20);

    Run.compressToJson(out(), picture);

    assertThat(TestPictures.read(out().resolve("a.png.webp")).getWidth()).isEqualTo(50);
  }

  @Test
  void namesComeFromAListToo() throws IOException {
    Path first = TestPictures.write(folder.resolve("first.png"), 30, 20);
    Path second = TestPictures.write(folder.resolve("süß und @ \"neu\".png"), 30, 20);
    Path list = Files.writeString(folder.resolve("list"), second + "\r\n\n" + first);

    Run run = Run.compressToJson(out(), "--files-from", list, first);

    assertThat(run.field("file"))
        .containsExactly(first.toString(), second.toString(), first.toString());
    assertThat(run.field("status")).containsOnly("ok");
    assertThat(run.out()).isASCII();
  }

  @Test
  void namesComeFromStandardInputToo() throws IOException {
    Path picture = TestPictures.write(folder.resolve("a.png"), 30, 20);
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(picture.toString().getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(Run.compressToJson(out(), "--files-from=-").field("status")).containsExactly("ok");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void anEmptyListIsNothingToDo() throws IOException {
    Path list = Files.createFile(folder.resolve("list"));

    Run run = Run.compressToJson(out(), "--files-from", list);

    assertThat(run).isEqualTo(new Run(0, "", ""));
  }

  @Test
  void aNameThatStartsWithAnAtSignOrAHyphenIsAName() throws IOException {
    Run run = Run.compressToJson(out(), "@missing.png", "--", "-missing.png");

    assertThat(run.field("file")).containsExactly("@missing.png", "-missing.png");
    assertThat(run.field("reason")).containsOnly("UNREADABLE");
  }

  @Test
  void thousandsOfFilesAreTakenInOneGo() {
    Run run =
        Run.compressToJson(
            out(), Stream.iterate(0, i -> i + 1).limit(5_000).map(i -> "missing" + i).toArray());

    assertThat(run.field("file")).hasSize(5_000).endsWith("missing4999");
  }

  @Test
  void peopleGetATableOfAllFilesWhatWasRefusedAndATotal() throws IOException {
    Path picture = TestPictures.write(folder.resolve("a.bmp"), 1000, 1000);
    Path text = Files.writeString(folder.resolve("b.jpg"), "This is no picture at all.");

    Run run = Run.of("compress", picture, text, "-o", out());

    List<String> lines = run.out().lines().toList();
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).matches("FILE +FORMAT +BYTES +AS WEBP +SAVED +PIXELS +QUALITY +TO");
    assertThat(lines.get(1))
        .startsWith(picture + "     BMP  3,000,054 ")
        .contains(" 100 %  1000 x 1000 ")
        .endsWith(" " + out().resolve("a.bmp.webp"));
    assertThat(lines.get(2))
        .startsWith(text + ": REFUSED (UNSUPPORTED_FORMAT), Files of this format");
    assertThat(lines.get(3))
        .matches("2 files, 1 refused; 3,000,054 bytes -> [\\d,]+ bytes, saved 99.\\d %");
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120})
  void onATerminalTheTableFitsAndWhatIsDoneIsShown(int columns) throws IOException {
    Path deep = Files.createDirectories(folder.resolve("a-folder-with-a-name-of-some-length"));
    Path picture = TestPictures.write(deep.resolve("a picture with a longer name.png"), 100, 80);

    Run run =
        Run.of(
            new FakeSurroundings().withColumns(columns),
            Stream.of("compress", picture, "-o", out()).toArray());

    assertThat(run.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    assertThat(run.out()).contains("...", "a longer name.png", "1 file, 0 refused; ");
    assertThat(run.err()).contains("1/1 files");
  }

  @Test
  void theNameOfAFileCannotCommandTheTerminal() throws IOException {
    Path picture = TestPictures.write(folder.resolve("\u001b[31m.png"), 10, 10);
    Path text = Files.writeString(folder.resolve("\u001b[32m\u202e.jpg"), "This is no picture.");

    Run people = Run.of("compress", picture, text, "-o", out());
    Run programs = Run.of("compress", "--json", picture, text, "-o", out());

    assertThat(people.out()).contains("?[31m.png", "?[32m?.jpg").doesNotContain("\u001b", "\u202e");
    assertThat(programs.err()).contains("?[32m?.jpg").doesNotContain("\u001b", "\u202e");
    assertThat(programs.field("file")).containsExactly(picture.toString(), text.toString());
  }

  @Test
  void tooLittleMemoryForAFileIsSaidAndTheOthersGoOn() throws Exception {
    Path picture = TestPictures.write(folder.resolve("a.png"), 10, 10);
    StringWriter err = new StringWriter();
    FileCompression compression =
        new FileCompression(
            upload -> {
              throw new OutOfMemoryError("Java heap space");
            },
            1_000_000,
            new OutputFolder(out(), new OutputNames(out(), List.of(picture), true)),
            new PrintWriter(err));

    Outcome outcome = compression.compress(InputFile.of(picture.toString()));

    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcome.toString()).contains("OUT_OF_MEMORY", "-Xmx").doesNotContain("java.");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatIsWrongWithAFileIsSaidWithoutTheNamesOfJava() throws IOException {
    Path loop = Files.createSymbolicLink(folder.resolve("loop.png"), folder.resolve("loop.png"));
    Path blocked = TestPictures.write(folder.resolve("blocked.png"), 10, 10);
    Files.createDirectories(out().resolve("blocked.png.webp/in the way"));

    Run run = Run.of("compress", folder.resolve("missing.png"), folder, loop, blocked, "-o", out());
    Run file = Run.of("compress", blocked, "-o", blocked);

    assertThat(run.out())
        .contains("missing.png: REFUSED (UNREADABLE), The file cannot be read: no such file")
        .contains("The result cannot be written: ")
        .doesNotContain("Exception", "java.");
    assertThat(file.err()).contains("blocked.png").doesNotContain("Exception", "java.");
  }

  @Test
  void settingsReachTheCompressor() throws IOException {
    Path picture =
        TestPictures.write(folder.resolve("a.png"), 300, 300, BufferedImage.TYPE_INT_ARGB);

    Run run =
        Run.compressToJson(
            out(), "--max-dimension=100", "--qualities=70,30", "--matte=#00ff00", picture);

    assertThat(run.field("width")).containsExactly(BigDecimal.valueOf(100));
    assertThat(run.field("quality")).containsExactly(BigDecimal.valueOf(70));
    int beyond = TestPictures.read(out().resolve("a.png.webp")).getRGB(80, 50);
    assertThat(beyond >> 8 & 0xFF).isGreaterThan(240);
    assertThat(beyond & 0xFF).isLessThan(16);
  }
}
