package io.github.mediastore.examples.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.examples.cli.Run;
import io.github.mediastore.examples.cli.TestDatabase;
import io.github.mediastore.examples.cli.TestPictures;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything back to files, and from there into another database. */
class ExportTest {

  private final TestDatabase database = TestDatabase.withTables();

  @TempDir private Path folder;

  private Path backup() {
    return folder.resolve("backup");
  }

  private static MediaContent video(int bytes) {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return MediaContent.of("video/mp4", content);
  }

  /** Pictures with renditions, a video of several chunks, an order that was changed, odd names. */
  private void fill() throws IOException {
    MediaStore store = database.store();
    ImageCompressor compressor =
        WebpImageCompressor.with(
            CompressionSettings.builder()
                .rendition("thumb", 100, 50_000)
                .rendition("small", 50, 50_000)
                .build());
    Path picture = TestPictures.write(folder.resolve("a.png"), 400, 300);
    MediaSlot images = MediaSlot.of("parts", 1, "images");
    List<MediaInfo> infos = new ArrayList<>();
    infos.add(store.add(images, compressor.compress(picture)));
    infos.add(store.add(images, video(1_500_000)));
    infos.add(store.add(images, MediaContent.of("application/pdf", new byte[0])));
    Collections.reverse(infos);
    store.reorder(images, infos.stream().map(MediaInfo::id).toList());
    for (String owner :
        List.of("../x", "a/b", "a_b", "CON", "con", "Con", "nul.txt", "x".repeat(255), "ü", ".")) {
      store.put(MediaSlot.of("users", owner, "profile"), video(owner.length() + owner.charAt(0)));
    }
  }

  private List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void whatWasExportedAndImportedIsTheSameThroughout() throws IOException {
    fill();
    List<String> contents = database.contents();

    Run exported = database.run("export", backup());
    TestDatabase other = TestDatabase.withTables();
    Run imported = other.run("import", "--manifest", backup());

    assertThat(exported.err()).isEmpty();
    assertThat(exported.status()).isZero();
    assertThat(imported.err()).isEmpty();
    assertThat(imported.status()).isZero();
    assertThat(contents).hasSize(15);
    assertThat(other.contents()).isEqualTo(contents);
    assertThat(other.run("verify").status()).isZero();
  }

  @Test
  void everyFileIsInTheFolderAndInTheManifestOnce() throws IOException {
    fill();

    Run run = database.run("export", backup(), "--json");

    List<ManifestEntry> manifest =
        Files.readAllLines(backup().resolve("manifest.jsonl")).stream()
            .filter(line -> !ManifestTotals.isOne(line))
            .map(ManifestEntry::ofJson)
            .toList();
    assertThat(run.out()).startsWith("{\"written\":15,\"there\":0,\"gone\":0,\"damaged\":0,");
    assertThat(manifest).extracting(ManifestEntry::file).doesNotHaveDuplicates().hasSize(15);
    assertThat(manifest)
        .extracting(entry -> entry.file().toLowerCase(Locale.ROOT))
        .doesNotHaveDuplicates();
    for (ManifestEntry entry : manifest) {
      assertThat(Digests.of(backup().resolve(entry.file()))).isEqualTo(entry.sha256());
    }
    // All of them, the manifest and the lock; and beside the folder the picture.
    assertThat(files(backup())).hasSize(17);
    assertThat(files(folder)).hasSize(18);
    assertThat(manifest)
        .extracting(ManifestEntry::file)
        .contains("parts/1/images/2.webp", "parts/1/images/2.thumb.webp", "parts/1/images/0.pdf");
  }

  @Test
  void aSecondRunWritesOnlyWhatIsMissingOrDifferent() throws IOException {
    fill();
    database.run("export", backup());
    Files.delete(backup().resolve("parts/1/images/2.webp"));
    Files.writeString(backup().resolve("parts/1/images/2.thumb.webp"), "something else");
    Files.move(backup().resolve("manifest.jsonl"), backup().resolve("manifest.jsonl.part"));
    Files.writeString(backup().resolve(".media-store-export-7"), "cut o");

    Run run = database.run("export", backup());

    assertThat(run.out()).startsWith("2 files written, 13 there already, 0 damaged");
    assertThat(backup().resolve(".media-store-export-7")).doesNotExist();
    assertThat(backup().resolve("manifest.jsonl.part")).doesNotExist();
    TestDatabase other = TestDatabase.withTables();
    assertThat(other.run("import", "--manifest", backup()).status()).isZero();
    assertThat(other.contents()).isEqualTo(database.contents());
  }

