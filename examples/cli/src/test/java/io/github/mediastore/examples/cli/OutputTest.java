package io.github.mediastore.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
