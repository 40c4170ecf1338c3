package io.github.mediastore.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectsCommandTest {

  private static final String AGE =
      """
      UPDATE media_object SET created_at = created_at - interval '40 days',
        unreferenced_since = unreferenced_since - interval '40 days'
      """;

  @TempDir private Path folder;

  private Run objects(TestDatabase database, String command, Object... more) {
    Object[] args = new Object[6 + more.length];
    System.arraycopy(
        new Object[] {"objects", command, "--objects", folder, "--installation", "production"},
        0,
        args,
        0,
        6);
    System.arraycopy(more, 0, args, 6, more.length);
    return database.run(args);
  }

  /** Makes a store with an object that a medium refers to, and one that nothing refers to. */
  private TestDatabase filled(TestDatabase database) {
    assertThat(objects(database, "sweep", "--delete").status()).isZero();
    String referred = send(database, UUID.randomUUID().toString());
    String left = send(database, UUID.randomUUID().toString());
    database.execute(
        """
        INSERT INTO media_object (key) VALUES ('%1$s'), ('%2$s');
        INSERT INTO media_slot (owner_type, owner_id, name) VALUES ('parts', '1', 'videos');
        INSERT INTO media (slot_id, ordinal) SELECT id, 1 FROM media_slot;
        INSERT INTO media_representation
          (media_id, name, content_type, size, sha256, chunk_size, object_key)
        SELECT id, 'full', 'video/mp4', 3, sha256('abc'), 1, '%1$s' FROM media
        """
            .formatted(referred, left));
    return database;
  }

  private String send(TestDatabase database, String name) {
    String key = database.strings("SELECT id FROM media_store").get(0) + "/" + name;
    try {
      Files.writeString(folder.resolve(key), "abc");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return key;
  }

  private long files() {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("installation"))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aSweepSaysWhatItWouldDoAndDoesItWhenToldTo() {
    TestDatabase database = filled(TestDatabase.withTables());
    for (String step : new String[] {"noted", "doomed", "deleted"}) {
      database.execute(AGE);
      assertThat(objects(database, "sweep").out()).contains("1 referenced, 1 to be " + step);
      Run run = objects(database, "sweep", "--delete");
      assertThat(run.status()).isZero();
      assertThat(run.out()).contains("2 objects: 1 referenced, 1 " + step);
    }
    assertThat(files()).isEqualTo(1);
    assertThat(objects(database, "sweep", "--delete", "--json").out())
        .contains("\"kind\":\"total\",\"objects\":1,\"REFERENCED\":1");
  }

  @Test
  void whatIsNotKnownIsDeletedOnlyAfterItWasNoted() throws IOException {
    TestDatabase database = filled(TestDatabase.withTables());
    Path lost = folder.resolve(send(database, "lost"));
    Files.setLastModifiedTime(lost, FileTime.from(Instant.now().minus(Duration.ofDays(50))));
    assertThat(objects(database, "list").out()).contains("1 unknown");
    assertThat(objects(database, "list", "--note", "--json").out())
        .contains("\"outcome\":\"UNKNOWN\"");
    for (int i = 0; i < 3; i++) {
      database.execute(AGE);
      objects(database, "sweep", "--delete");
    }
    assertThat(lost).doesNotExist();
    assertThat(files()).isEqualTo(1);
  }

  @Test
  void aMissingObjectIsNamedByListAndDoctor() throws IOException {
    TestDatabase database = filled(TestDatabase.withTables());
    String key = database.strings("SELECT object_key FROM media_representation").get(0);
    assertThat(doctor(database)).contains("owner of objects  is this database");
    Files.delete(folder.resolve(key));
    Run list = objects(database, "list");
    assertThat(list.status()).isEqualTo(1);
    assertThat(list.err()).contains("MISSING " + key);
    assertThat(doctor(database)).contains("problem  missing object    " + key);
    assertThat(database.run("doctor").out()).contains("--objects FOLDER");
  }

  private String doctor(TestDatabase database) {
    return database.run("doctor", "--objects", folder, "--installation", "production").out();
  }

  @Test
  void aDatabaseThatWasDumpedAndRestoredSweepsNothingUntilItIsAdopted() throws IOException {
    try (InstalledPostgres server = InstalledPostgres.start()) {
      TestDatabase original = filled(server.database().createTables());
      TestDatabase restored = server.database();
      server.copy(original, restored);
      restored.execute("DELETE FROM media");
      for (int i = 0; i < 4; i++) {
        restored.execute(AGE);
        Run run = objects(restored, "sweep", "--delete");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("a copy of the one that they belong to");
      }
      assertThat(objects(restored, "sweep").status()).isEqualTo(1);
      assertThat(files()).isEqualTo(2);
      assertThat(doctor(restored)).contains("warning  owner of objects  is not this database");
      assertThat(objects(restored, "adopt").out()).contains("neither writes nor deletes");

      assertThat(objects(restored, "adopt", "--separate").status()).isZero();
      for (int i = 0; i < 4; i++) {
        restored.execute(AGE);
        assertThat(objects(restored, "sweep", "--delete").status()).isZero();
      }
      assertThat(files()).isEqualTo(2);

      TestDatabase successor = server.database();
      server.copy(original, successor);
      assertThat(objects(successor, "adopt", "--take-over").out()).contains("owns its objects");
      assertThat(objects(original, "sweep", "--delete").status()).isEqualTo(3);
      assertThat(objects(successor, "sweep", "--delete").status()).isZero();
      assertThat(files()).isEqualTo(2);
    }
  }

  @Test
  void bytesAreMovedOutOfTheTablesAndBack() {
    TestDatabase database = TestDatabase.withTables();
    MediaSlot slot = MediaSlot.of("parts", 1, "videos");
    database.store().put(slot, MediaContent.of("video/mp4", new byte[600_000]));
    database.store().add(slot, MediaContent.of("video/mp4", new byte[100]));
    assertThat(objects(database, "move", "--larger-than", "1000", "--dry-run").out())
        .contains("1 to be moved; 600.0 kB");
    assertThat(files()).isZero();
    assertThat(objects(database, "move", "--larger-than", "1000").out())
        .contains("1 moved; 600.0 kB");
    assertThat(files()).isEqualTo(1);
    assertThat(objects(database, "move", "--larger-than", "1000").out())
        .contains("Nothing to move");
    Run back = objects(database, "move", "--to-tables");
    assertThat(back.status()).isZero();
    assertThat(database.store().find(slot).orElseThrow().bytes()).hasSize(600_000);
    assertThat(objects(database, "move", "--to-tables").out()).contains("Nothing to move");
    assertThat(objects(database, "move").status()).isEqualTo(2);
  }

  @Test
  void whatIsMissingOnTheCommandLineIsAskedFor() {
    TestDatabase database = TestDatabase.withTables();
    assertThat(database.run("objects").status()).isEqualTo(2);
    Run nowhere = database.run("objects", "sweep", "--installation", "x");
    assertThat(nowhere.status()).isEqualTo(2);
    assertThat(nowhere.err()).contains("--objects");
    assertThat(database.run("objects", "sweep", "--objects", folder).err())
        .contains("--installation");
    assertThat(objects(database, "sweep", "--grace", "0").err()).contains("at least a day");
    assertThat(
            database
                .run("objects", "list", "--objects", folder.resolve("no"), "--installation", "x")
                .err())
        .contains("There is no folder");
    assertThat(database.run("objects", "adopt", "--objects", folder, "--installation", "a b").err())
        .contains("The name of an installation");
  }
}
