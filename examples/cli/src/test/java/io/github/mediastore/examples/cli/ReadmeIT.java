package io.github.mediastore.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README, run by a shell over the finished jar, one after the other. */
@Tag("once")
class ReadmeIT {

  private static final String JAR = Objects.requireNonNull(System.getProperty("cli.jar"));

  /** On a terminal, delete-confirmed asks; here the answer is given beforehand. */
  private static final String PREAMBLE =
      """
      set -euo pipefail
      media-store() {
        if [ "$1" = delete-confirmed ]; then set -- "$@" --yes; fi
        "$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "$CLI_JAR" "$@"
      }
      """;

  @TempDir private Path folder;

  @Test
  void theCommandsOfTheReadmeWork() throws Exception {
    Browser.requireCommand("bash");
    TestPictures.write(folder.resolve("photo.jpg"), 300, 200);
    TestPictures.write(folder.resolve("logo.png"), 30, 20);
    TestPictures.write(folder.resolve("uploads/users/1/profile.jpg"), 300, 200);
    TestPictures.write(folder.resolve("uploads/users/2/profile.png"), 300, 200);
    TestDatabase shop = TestDatabase.onHealthyServer();
    shop.execute("CREATE TABLE users (id bigint); INSERT INTO users VALUES (1), (2)");
    TestDatabase other = TestDatabase.withTables();
    TestBucket bucket = TestBucket.named("shop-media");
    // What the page calls localhost/shop, localhost/other and so on is somewhere else here.
    String script =
        Files.readString(Path.of("src/test/sh/readme.sh"))
            .replace(
                "jdbc:postgresql://localhost/shop MEDIA_STORE_USER=shop",
                "'" + shop.url() + "' MEDIA_STORE_USER=postgres")
            .replace("jdbc:postgresql://localhost/other", "'" + other.url() + "'")
            .replace("https://objects.example.org", TestBucket.address().toString());
    Path file = Files.writeString(folder.resolve("readme.sh"), PREAMBLE + script);
    Path output = folder.resolve("output");
    ProcessBuilder bash =
        new ProcessBuilder("bash", file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    bash.environment()
        .put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    bash.environment().put("CLI_JAR", JAR);
    bash.environment().putAll(bucket.credentials());

    int status = bash.start().waitFor();

    assertThat(status).as(Files.readString(output)).isZero();
    assertThat(other.contents()).hasSize(2).isEqualTo(shop.contents());
    assertThat(folder.resolve("uploads-imported/users/1/profile.jpg")).exists();
    assertThat(folder.resolve("small").toFile().list()).contains("photo.jpg.webp", "logo.png.webp");
  }
}
