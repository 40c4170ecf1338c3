package io.github.mediastore.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command prints, and what it does where that cannot be received. */
class OutputTest {

  @TempDir private Path folder;

  @Test
  void outputThatCannotBeWrittenIsNoSuccess() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    StringWriter err = new StringWriter();

    int status =
        MediaStoreCli.commandLine(TestDatabase.withTables().surroundings())
            .setOut(new PrintWriter(full))
            .setErr(new PrintWriter(err))
            .execute("status", "--json");

    assertThat(status).isEqualTo(3);
    assertThat(err.toString()).contains("could not be written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "import --help", "status --json"})
  void aFullDeviceIsNoSuccess(String command) throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "There is no device that is always full");
    Process process =
        java(command).redirectOutput(ProcessBuilder.Redirect.to(full.toFile())).start();

    assertThat(messages(process)).contains("could not be written");
    assertThat(process.waitFor()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "import --help", "status"})
  void aClosedPipeIsNoSuccess(String command) throws Exception {
    Process process = java(command).start();
    process.getInputStream().close();

    assertThat(messages(process)).contains("could not be written");
    assertThat(process.waitFor()).isEqualTo(3);
  }

  private static ProcessBuilder java(String command) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                MediaStoreCli.class.getName()));
    line.addAll(List.of(command.split(" ")));
    ProcessBuilder java = new ProcessBuilder(line);
    TestDatabase database = TestDatabase.withTables();
    java.environment()
        .putAll(Map.of("MEDIA_STORE_URL", database.url(), "MEDIA_STORE_USER", "postgres"));
    return java;
  }

  private static String messages(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aMessageAboutAFileHoldsNoneOfWhatATerminalObeys() {
    Run run = Run.of("undo", folder.resolve("\u001b[31m"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("?[31m").doesNotContain("\u001b");
  }

  @Test
  void aDryRunPrintsNoneOfWhatATerminalObeys() throws IOException {
    Path user = Files.createDirectories(folder.resolve("users/1"));
    Files.writeString(user.resolve("\u001b[31m.png"), "no picture");

    Run run =
        TestDatabase.empty()
            .run("import", folder, "--files", "users/{ownerId}/*=users/profile", "--dry-run");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("users/1/?[31m.png").doesNotContain("\u001b");
  }

  @Test
  void aGuardThatIsNotAnsweredIsNamedAndNothingIsRemoved() throws IOException {
    Path photo = Files.createDirectories(folder.resolve("users/1")).resolve("profile.png");
    TestPictures.write(photo, 40, 30);
    TestDatabase database = TestDatabase.withTables();
    database.run("import", folder, "--files", "users/{ownerId}/*=users/profile");

    Run run =
        database.run(
            "delete-confirmed",
            folder,
            "--yes",
            "--query",
            "SELECT id, no_such FROM media",
            "--owner-type",
            "firms",
            "--slot",
            "logo");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("Nothing was removed", "SELECT id, no_such FROM media");
    assertThat(photo).exists();
  }
}
