package io.github.mediastore.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that become objects: their import, its proof, their removal, and what undoes it. */
class ObjectMigrationTest {

  private static final int VIDEOS = 8;

  private final TestDatabase database = TestDatabase.withTables();
  private final TestBucket bucket = TestBucket.empty();

  @TempDir private Path uploads;

  private Run importing(Object... more) {
    List<Object> args =
        new ArrayList<>(
            List.of(
                "import",
                uploads,
                "--files",
                "parts/{ownerId}/*=parts/media",
                "--objects-of",
                "video/*"));
    args.addAll(List.of(more));
    return bucket.run(database, args.toArray());
  }

  /** Imports videos and a picture, whose bytes are in the tables. */
  private void imported() throws IOException {
    TestVideos.write(uploads, VIDEOS);
    TestPictures.write(uploads.resolve("parts/99/photo.png"), 60, 40);
    Run run = importing();
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(bucket.keys()).hasSize(VIDEOS);
  }

  private Path video(int part) {
    return uploads.resolve("parts/" + part + "/video.mp4");
  }

  private String keyOf(int part) {
    MediaInfo info = database.store().info(MediaSlot.of("parts", part, "media"), 0).orElseThrow();
    return database
        .strings("SELECT object_key FROM media_representation WHERE media_id = " + info.id())
        .get(0);
  }

