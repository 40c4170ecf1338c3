package io.github.mediastore.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every example of every command's help, run by a shell over the finished jar. */
@Tag("once")
class HelpExamplesIT {

  private static final String JAR = Objects.requireNonNull(System.getProperty("cli.jar"));

  /** What each line of a script is run with: the first that fails ends it. */
  private static final String PREAMBLE =
      """
      set -euo pipefail
      media-store() { "$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "$CLI_JAR" "$@"; }
      """;

  @TempDir private Path folder;

  static Set<String> commands() {
    return MediaStoreCli.commandLine(new FakeSurroundings()).getSubcommands().keySet();
  }

  /** The help is wrapped; the lines of the footer are not. */
  private static List<String> examples(String command) {
    CommandLine found =
        MediaStoreCli.commandLine(new FakeSurroundings()).getSubcommands().get(command);
    String[] footer = Objects.requireNonNull(found).getCommandSpec().usageMessage().footer();
    return Stream.of(footer)
        .dropWhile(line -> !line.equals("Examples:"))
        .skip(1)
        .map(String::strip)
        .toList();
  }

  private void writeFiles() throws IOException {
    TestPictures.write(folder.resolve("photo.jpg"), 300, 200);
    TestPictures.write(folder.resolve("logo.png"), 30, 20);
    Files.createDirectories(folder.resolve("objects"));
    Path uploads = folder.resolve("uploads");
    TestPictures.write(uploads.resolve("users/1/profile.jpg"), 300, 200);
    TestPictures.write(uploads.resolve("parts/1/a.png"), 200, 100);
    TestPictures.write(uploads.resolve("logos/acme.png"), 100, 100);
  }

  /** A shop whose files were imported, but for the command that does it. */
  private TestDatabase shop(String command) throws IOException {
    writeFiles();
    TestDatabase shop =
        command.equals("doctor") ? TestDatabase.onHealthyServer() : TestDatabase.empty();
    shop.createTables();
    shop.execute(
        """
        CREATE TABLE users (id int);
        INSERT INTO users VALUES (1);
        CREATE TABLE organizations (id int, logo_url text);
        INSERT INTO organizations VALUES (1, '/uploads/logos/acme.png');
        CREATE SCHEMA media
        """);
    shop.run("schema", "--create", "--schema", "media");
    if (!command.equals("import")) {
      shop.run("import", folder.resolve("uploads"), "--files=users/{ownerId}/*=users/profile");
    }
    if (command.equals("import")) {
      TestDatabase exported = TestDatabase.withTables();
      exported.run("import", folder.resolve("uploads"), "--files=logos/{ownerId}.png=logos/logo");
      exported.run("export", folder.resolve("backup"));
    }
    return shop;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theExamplesOfACommandWork(String command) throws Exception {
    Browser.requireCommand("bash");
    List<String> examples = examples(command);
    assertThat(examples).isNotEmpty();
    assertThat(examples.get(0)).startsWith("media-store " + command);
    TestDatabase shop = shop(command);
    TestDatabase other = TestDatabase.withTables();
    String script = PREAMBLE + String.join("\n", examples) + "\n";
    // What the examples call localhost/shop and localhost/other is somewhere else here.
    script =
        script
            .replace("jdbc:postgresql://localhost/shop --user shop", shop.url())
            .replace("jdbc:postgresql://localhost/other", other.url());
    Path file = Files.writeString(folder.resolve("examples.sh"), script);
    Path output = folder.resolve("output");
    ProcessBuilder bash =
        new ProcessBuilder("bash", file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    bash.environment()
        .putAll(
            Map.of(
                "JAVA",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "CLI_JAR",
                JAR,
                "MEDIA_STORE_URL",
                shop.url(),
                "MEDIA_STORE_USER",
                "postgres"));

    int status = bash.start().waitFor();

    assertThat(status).as(() -> script(file) + script(output)).isZero();
  }

  private static String script(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
