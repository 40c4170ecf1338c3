package io.github.mediastore.examples.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.examples.cli.Run;
import io.github.mediastore.examples.cli.TestDatabase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports while others write, and manifests that are not whole. */
class ExportUnderWritesTest {

  private static final int OWNERS = 120;

  private final TestDatabase database = TestDatabase.withTables();

  @TempDir private Path folder;

  private Path backup() {
    return folder.resolve("backup");
  }

  private static MediaSlot slot(int owner) {
    return MediaSlot.of("users", owner, "profile");
  }

  private void fill(int owners) {
    MediaStore store = database.store();
    for (int owner = 0; owner < owners; owner++) {
      store.put(slot(owner), MediaContent.of("video/mp4", new byte[] {(byte) owner, 1}));
    }
  }

  @Test
  void whatIsReplacedAllTheTimeIsInTheExport() throws IOException {
    fill(OWNERS);
    AtomicBoolean isDone = new AtomicBoolean();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              MediaStore store = database.store();
              for (int i = 0; !isDone.get(); i++) {
                byte[] bytes = {(byte) i, (byte) (i >> 8), 2};
                store.put(slot(i % OWNERS), MediaContent.of("video/mp4", bytes));
              }
            });
    Run run;
    try {
      run = database.run("export", backup(), "--json");
    } finally {
      isDone.set(true);
      writer.join();
    }

    assertThat(run.status()).isZero();
    TestDatabase other = TestDatabase.withTables();
    assertThat(other.run("import", "--manifest", backup()).status()).isZero();
    assertThat(other.strings("SELECT count(*) FROM media")).containsExactly("" + OWNERS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aManifestThatIsCutIsNotImported(int left) throws IOException {
    fill(2);
    database.run("export", backup());
    Path manifest = backup().resolve("manifest.jsonl");
    List<String> lines = Files.readAllLines(manifest);
    assertThat(lines).hasSize(3);
    Files.write(manifest, lines.subList(0, left));

    Run run = TestDatabase.withTables().run("import", "--manifest", backup());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("is cut");
  }

  @Test
  void aManifestThatLacksALineIsNotImported() throws IOException {
    fill(2);
    database.run("export", backup());
    Path manifest = backup().resolve("manifest.jsonl");
    List<String> lines = Files.readAllLines(manifest);
    Files.write(manifest, lines.subList(1, 3));

    Run run = TestDatabase.withTables().run("import", "--manifest", backup());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("1 file of 2 bytes", "2 of 4");
  }

  @Test
  void anEmptyStoreIsExportedTwiceAndImported() {
    assertThat(database.run("export", backup()).status()).isZero();
    assertThat(database.run("export", backup()).status()).isZero();
    assertThat(database.run("import", "--manifest", backup()).status()).isZero();
  }

  @Test
  void twoImportsOfAManifestAtOnceAddEachMediumOnce() {
    fill(OWNERS);
    database.run("export", backup());
    TestDatabase other = TestDatabase.withTables();

    CompletableFuture<Run> first =
        CompletableFuture.supplyAsync(() -> other.run("import", "--manifest", backup()));
    Run second = other.run("import", "--manifest", backup());

    assertThat(first.join().status()).isZero();
    assertThat(second.status()).isZero();
    assertThat(other.contents()).isEqualTo(database.contents());
  }

  @Test
  void anOwnerCalledAsTheManifestIsExported() {
    MediaContent content = MediaContent.of("video/mp4", new byte[] {1});
    for (String name : List.of("manifest.jsonl", "manifest.jsonl.part")) {
      database.store().put(MediaSlot.of(name, 1, "profile"), content);
    }

    Run run = database.run("export", backup());

    assertThat(run.status()).isZero();
    TestDatabase other = TestDatabase.withTables();
    assertThat(other.run("import", "--manifest", backup()).status()).isZero();
    assertThat(other.contents()).isEqualTo(database.contents());
  }

  @Test
  void aManifestWithoutEndOfLineIsNotReadIntoMemory() throws IOException {
    fill(1);
    database.run("export", backup());
    try (RandomAccessFile manifest =
        new RandomAccessFile(backup().resolve("manifest.jsonl").toFile(), "rw")) {
      manifest.seek(manifest.length());
      manifest.setLength(1L << 34); // Takes no space.
    }

    Run run = database.run("import", "--manifest", backup());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("Line 3", "characters");
  }

  @Test
  void aManifestThatSomeSystemGaveOtherEndsOfLinesIsImported() throws IOException {
    fill(2);
    database.run("export", backup());
    Path manifest = backup().resolve("manifest.jsonl");
    Files.writeString(manifest, Files.readString(manifest).replace("\n", "\r\n"));

    assertThat(database.run("import", "--manifest", backup()).status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "fifo"})
  void aManifestThatIsNoRegularFileIsNotRead(String target) throws Exception {
    Path manifest = Files.createDirectories(backup()).resolve("manifest.jsonl");
    if (target.equals("fifo")) {
      Process fifo = new ProcessBuilder("mkfifo", manifest.toString()).start();
      Assumptions.assumeTrue(fifo.waitFor() == 0, "No pipe can be made here");
    } else {
      Assumptions.assumeTrue(Files.exists(Path.of(target)), "There is no " + target);
      Files.createSymbolicLink(manifest, Path.of(target));
    }

    Run run = database.run("import", "--manifest", backup());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("is not a regular file");
  }
}
