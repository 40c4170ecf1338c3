package io.github.mediastore.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of the database is a backup of the media. */
class DumpAndRestoreTest {

  @Test
  void aRestoredDumpHasTheSameMediaAndVerifies(@TempDir Path root) throws Exception {
    for (int user = 1; user <= 5; user++) {
      TestPictures.write(root.resolve("users/" + user + "/profile.png"), 300 + user, 200);
    }
    try (InstalledPostgres server = InstalledPostgres.start()) {
      TestDatabase database = server.database().createTables();
      database.run("import", root, "--files=users/{ownerId}/*=users/profile");
      List<String> contents = database.contents();
      TestDatabase restored = server.database();

      server.copy(database, restored);

      assertThat(contents).hasSize(5);
      assertThat(restored.contents()).isEqualTo(contents);
      assertThat(restored.run("verify").out()).startsWith("5 verified, 0 damaged");
      assertThat(restored.run("verify", "--ledger").out()).startsWith("5 verified, 0 damaged");
      // And back into the store of another version of PostgreSQL.
      Path backup = root.resolve("backup");
      TestDatabase newer = TestDatabase.withTables();
      assertThat(restored.run("export", backup).status()).isZero();
      assertThat(newer.run("import", "--manifest", backup).status()).isZero();
      assertThat(newer.contents()).isEqualTo(contents);
    }
  }
}