  @Test
  void aFolderThatHoldsSomethingElseIsNotWrittenTo() throws IOException {
    Files.writeString(Files.createDirectories(backup()).resolve("thesis.doc"), "years of work");

    Run run = database.run("export", backup());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("The folder is not empty, and no earlier export");
    assertThat(files(backup())).hasSize(1);
  }

  @Test
  void aFolderThatAnotherExportWritesToIsLeftToIt() throws Exception {
    fill();
    Path partial = backup().resolve(".media-store-export-0");
    Run during;
    ExportFolder other = ExportFolder.open(backup());
    try {
      Files.writeString(partial, "being writ");
      during = database.run("export", backup());
      assertThat(partial).hasContent("being writ");
    } finally {
      other.close();
    }

    Run after = database.run("export", backup());

    assertThat(during.status()).isEqualTo(2);
    assertThat(during.err()).contains("Another export writes to the folder");
    assertThat(after.status()).isZero();
    assertThat(partial).doesNotExist();
  }

  @Test
  void aManifestOfAnotherProgramMakesNoExport() throws IOException {
    Path manifest = Files.createDirectories(backup()).resolve("manifest.jsonl");
    Files.writeString(manifest, "{\"name\":\"something\"}\n");

    Run run = database.run("export", backup());

    assertThat(run.status()).isEqualTo(2);
    assertThat(files(backup())).containsExactly(manifest);
  }

  @Test
  void nothingIsWrittenWhereALinkLeadsOutOfTheFolder() throws IOException {
    fill();
    database.run("export", backup());
    Path users = backup().resolve("users");
    Path elsewhere = folder.resolve("elsewhere");
    Files.move(users, elsewhere);
    Files.createSymbolicLink(users, elsewhere);
    List<Path> before = files(elsewhere);
    Files.delete(before.get(0));

    Run run = database.run("export", backup());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("A link leads out of the folder");
    assertThat(before.get(0)).doesNotExist();
    assertThat(backup().resolve("manifest.jsonl")).doesNotExist();
  }

