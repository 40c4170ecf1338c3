package io.github.mediastore.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.JdbcMediaStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Media whose bytes are objects: out to files, back again, and read again. */
class ObjectMediaTest {

  private static final MediaSlot VIDEOS = MediaSlot.of("parts", 1, "videos");
  private static final MediaSlot IMAGES = MediaSlot.of("parts", 1, "images");

  private final TestDatabase database = TestDatabase.withTables();
  private final TestBucket bucket = TestBucket.empty();

  @TempDir private Path folder;

  /** Pictures with renditions, videos, and an empty medium. */
  private void fill() throws IOException {
    JdbcMediaStore store = database.store();
    WebpImageCompressor compressor =
        WebpImageCompressor.with(
            CompressionSettings.builder().rendition("thumb", 100, 50_000).build());
    Path picture = TestPictures.write(folder.resolve("a.png"), 400, 300);
    store.add(IMAGES, compressor.compress(picture));
    store.add(IMAGES, MediaContent.of("application/pdf", new byte[0]));
    for (int i = 0; i < 3; i++) {
      store.add(VIDEOS, MediaContent.of("video/mp4", TestVideos.mp4(1000 + i, i)));
    }
  }

  private Run move() {
    return bucket.run(database, "objects", "move", "--larger-than", "0");
  }

  private String keyOf(MediaInfo medium) {
    return database
        .strings(
            "SELECT object_key FROM media_representation WHERE name = 'full' AND media_id = "
                + medium.id())
        .get(0);
  }

