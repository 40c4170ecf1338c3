package io.github.mediastore.examples.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.examples.cli.Run;
import io.github.mediastore.examples.cli.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

  /** Shared, and left as it was by each test. */
  private static final TestDatabase HEALTHY = TestDatabase.onHealthyServer().createTables();

  private static Map<String, @Nullable Object> line(Run run, String check) {
    return run.json().stream()
        .filter(line -> check.equals(line.get("check")))
        .findFirst()
        .orElseThrow();
  }

  /** Breaks something, and mends it by doing what the doctor says. */
  private static void assertWarning(String check, String breakage, String advice) {
    HEALTHY.execute(breakage);
    Run run = HEALTHY.run("doctor", "--json");
    Run strict = HEALTHY.run("doctor", "--strict");
    String told = String.valueOf(line(run, check).get("advice"));
    HEALTHY.execute(told.replace("Run: ", ""));

    assertThat(line(run, check)).containsEntry("level", "warning");
    assertThat(told).contains(advice);
    assertThat(run.status()).isZero();
    assertThat(strict.status()).isEqualTo(1);
    assertThat(HEALTHY.run("doctor", "--strict").status()).isZero();
  }

  private static void assertProblem(TestDatabase database, String check, String advice) {
    Run run = database.run("doctor", "--json");

    assertThat(line(run, check)).containsEntry("level", "problem");
    assertThat((String) line(run, check).get("advice")).contains(advice);
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void aHealthySystemHasNothingToSay() {
    Run run = HEALTHY.run("doctor", "--json", "--strict");

    assertThat(run.field("level")).containsOnly("ok");
    assertThat(run.field("check"))
        .containsExactly(
            "WebP library",
            "temporary folder",
            "version",
            "clock",
            "connections",
            "pooler",
            "durability",
            "checksums",
            "tables",
            "storage",
            "dead rows",
            "autovacuum");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void peopleGetALineForEachCheck() {
    Run run = HEALTHY.run("doctor");

    assertThat(run.out().lines())
        .contains("ok       WebP library      runs on this machine")
        .contains("ok       tables            are as they should be");
  }

  @Test
  void onATerminalLinesAreBrokenBetweenWords() {
    TestDatabase database = TestDatabase.withTables();
    database.execute("ALTER TABLE media_chunk ALTER COLUMN data SET STORAGE EXTENDED");

    Run run = Run.of(database.surroundings().withColumns(80), "doctor");

    assertThat(run.out().lines())
        .contains("warning  storage           the server tries to compress media again, and ranges")
        .contains("                           read more than they need")
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void aServerThatDoesNotWaitForTheDiskIsAProblem() {
    assertProblem(TestDatabase.withTables(), "durability", "fsync = on");
  }

  @Test
  void missingTablesAreAProblem() {
    assertProblem(TestDatabase.empty(), "tables", "media-store schema --create");
  }

  @Test
  void compressedStorageIsAWarningAndTheAdviceMendsIt() {
    assertWarning(
        "storage",
        "ALTER TABLE media_chunk ALTER COLUMN data SET STORAGE EXTENDED",
        "SET STORAGE EXTERNAL");
  }

  @Test
  void aTableThatIsNotVacuumedIsAWarningAndTheAdviceMendsIt() {
    assertWarning(
        "autovacuum",
        "ALTER TABLE media_chunk SET (autovacuum_enabled = false)",
        "RESET (autovacuum_enabled");
    assertWarning(
        "autovacuum",
        "ALTER TABLE media_chunk SET (toast.autovacuum_enabled = off, fillfactor = 90)",
        "RESET (autovacuum_enabled");
  }

  @Test
  void aServerThatCountsNothingVacuumsNothing() {
    TestDatabase database = TestDatabase.withTables();
    database.execute("ALTER DATABASE " + database.name() + " SET track_counts = off");

    Run run = database.run("doctor", "--json");

    assertThat(line(run, "autovacuum")).containsEntry("level", "warning");
    assertThat((String) line(run, "autovacuum").get("advice")).contains("track_counts = on");
  }

  @Test
  void aUrlThatTheDriverCannotReadIsAProblemAndTheMachineIsLookedAtNevertheless() {
    Run run = Run.of("doctor", "--json", "--url", "jdbc:postgresql://localhost:x/");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.field("check")).containsExactly("WebP library", "temporary folder", "database");
  }

  @Test
  void aDatabaseThatCannotBeReachedIsAProblemAndTheMachineIsLookedAtNevertheless() {
    Run run =
        Run.of("doctor", "--json", "--user=postgres", "--url", TestDatabase.empty().url() + "_no");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.field("check")).containsExactly("WebP library", "temporary folder", "database");
    assertThat(run.field("level")).containsExactly("ok", "ok", "problem");
  }

  @Test
  void aTemporaryFolderThatIsNotThereIsAProblem(@TempDir Path folder) {
    assertThat(MachineChecks.folder(folder).level()).isEqualTo(Finding.Level.OK);
    assertThat(MachineChecks.folder(folder.resolve("missing")).level())
        .isEqualTo(Finding.Level.PROBLEM);
  }

  @Test
  void clocksMayDifferByAMomentOnly() {
    Instant now = Instant.parse("2025-06-01T12:00:00Z");
    Instant later = now.plusMillis(50);

    assertThat(ServerChecks.clock(now, now.plusMillis(20), later).level())
        .isEqualTo(Finding.Level.OK);
    assertThat(ServerChecks.clock(now, now.plusSeconds(100), later).message()).contains("1m39s");
    assertThat(ServerChecks.clock(now, now.minusSeconds(100), later).level())
        .isEqualTo(Finding.Level.WARNING);
  }
}
