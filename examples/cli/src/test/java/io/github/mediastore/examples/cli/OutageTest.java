package io.github.mediastore.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands whose database cannot be used any more: they stop, say so, and go on later. */
class OutageTest {

  private static final int FILES = 12;

  private final TestDatabase database = TestDatabase.withTables();

  @TempDir private Path folder;

  private Path uploads() {
    return folder.resolve("uploads");
  }

  private Run run(String command) {
    return switch (command) {
      case "import" ->
          database.run("import", uploads(), "--files", "users/{ownerId}/*=users/profile", "--json");
      case "import --manifest" -> database.run("import", "--manifest", folder.resolve("backup"));
      case "delete-confirmed" -> database.run("delete-confirmed", uploads(), "--yes", "--json");
      case "undo" -> database.run("undo", uploads(), "--json");
      case "export" -> database.run("export", folder.resolve("export"));
      default -> database.run("verify", command.equals("verify") ? "--json" : "--ledger");
    };
  }

  @ParameterizedTest
  @CsvSource({
    "import, INSERT",
    "import --manifest, INSERT",
    "delete-confirmed, SELECT",
    "undo, DELETE",
    "export, SELECT",
    "verify, SELECT",
    "verify --ledger, SELECT"
  })
  void theCommandStopsAndGoesOnLater(String command, String refused) throws IOException {
    for (int user = 0; user < FILES; user++) {
      Path photo = uploads().resolve("users/" + user + "/profile.png");
      Files.createDirectories(photo.getParent());
      TestPictures.write(photo, 40 + user, 30);
    }
    if (!command.equals("import")) {
      assertThat(run("import").status()).isZero();
    }
    if (command.equals("import --manifest")) {
      assertThat(database.run("export", folder.resolve("backup")).status()).isZero();
      database.execute("DELETE FROM media_slot");
    }
    refuse(refused);

    Run stopped = run(command);

    assertThat(stopped.status()).isEqualTo(3);
    assertThat(stopped.err()).contains("Stopped");
    assertThat(stopped.out().lines()).hasSizeLessThan(FILES);
    allow(refused);
    assertThat(run(command).status()).isZero();
  }

  private void refuse(String statement) {
    database.execute(
        statement.equals("SELECT")
            ? "ALTER TABLE media_chunk RENAME TO away"
            : """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '42501'; END $$;
            CREATE TRIGGER refuse BEFORE %s ON media EXECUTE FUNCTION refuse()
            """
                .formatted(statement));
  }

  private void allow(String statement) {
    database.execute(
        statement.equals("SELECT")
            ? "ALTER TABLE away RENAME TO media_chunk"
            : "DROP TRIGGER refuse ON media");
  }
}
