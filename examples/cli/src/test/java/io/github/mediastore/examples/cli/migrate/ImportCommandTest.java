package io.github.mediastore.examples.cli.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.examples.cli.FakeSurroundings;
import io.github.mediastore.examples.cli.Run;
import io.github.mediastore.examples.cli.TestDatabase;
import io.github.mediastore.examples.cli.TestPictures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

  private static final String PROFILES = "--files=users/{ownerId}/profile.*=users/profile";

  private final TestDatabase database = TestDatabase.withTables();

  @TempDir private Path root;

  @BeforeEach
  void writeFiles() throws IOException {
    for (int user = 1; user <= 3; user++) {
      TestPictures.write(root.resolve("users/" + user + "/profile.png"), 300 + user, 200);
    }
    Files.createDirectories(root.resolve("users/4"));
    Files.writeString(root.resolve("users/4/profile.jpg"), "This is no picture at all.");
  }

  private List<String> slots() {
    return database.strings(
        "SELECT owner_type || '/' || owner_id || '/' || name FROM media_slot ORDER BY 1");
  }

  @Test
  void filesThatMatchAreTakenAndABadOneIsNamed() {
    Run run = database.run("import", root, PROFILES);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).startsWith("REJECTED users/4/profile.jpg: ").hasLineCount(1);
    assertThat(run.out())
        .matches("4 files: 3 imported, 1 rejected\\R[\\d.]+ k?B became [\\d.]+ k?B, saved .*\\R");
    assertThat(slots()).containsExactly("users/1/profile", "users/2/profile", "users/3/profile");
  }

  @Test
  void aSecondRunTakesOnlyWhatIsNewOrChanged() throws IOException {
    Files.delete(root.resolve("users/4/profile.jpg"));
    database.run("import", root, PROFILES);
    TestPictures.write(root.resolve("users/1/profile.png"), 111, 111);
    TestPictures.write(root.resolve("users/5/profile.png"), 55, 55);

    Run run = database.run("import", root, PROFILES);

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("4 files: 2 imported, 2 unchanged");
  }

  @Test
  void programsGetALineForEachFile() {
    Run run = database.run("import", root, PROFILES, "--json");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.json()).hasSize(4);
    Map<String, @Nullable Object> bad =
        run.json().stream().filter(l -> !"IMPORTED".equals(l.get("outcome"))).findFirst().get();
    assertThat(bad)
        .containsEntry("source", "users/4/profile.jpg")
        .containsEntry("ownerType", "users")
        .containsEntry("ownerId", "4")
        .containsEntry("slotName", "profile")
        .containsEntry("outcome", "REJECTED")
        .containsEntry("problem", "UNSUPPORTED_FORMAT")
        .containsEntry("mediaId", null);
    assertThat(run.field("ownerId")).containsExactlyInAnyOrder("1", "2", "3", "4");
  }

  @Test
  void aQueryNamesFilesToo() {
    database.execute(
        """
        CREATE TABLE people (id int, photo text);
        INSERT INTO people VALUES (7, '/uploads/users/1/profile.png'),
          (8, '/uploads/missing.png'), (9, NULL)
        """);

    Run run =
        database.run(
            "import",
            root,
            "--query=SELECT id, photo FROM people",
            "--owner-type=people",
            "--slot=photo",
            "--strip-prefix=/uploads/",
            PROFILES,
            "--json");

    assertThat(run.json()).hasSize(6);
    assertThat(slots()).contains("people/7/photo", "users/1/profile");
    assertThat(run.err()).contains("FAILED missing.png: There is no such file");
  }

  @Test
  void aQueryThatFailsIsSaid() {
    Run run =
        database.run(
            "import", root, "--query=SELECT 1, 2 FROM nothing", "--owner-type=a", "--slot=b");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).startsWith("There is no such table:").contains("nothing");
  }

  @Test
  void aDryRunTakesNothingAndSaysWhatWouldBeSaved() {
    Run people = database.run("import", root, PROFILES, "--dry-run", "--sample=4");
    Run programs = database.run("import", root, PROFILES, "--dry-run", "--sample=4", "--json");

    assertThat(people.status()).isEqualTo(1);
    assertThat(people.out())
        .startsWith("REJECTED users/4/profile.jpg: ")
        .containsPattern("4 files of [\\d.]+ k?B, 0 more cannot be read. Tried \\d");
    assertThat(programs.json().get(0))
        .containsEntry("files", BigDecimal.valueOf(4))
        .containsEntry("refused", BigDecimal.ONE);
    assertThat(slots()).isEmpty();
  }

  @Test
  void aReportThatCannotBeWrittenIsSaidBeforeAnythingIsImported(@TempDir Path reports)
      throws IOException {
    Path folder = Files.createDirectories(reports.resolve("folder.csv"));

    Run missing = database.run("import", root, PROFILES, "--report", reports.resolve("no/a.csv"));
    Run taken = database.run("import", root, PROFILES, "--report", folder);

    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).contains("The folder of the report is missing: ");
    assertThat(taken.status()).isEqualTo(2);
    assertThat(taken.err()).contains("The report's name is that of a folder: ");
    if (Files.isDirectory(Path.of("/proc"))) {
      // Where nobody can make a file, not even who may write everywhere.
      Run nowhere = database.run("import", root, PROFILES, "--report", "/proc/report.csv");
      assertThat(nowhere.status()).isEqualTo(2);
      assertThat(nowhere.err()).contains("The report cannot be written, ").contains("/proc/report");
    }
    assertThat(database.run("status").out()).doesNotContain("profile");
  }

  @Test
  void theReportIsWrittenInTheFormatOfItsName(@TempDir Path reports) throws IOException {
    database.run("import", root, PROFILES, "--report", reports.resolve("a.csv"));
    database.run("import", root, PROFILES, "--report", reports.resolve("a.json"));
    Run other = database.run("import", root, PROFILES, "--report", reports.resolve("a.txt"));

    assertThat(Files.readAllLines(reports.resolve("a.csv"))).hasSize(5);
    assertThat(reports.resolve("a.json")).content().startsWith("{\"files\":4,");
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains(".csv");
  }

  @Test
  void theStatusTellsWhatTheImportSaved() {
    database.run("import", root, PROFILES);

    Run run = database.run("status", "--json");

    Map<String, @Nullable Object> slot =
        run.json().stream().filter(line -> "slot".equals(line.get("kind"))).findFirst().get();
    assertThat((BigDecimal) slot.get("sourceBytes")).isPositive();
    assertThat(slot.get("storedBytes")).isEqualTo(slot.get("bytes"));
    assertThat(run.out()).contains("\"outcome\":\"IMPORTED\",\"files\":3,");
    assertThat(database.run("status").out().lines())
        .anyMatch(line -> line.matches("users +profile +3 +3 +.* %"))
        .anyMatch(line -> line.matches("REJECTED +1 +26 B +- +-"));
  }

  @Test
  void settingsReachTheCompressor() {
    database.run("import", root, PROFILES, "--max-dimension=100");

    assertThat(database.strings("SELECT DISTINCT width FROM media_representation"))
        .containsExactly("100");
  }

  @Test
  void whatIsMissingIsSaidBeforeAnyFileIsRead() {
    Run run = TestDatabase.empty().run("import", root, PROFILES);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("media-store schema --create").hasLineCount(1);
  }

  @Test
  void aPatternThatFitsNoFileIsSaid() {
    Run run = database.run("import", root, "--files=users/{ownerId}/*.tif=users/profile");

    assertThat(run.err()).contains("No file is as --files or --query say");
    assertThat(run.out()).startsWith("0 files");
    assertThat(run.status()).isZero();
  }

  @Test
  void whatIsNotUnderstoodIsSaid() {
    assertUsage("Missing: ROOT", "import", PROFILES);
    assertUsage("There is no folder", "import", root.resolve("missing"), PROFILES);
    assertUsage("Which files?", "import", root);
    assertUsage("is not PATTERN=OWNERTYPE/SLOT", "import", root, "--files=users/{ownerId}/a");
    assertUsage("must name {ownerId} once", "import", root, "--files=users/*/a=users/profile");
    assertUsage("--owner-type", "import", root, "--query=SELECT 1, 2", "--slot=a");
    assertUsage("--sample is less than 1", "import", root, PROFILES, "--dry-run", "--sample=0");
    assertUsage("manifest.jsonl': no such file or folder", "import", "--manifest", root);
    assertUsage("it goes with no ROOT", "import", root, "--manifest", root);
  }

  private void assertUsage(String message, Object... args) {
    Run run = database.run(args);
    assertThat(run.err()).contains(message);
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void confirmedFilesAreMovedAndNothingIsRemovedThatIsNotProved(@TempDir Path trash)
      throws IOException {
    database.run("import", root, PROFILES);
    TestPictures.write(root.resolve("users/1/profile.png"), 111, 111);
    database.execute(
        """
        UPDATE media_chunk SET data = set_byte(data, 30, get_byte(data, 30) # 1)
        WHERE representation_id IN (SELECT r.id FROM media_representation r
          JOIN media m ON m.id = r.media_id JOIN media_slot s ON s.id = m.slot_id
          WHERE s.owner_id = '2')
        """);

    Run verified = database.run("verify", "--ledger", "--json");
    Run removed = database.run("delete-confirmed", root, "--trash", trash, "--yes");

    assertThat(verified.status()).isEqualTo(1);
    assertThat(verified.field("source")).startsWith("users/2/profile.png").hasSize(2);
    assertThat(removed.status()).isEqualTo(1);
    assertThat(removed.out()).startsWith("3 files: 2 failed, 1 source removed");
    assertThat(removed.err())
        .contains("FAILED users/1/profile.png", "FAILED users/2/profile.png")
        .hasLineCount(2);
    assertThat(trash.resolve("users/3/profile.png")).exists();
    assertThat(root.resolve("users/3/profile.png")).doesNotExist();
    assertThat(root.resolve("users/1/profile.png")).exists();
    assertThat(root.resolve("users/2/profile.png")).exists();
  }

  @Test
  void filesThatAnotherOwnerStillNeedsStay() {
    database.run("import", root, PROFILES);

    Run kept =
        database.run(
            "delete-confirmed",
            root,
            "--yes",
            PROFILES,
            "--files=users/{ownerId}/profile.*=users/avatar");

    assertThat(kept.status()).isEqualTo(1);
    assertThat(kept.err()).contains("FAILED users/1/profile.png");
    assertThat(root.resolve("users/1/profile.png")).exists();
    assertThat(root.resolve("users/2/profile.png")).exists();
    assertThat(root.resolve("users/3/profile.png")).exists();
  }

  @Test
  void beforeFilesAreDeletedSomebodyIsAsked() {
    database.run("import", root, PROFILES);
    FakeSurroundings no = database.surroundings().answering("n");
    FakeSurroundings yes = database.surroundings().answering("y");

    Run nobody = database.run("delete-confirmed", root);
    Run refused = Run.of(no, "delete-confirmed", root);
    assertThat(root.resolve("users/1/profile.png")).exists();
    Run agreed = Run.of(yes, "delete-confirmed", root);

    assertThat(nobody.status()).isEqualTo(2);
    assertThat(nobody.err()).contains("--yes");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).isEqualToIgnoringNewLines("Nothing was removed.");
    assertThat(yes.questions().get(0)).startsWith("Delete 3 files below '" + root + "'");
    assertThat(agreed.status()).isZero();
    assertThat(root.resolve("users/1/profile.png")).doesNotExist();
    assertThat(root.resolve("users/4/profile.jpg")).exists();
  }

  @Test
  void anImportIsTakenBackExceptWhereTheStoreHasTheOnlyCopy() throws IOException {
    database.run("import", root, PROFILES);
    Files.delete(root.resolve("users/3/profile.png"));

    Run run = database.run("undo", root);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).startsWith("3 files: 1 failed, 2 undone");
    assertThat(run.err()).contains("FAILED users/3/profile.png");
    assertThat(
            database.strings(
                "SELECT s.owner_id FROM media_slot s JOIN media m ON m.slot_id = s.id"))
        .containsExactly("3");
  }
}
