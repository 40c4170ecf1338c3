package io.github.mediastore.examples.parts.operations;

import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Removes the old picture files, or moves them away: each one after its picture was read again and
 * found whole, and only if the file is still the one that was taken.
 */
@Component("confirm-images")
class ConfirmImages implements Command {

  private final OldFiles oldFiles;

  ConfirmImages(OldFiles oldFiles) {
    this.oldFiles = oldFiles;
  }

  @Override
  public String usage() {
    return "DIR [--trash TRASHDIR]";
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    Arguments taken = Arguments.of(arguments);
    Optional<Path> trash = taken.option("--trash", "TRASHDIR").map(Path::of);
    Path folder = Path.of(taken.next("DIR"));
    taken.end();
    Progress progress = new Progress();
    FileMigration migration = oldFiles.all(folder, progress);
    migration.createLedger();
    progress.expect(migration.ledger().count(Outcome.IMPORTED));
    MigrationReport report =
        trash.map(migration::moveConfirmed).orElseGet(migration::deleteConfirmed);
    System.out.println(report);
    return report.count(Outcome.FAILED) == 0 ? 0 : 1;
  }
}