  private long filesLeft() throws IOException {
    try (var files = Files.walk(uploads)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void videosBecomeObjectsAndOnlyNewOnesAreSentAgain() throws IOException {
    TestVideos.write(uploads, 2);
    assertThat(importing("--dry-run").out()).startsWith("2 files");
    assertThat(bucket.keys()).isEmpty();

    imported();

    assertThat(importing().out()).startsWith("9 files: 9 unchanged");
    assertThat(bucket.keys()).hasSize(VIDEOS);
    assertThat(bucket.run(database, "verify", "--ledger").out())
        .startsWith("9 verified, 0 damaged");
    assertThat(database.run("verify", "--ledger").status()).as("without the bucket").isEqualTo(2);
  }

  @Test
  void anImportWhoseObjectStoreFailsStopsEarlyAndGoesOn() throws IOException {
    TestVideos.write(uploads, VIDEOS);
    bucket.refuseAfter(2);

    Run stopped = importing();

    assertThat(stopped.status()).isEqualTo(3);
    assertThat(stopped.err())
        .contains("Stopped. What was taken stays", "because the object store cannot be used")
        .contains("FAILED parts/");
    assertThat(database.strings("SELECT object_key FROM media_representation")).hasSize(2);
    assertThat(database.strings("SELECT source FROM media_migration WHERE outcome = 'FAILED'"))
        .hasSizeLessThan(VIDEOS - 2);
    bucket.refuseNothing();
    assertThat(importing().status()).isZero();
    assertThat(bucket.run(database, "verify").out()).startsWith("8 verified, 0 damaged");
    assertThat(bucket.keys()).hasSize(VIDEOS);
  }

  @Test
  void nothingIsDeletedUnlessTheObjectStoreHasAnswered() throws IOException {
    imported();
    Object[] delete = {"delete-confirmed", uploads, "--yes"};

    Run unnamed = database.run(delete);
    assertThat(unnamed.status()).isEqualTo(2);
    assertThat(unnamed.err()).contains("where they are was not said");

    Run other = Run.of(TestBucket.empty().surroundings(database), delete);
    assertThat(other.status()).isEqualTo(3);
    assertThat(other.err()).contains("has no object of this database");

    Run absent =
        Run.of(bucket.surroundings(database).with("MEDIA_STORE_OBJECTS", "s3://no-bucket"), delete);
    assertThat(absent.status()).isEqualTo(3);
    assertThat(filesLeft()).isEqualTo(VIDEOS + 1);

    bucket.refuseAfter(0);
    Run down = bucket.run(database, delete);
    assertThat(down.status()).isEqualTo(3);
    assertThat(down.err()).contains("Stopped", "object store cannot be used");
    assertThat(filesLeft()).as("all of the videos").isGreaterThanOrEqualTo(VIDEOS);

    bucket.refuseNothing();
    assertThat(bucket.run(database, delete).status()).isZero();
    assertThat(filesLeft()).isZero();
    assertThat(bucket.run(database, "verify").out()).startsWith("9 verified, 0 damaged");
  }

  @Test
  void theFileOfADamagedOrMissingObjectIsKept() throws IOException {
    imported();
    bucket.lose(keyOf(0));
    bucket.replace(keyOf(1), TestVideos.mp4(1000, 55));
    bucket.replace(keyOf(2), TestVideos.mp4(10 + 40, 2));

    Run verified = bucket.run(database, "verify", "--ledger");
    Run run = bucket.run(database, "delete-confirmed", uploads, "--yes");

    assertThat(verified.status()).isEqualTo(1);
    assertThat(verified.out()).startsWith("9 verified, 3 damaged");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("is missing", "not those that were", "shorter than it was");
    assertThat(video(0)).exists();
    assertThat(video(1)).exists();
    assertThat(video(2)).exists();
    assertThat(filesLeft()).isEqualTo(3);
  }

  @Test
  void anImportIsTakenBackWithoutTheObjectStoreAndTheOnlyCopyStays() throws IOException {
    imported();
    Files.delete(video(0));
    Files.write(video(1), TestVideos.mp4(1000, 55));

    Run run = database.run("undo", uploads);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("parts/0/video.mp4", "parts/1/video.mp4", "the only copy");
    assertThat(bucket.keys()).as("only the sweep deletes objects").hasSize(VIDEOS);
    assertThat(bucket.run(database, "verify").out()).startsWith("2 verified, 0 damaged");
    assertThat(bucket.run(database, "objects", "sweep").out()).contains("2 referenced, 6 young");
  }

  @Test
  void aCloneReadsObjectsAndWritesNone() throws IOException {
    imported();
    TestDatabase clone = database.copy();

    assertThat(bucket.run(clone, "verify").status()).isZero();
    Path backup = uploads.resolveSibling(uploads.getFileName() + "-backup");
    assertThat(bucket.run(clone, "export", backup).status()).isZero();
    clone
        .store()
        .put(MediaSlot.of("parts", 100, "media"), MediaContent.of("video/mp4", new byte[9]));
    for (Object[] command :
        new Object[][] {
          {"import", uploads, "--files", "parts/{ownerId}/*=parts/more", "--objects-of", "video/*"},
          {
            "import",
            uploads,
            "--files",
            "parts/{ownerId}/*=parts/more",
            "--objects-of",
            "video/*",
            "--dry-run"
          },
          {"import", "--manifest", backup, "--objects-larger-than", "1"},
          {"objects", "move", "--larger-than", "1"},
          {"objects", "sweep", "--delete"},
          {"objects", "list", "--note"}
        }) {
      Run run = bucket.run(clone, command);
      assertThat(run.status()).as(run.out()).isEqualTo(3);
      assertThat(run.err()).contains("is a copy of the one that they belong to");
    }
    assertThat(bucket.keys()).hasSize(VIDEOS);
    assertThat(clone.strings("SELECT key FROM media_object")).hasSize(VIDEOS);
    assertThat(bucket.run(clone, "doctor").out()).contains("is not this database");
    assertThat(bucket.run(clone, "objects", "adopt", "--separate").status()).isZero();
    assertThat(bucket.run(clone, "objects", "move", "--larger-than", "1").status()).isZero();
    assertThat(bucket.run(database, "verify").status()).isZero();
  }

  @Test
  void aDoctorSaysWhetherTheObjectStoreAnswersAndWhoseItIs() throws IOException {
    assertThat(bucket.run(database, "doctor").out())
        .contains("ok       objects           none; all bytes are in the tables")
        .contains("ok       object store      answers")
        .contains("ok       owner of objects  is this database");
    imported();
    assertThat(bucket.run(database, "doctor").out())
        .contains("objects           8, of which 0 are unreferenced and 0 doomed")
        .contains("missing objects   none");
    Run unnamed =
        Run.of(bucket.surroundings(database).with("MEDIA_STORE_INSTALLATION", ""), "doctor");
    assertThat(unnamed.out()).contains("was not looked for: this installation is not named");
    bucket.lose(keyOf(0));
    assertThat(bucket.run(database, "doctor").out()).contains("problem  missing object");

    Run other = Run.of(TestBucket.empty().surroundings(database), "doctor");
    assertThat(other.status()).isEqualTo(1);
    assertThat(other.out())
        .contains("problem  object store", "has no object of this database")
        .doesNotContain("missing object");

    Run absent =
        Run.of(
            bucket.surroundings(database).with("MEDIA_STORE_OBJECTS", "s3://no-bucket"), "doctor");
    assertThat(absent.status()).isEqualTo(3);
    assertThat(absent.out()).contains("problem  object store", "The bucket does not exist there");
    assertThat(Run.of(database.surroundings(), "doctor", "--objects", "nowhere").out()).isEmpty();
  }
}