  @Test
  void whatIsDamagedIsLeftOutAndNamed() throws IOException {
    fill();
    database.execute(
        "UPDATE media_chunk SET data = set_byte(data, 0, get_byte(data, 0) # 1) WHERE seq = 2");
    database.execute("DELETE FROM media_chunk WHERE seq = 0 AND representation_id = 1");

    Run run = database.run("export", backup());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).startsWith("11 files written, 0 there already, 4 damaged");
    assertThat(run.err())
        .contains("DAMAGED parts/1/images/1.mp4", "DAMAGED parts/1/images/2.thumb.webp")
        .hasLineCount(4);
    assertThat(backup().resolve("parts/1/images/1.mp4")).doesNotExist();
    assertThat(backup().resolve("manifest.jsonl"))
        .content()
        .doesNotContain("images/1.mp4", "images/2");
    TestDatabase other = TestDatabase.withTables();
    assertThat(other.run("import", "--manifest", backup()).status()).isZero();
    assertThat(other.contents()).hasSize(11);
  }

  @Test
  void whatComesAfterADamagedMediumIsImportedWithoutIt() throws IOException {
    fill();
    database.execute(
        "UPDATE media_chunk SET data = set_byte(data, 0, get_byte(data, 0) # 1) WHERE seq = 2");
    database.run("export", backup());
    TestDatabase other = TestDatabase.withTables();

    Run first = other.run("import", "--manifest", backup());
    Run second = other.run("import", "--manifest", backup());

    assertThat(first.err()).isEmpty();
    assertThat(first.out()).startsWith("14 files: 14 imported");
    assertThat(second.out()).startsWith("14 files: 14 unchanged");
    MediaSlot images = MediaSlot.of("parts", 1, "images");
    List<MediaInfo> stored = database.store().list(images);
    assertThat(other.store().list(images))
        .extracting(MediaInfo::sha256)
        .containsExactly(stored.get(0).sha256(), stored.get(2).sha256());
    assertThat(other.store().list(images).get(1).renditions()).hasSize(2);
  }

  @Test
  void aMediumThatTheServerCannotReadIsDamagedAndTheOthersAreExported() {
    MediaSlot films = MediaSlot.of("parts", 1, "films");
    List.of(100_000, 200_000, 300_000).forEach(size -> database.store().add(films, video(size)));
    loseOutOfLineRowsOfTheFirstChunk();

    Run run = database.run("export", backup());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).startsWith("2 files written, 0 there already, 1 damaged");
    assertThat(run.err()).contains("DAMAGED parts/1/films/0.mp4", "for toast value");
    TestDatabase other = TestDatabase.withTables();
    assertThat(other.run("import", "--manifest", backup()).status()).isZero();
    assertThat(other.store().count(films)).isEqualTo(2);
  }

  /**
   * As a broken disk does. The server lets nobody write there, so the table is no TOAST a while.
   */
  private void loseOutOfLineRowsOfTheFirstChunk() {
    String toast =
        database
            .strings("SELECT reltoastrelid FROM pg_class WHERE oid = 'media_chunk'::regclass")
            .get(0);
    String table = database.strings("SELECT " + toast + "::regclass").get(0);
    database.execute("UPDATE pg_class SET relkind = 'r' WHERE oid = " + toast);
    database.execute(
        "DELETE FROM %1$s WHERE chunk_id = (SELECT min(chunk_id) FROM %1$s)".formatted(table));
    database.execute("UPDATE pg_class SET relkind = 't' WHERE oid = " + toast);
  }

  @Test
  void anImportFromAManifestGoesOnWhereItWasStopped() throws IOException {
    fill();
    database.run("export", backup());
    Path video = backup().resolve("parts/1/images/1.mp4");
    byte[] bytes = Files.readAllBytes(video);
    Files.writeString(video, "something else");
    TestDatabase other = TestDatabase.withTables();

    Run first = other.run("import", "--manifest", backup(), "--json");
    Files.write(video, bytes);
    Run second = other.run("import", "--manifest", backup());

    assertThat(first.status()).isEqualTo(1);
    assertThat(first.err())
        .contains("FAILED parts/1/images/1.mp4: ", "It comes after one that failed");
    assertThat(second.status()).isZero();
    assertThat(second.out()).startsWith("15 files: 4 imported, 11 unchanged");
    assertThat(other.contents()).isEqualTo(database.contents());
  }

  @Test
  void aSlotThatHoldsSomethingElseIsNotTouched() throws IOException {
    fill();
    database.run("export", backup());
    TestDatabase other = TestDatabase.withTables();
    other.store().put(MediaSlot.of("parts", 1, "images"), video(10));

    Run run = other.run("import", "--manifest", backup());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("The slot holds other media already");
    assertThat(other.store().count(MediaSlot.of("parts", 1, "images"))).isEqualTo(1);
  }

  @Test
  void aManifestThatNamesFilesElsewhereIsNotFollowed() throws IOException {
    fill();
    database.run("export", backup());
    Path manifest = backup().resolve("manifest.jsonl");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"parts/1/images/0.pdf\"", "\"../a.png\""));
    TestDatabase other = TestDatabase.withTables();

    Run run = other.run("import", "--manifest", backup(), "--json");

    assertThat(run.json().get(0)).containsEntry("problem", "OUTSIDE_ROOT");
    assertThat(other.store().count(MediaSlot.of("parts", 1, "images"))).isZero();
  }

  @Test
  void aManifestThatIsNoneIsSaid() throws IOException {
    Files.createDirectories(backup());
    Files.writeString(backup().resolve("manifest.jsonl"), "{\"file\":\"a\"}\n");

    Run run = database.run("import", "--manifest", backup());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("Line 1 of", "\"ownerType\" is missing");
  }
}