  private List<String> manifest(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name).resolve("manifest.jsonl"));
  }

  @Test
  void anExportOfObjectsIsThatOfTheSameBytesInTables() throws IOException {
    fill();
    database.run("export", folder.resolve("tables"));
    assertThat(move().out()).contains("4 moved");

    Run run = bucket.run(database, "export", folder.resolve("objects"));

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("6 files written, 0 there already, 0 damaged");
    assertThat(manifest("objects")).isEqualTo(manifest("tables"));
    assertThat(bucket.run(database, "export", folder.resolve("objects")).out())
        .startsWith("0 files written, 6 there already");
  }

  @Test
  void anImportPutsWhatIsLargeIntoTheObjectStoreAndKeepsEverythingElse() throws IOException {
    fill();
    Path backup = folder.resolve("backup");
    database.run("export", backup);
    TestDatabase other = TestDatabase.withTables();
    Object[] args = {"import", "--manifest", backup, "--objects-larger-than", "1000"};

    Run run = bucket.run(other, args);

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("6 files: 6 imported");
    assertThat(bucket.keys()).as("the picture, two of the videos").hasSize(3);
    assertThat(bucket.run(other, args).out()).startsWith("6 files: 6 unchanged");
    assertThat(bucket.keys()).as("nothing is sent twice").hasSize(3);
    assertThat(bucket.run(other, "verify").out()).startsWith("6 verified, 0 damaged");
    bucket.run(other, "export", folder.resolve("again"));
    assertThat(described("again")).containsExactlyInAnyOrderElementsOf(described("backup"));
    assertThat(bucket.run(other, "objects", "move", "--to-tables").status()).isZero();
    assertThat(other.contents()).isEqualTo(database.contents());
  }

  /** Ids and times are new in another database. */
  private List<String> described(String name) throws IOException {
    return manifest(name).stream()
        .map(line -> line.replaceAll("\"(id|storedAt)\":\"[^\"]*\"", ""))
        .toList();
  }

  @Test
  void typesMayDecideInsteadOfSizes() throws IOException {
    fill();
    database.run("export", folder.resolve("backup"));
    TestDatabase other = TestDatabase.withTables();

    Object[] args = {"import", "--manifest", folder.resolve("backup"), "--objects-of", "Image/*"};
    assertThat(bucket.run(other, args).status()).isZero();

    assertThat(bucket.keys()).as("the picture, without its rendition").hasSize(1);
    for (String type : new String[] {"video", "video/", "*/*", "a b/c"}) {
      args[4] = type;
      assertThat(bucket.run(other, args).err()).contains("--objects-of is a media type such as");
    }
    assertThat(other.run("import", "--manifest", folder, "--objects-of", "video/*").status())
        .isEqualTo(2);
  }

  @Test
  void everyKindOfDamageIsNamedAndLeftOut() throws IOException {
    fill();
    database.store().add(VIDEOS, MediaContent.of("video/mp4", TestVideos.mp4(1003, 3)));
    move();
    List<MediaInfo> videos = database.store().list(VIDEOS);
    bucket.lose(keyOf(videos.get(0)));
    bucket.replace(keyOf(videos.get(1)), TestVideos.mp4(1001, 77));
    bucket.replace(keyOf(videos.get(2)), TestVideos.mp4(500, 2));

    Run verify = bucket.run(database, "verify", "--json");
    Run export = bucket.run(database, "export", folder.resolve("backup"));

    assertThat(verify.status()).isEqualTo(1);
    assertThat(verify.out()).contains("\"verified\":7,\"damaged\":3");
    for (int i = 0; i < 3; i++) {
      assertThat(verify.out()).contains("\"id\":\"" + videos.get(i).id() + "\"");
    }
    assertThat(verify.out()).contains(keyOf(videos.get(0)), keyOf(videos.get(2)));
    assertThat(export.status()).isEqualTo(1);
    assertThat(export.out()).startsWith("4 files written, 0 there already, 3 damaged");
    assertThat(export.err().lines().filter(line -> line.startsWith("DAMAGED")))
        .hasSize(3)
        .anyMatch(line -> line.contains("videos/0.mp4") && line.contains("is missing"))
        .anyMatch(line -> line.contains("videos/1.mp4") && line.contains("not those that were"))
        .anyMatch(line -> line.contains("videos/2.mp4") && line.contains("shorter than it was"));
    try (Stream<Path> files = Files.list(folder.resolve("backup/parts/1/videos"))) {
      assertThat(files).containsExactly(folder.resolve("backup/parts/1/videos/3.mp4"));
    }
  }

  @Test
  void anExportWhoseObjectStoreFailsStopsWithoutAManifestAndGoesOn() throws IOException {
    fill();
    move();
    Path backup = folder.resolve("backup");
    bucket.refuseAfter(2);

    Run stopped = bucket.run(database, "export", backup);

    assertThat(stopped.status()).isEqualTo(3);
    assertThat(stopped.err())
        .contains("Stopped. The files that are there stay", "Cannot read the object", "400")
        .doesNotContain("DAMAGED", "java.", "Exception");
    assertThat(backup.resolve("manifest.jsonl")).doesNotExist();
    assertThat(bucket.run(database, "import", "--manifest", backup).status()).isEqualTo(2);
    bucket.refuseNothing();
    assertThat(bucket.run(database, "export", backup).status()).isZero();
    assertThat(manifest("backup")).hasSize(7);
  }

  @Test
  void aVerifyWhoseObjectStoreFailsSaysNothingOfDamage() throws IOException {
    fill();
    move();
    bucket.refuseAfter(1);

    Run stopped = bucket.run(database, "verify", "--json");

    assertThat(stopped.status()).isEqualTo(3);
    assertThat(stopped.out()).isEmpty();
    assertThat(stopped.err()).contains("Stopped. Nothing was changed").doesNotContain("DAMAGED");
  }

  @Test
  void anImportBackWhoseObjectStoreFailsGoesOnWithWhatIsMissing() throws IOException {
    fill();
    Path backup = folder.resolve("backup");
    database.run("export", backup);
    TestDatabase other = TestDatabase.withTables();
    Object[] args = {"import", "--manifest", backup, "--objects-of", "video/*"};
    bucket.refuseAfter(2);

    Run stopped = bucket.run(other, args);

    assertThat(stopped.status()).isEqualTo(3);
    assertThat(stopped.err()).contains("the same command goes on", "Cannot store the video/mp4");
    assertThat(other.store().count(VIDEOS)).as("each has its row once it was sent").isEqualTo(2);
    assertThat(database.store().count(IMAGES)).isEqualTo(2);
    bucket.refuseNothing();
    assertThat(bucket.run(other, args).status()).isZero();
    assertThat(bucket.keys()).hasSize(3);
    assertThat(bucket.run(other, "objects", "list").out()).doesNotContain("unknown");
    assertThat(bucket.run(other, "verify").out()).startsWith("6 verified, 0 damaged");
  }

  @Test
  void filesThatHaveChangedSinceTheExportAreRefusedAsObjectsToo() throws IOException {
    fill();
    Path backup = folder.resolve("backup");
    database.run("export", backup);
    Path second = backup.resolve("parts/1/videos/1.mp4");
    byte[] bytes = Files.readAllBytes(second);
    Files.write(second, Arrays.copyOf(bytes, bytes.length - 1));
    TestDatabase other = TestDatabase.withTables();
    Object[] args = {"import", "--manifest", backup, "--objects-of", "video/*", "--json"};

    Run first = bucket.run(other, args);

    assertThat(first.status()).isEqualTo(1);
    assertThat(first.err())
        .contains("FAILED parts/1/videos/1.mp4: ", "2.mp4: It comes after one that failed");
    assertThat(bucket.keys()).hasSize(1);
    Files.write(second, bytes);
    assertThat(bucket.run(other, args).field("outcome"))
        .filteredOn("IMPORTED"::equals)
        .as("the two that were missing")
        .hasSize(2);
  }

  @Test
  void aSlotThatHoldsSomethingElseGetsNoObjects() throws IOException {
    fill();
    database.run("export", folder.resolve("backup"));
    TestDatabase other = TestDatabase.withTables();
    other.store().put(VIDEOS, MediaContent.of("video/mp4", new byte[10]));

    Run run =
        bucket.run(
            other, "import", "--manifest", folder.resolve("backup"), "--objects-of", "video/*");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("The slot holds other media already");
    assertThat(bucket.keys()).isEmpty();
  }

  @Test
  void aFolderOfObjectsThatIsGoneInTheMiddleIsNoLossOfAllMedia() throws IOException {
    fill();
    Path objects = Files.createDirectory(folder.resolve("objects"));
    Object[] where = {"--objects", objects, "--installation", "production"};
    Object[] move = {"objects", "move", "--larger-than", "0"};
    assertThat(database.run(join(move, where)).status()).isZero();
    assertThat(database.run(join(new Object[] {"verify"}, where)).status()).isZero();
    try (Stream<Path> stores = Files.list(objects)) {
      Files.move(stores.findFirst().orElseThrow(), folder.resolve("away"));
    }

    Run run = database.run(join(new Object[] {"verify"}, where));

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("has no object of this database");
  }

  private static Object[] join(Object[] command, Object[] options) {
    return Stream.concat(Arrays.stream(command), Arrays.stream(options)).toArray();
  }
}
