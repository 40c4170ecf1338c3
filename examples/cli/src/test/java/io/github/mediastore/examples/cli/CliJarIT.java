package io.github.mediastore.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.examples.cli.json.FlatJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The finished jar, in a process of its own. */
class CliJarIT {

  private static final String JAR = Objects.requireNonNull(System.getProperty("cli.jar"));

  @TempDir private Path folder;

  private ProcessBuilder java(Object... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", "-jar", JAR));
    Arrays.stream(args).map(Object::toString).forEach(command::add);
    return new ProcessBuilder(command).directory(folder.toFile());
  }

  private ProcessBuilder java(TestDatabase database, Object... args) {
    ProcessBuilder java = java(args);
    java.environment()
        .putAll(Map.of("MEDIA_STORE_URL", database.url(), "MEDIA_STORE_USER", "postgres"));
    return java;
  }

  private Run run(Object... args) throws IOException, InterruptedException {
    return run(java(args));
  }

  private Run run(TestDatabase database, Object... args) throws IOException, InterruptedException {
    return run(java(database, args));
  }

  private Run run(ProcessBuilder java) throws IOException, InterruptedException {
    Path err = folder.resolve("err.txt");
    Process process = java.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out, Files.readString(err));
  }

  @Test
  void theJarNeedsNothingElseAndWarnsOfNothing() throws Exception {
    TestPictures.write(folder.resolve("a.jpg"), 3000, 2000);
    TestPictures.write(folder.resolve("b.png"), 300, 200);

    Run run = run("compress", "a.jpg", "b.png", "--out", "out", "--json");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.field("file")).containsExactly("a.jpg", "b.png");
    assertThat(TestPictures.read(folder.resolve("out/a.jpg.webp")).getWidth()).isEqualTo(1024);
  }

  @Test
  void theStatusTellsWhatHappened() throws Exception {
    Files.writeString(folder.resolve("a.jpg"), "This is no picture at all.");

    assertThat(run("compress", "a.jpg", "--out", "out").status()).isEqualTo(1);
    assertThat(run("compress", "a.jpg").status()).isEqualTo(2);
    assertThat(run("--version").status()).isZero();
  }

  @Test
  void theJarHoldsTheDriverAndThePoolToo() throws Exception {
    TestPictures.write(folder.resolve("uploads/users/1/profile.jpg"), 300, 200);
    TestPictures.write(folder.resolve("uploads/users/2/profile.png"), 300, 200);
    TestDatabase shop = TestDatabase.empty();
    TestDatabase other = TestDatabase.withTables();

    Run created = run(shop, "schema", "--create");
    Run imported =
        run(shop, "import", "uploads", "--files", "users/{ownerId}/*=users/profile", "--json");
    Run exported = run(shop, "export", "backup");
    Run back = run(other, "import", "--manifest", "backup");

    assertThat(created).isEqualTo(new Run(0, "The tables were created.\n", ""));
    assertThat(imported.err()).isEmpty();
    assertThat(imported.field("outcome")).containsExactly("IMPORTED", "IMPORTED");
    assertThat(exported.err()).isEmpty();
    assertThat(back.err()).isEmpty();
    assertThat(back.status()).isZero();
    assertThat(shop.contents()).hasSize(2);
    assertThat(other.contents()).isEqualTo(shop.contents());
  }

  @Test
  void anImportThatIsStoppedSaysHowToGoOnAndGoesOn() throws Exception {
    Path picture = TestPictures.write(folder.resolve("a.jpg"), 4000, 3000);
    for (int user = 0; user < 40; user++) {
      Path file = folder.resolve("uploads/users/" + user + "/profile.jpg");
      Files.createDirectories(file.getParent());
      Files.copy(picture, file);
    }
    TestDatabase shop = TestDatabase.withTables();
    Object[] args = {"import", "uploads", "--files", "users/{ownerId}/*=users/profile", "--json"};

    Process process = java(shop, args).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      out.readLine();
      // As Ctrl-C does.
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      out.lines().forEach(line -> {});
    }
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    int taken = shop.contents().size();
    Run again = shop.run("import", folder.resolve("uploads"), args[2], args[3], "--json");

    assertThat(status).isEqualTo(130);
    assertThat(err).contains("Stopped. What was taken stays; the same command goes on");
    assertThat(taken).isBetween(1, 39);
    assertThat(again.status()).isZero();
    assertThat(again.field("outcome").stream().filter("UNCHANGED"::equals)).hasSize(taken);
    assertThat(shop.contents()).hasSize(40);
    assertThat(shop.run("verify", "--ledger").out()).startsWith("40 verified, 0 damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-INT", "-TERM"})
  void anImportOfObjectsThatIsStoppedLosesNothingAndGoesOn(String signal) throws Exception {
    TestVideos.write(folder.resolve("uploads"), 200);
    TestDatabase shop = TestDatabase.withTables();
    TestBucket bucket = TestBucket.empty();
    Object[] args = {
      "import",
      "uploads",
      "--files",
      "parts/{ownerId}/*=parts/videos",
      "--objects-of",
      "video/*",
      "--json"
    };
    ProcessBuilder java = java(args);
    java.environment().putAll(bucket.surroundings(shop).variables());

    Process process = java.start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      out.readLine();
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
      out.lines().forEach(line -> {});
    }
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    int taken = shop.strings("SELECT object_key FROM media_representation").size();
    args[1] = folder.resolve("uploads");
    Run again = bucket.run(shop, args);

    assertThat(status).isEqualTo(signal.equals("-INT") ? 130 : 143);
    assertThat(err).contains("Stopped. What was taken stays; the same command goes on");
    assertThat(taken).isBetween(1, 199);
    assertThat(again.status()).isZero();
    assertThat(again.field("outcome").stream().filter("UNCHANGED"::equals)).hasSize(taken);
    assertThat(bucket.run(shop, "verify").out()).startsWith("200 verified, 0 damaged");
    // What was being sent when it was stopped is known, and waits for the sweep.
    assertThat(bucket.run(shop, "objects", "list").out()).doesNotContain("unknown", "missing");
  }

  @Test
  void whenNobodyReadsTheOutputTheRunEnds() throws Exception {
    TestPictures.write(folder.resolve("a.png"), 300, 200);
    Path list = Files.write(folder.resolve("list"), Collections.nCopies(100_000, "a.png"));

    Process process = java("compress", "--files-from", list, "--out", "out", "--json").start();
    process.getInputStream().close();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(err).isEqualToIgnoringNewLines("Nobody reads the output any more");
    assertThat(folder.resolve("out").toFile().list()).containsExactly("a.png.webp");
  }

  @Test
  void aStoppedProcessLeavesWholeLinesAndWholeFiles() throws Exception {
    TestPictures.write(folder.resolve("a.jpg"), 3000, 2000);
    Path list = folder.resolve("list");
    Files.write(list, Collections.nCopies(5_000, "a.jpg"));

    Process process = java("compress", "--files-from", list, "--out", "out", "--json").start();
    List<String> lines;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String first = out.readLine();
      process.toHandle().destroy();
      lines = Stream.concat(Stream.of(first), out.lines()).toList();
    }
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isNotZero();
    assertThat(err).isEqualToIgnoringNewLines("Stopped. The results that are there are whole.");
    assertThat(lines).hasSizeLessThan(5_000);
    assertThat(lines)
        .allSatisfy(line -> assertThat(FlatJson.parse(line)).containsEntry("status", "ok"));
    assertThat(folder.resolve("out").toFile().list()).containsExactly("a.jpg.webp");
  }
}
