package io.github.mediastore.examples.parts.operations;

import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.MigrationReport;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Moves the old picture files into the rows they belong to. The files stay; it may be ended at any
 * moment and run again, and takes each file once.
 */
@Component("migrate-images")
class MigrateImages implements Command {

  /** A dry run compresses this many, to foretell what will be saved. */
  private static final int SAMPLE = 50;

  private final OldFiles oldFiles;

  MigrateImages(OldFiles oldFiles) {
    this.oldFiles = oldFiles;
  }

  @Override
  public String usage() {
    return "DIR [--dry-run]";
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    Arguments taken = Arguments.of(arguments);
    boolean isDryRun = taken.option("--dry-run");
    Path folder = Path.of(taken.next("DIR"));
    taken.end();
    Progress progress = new Progress();
    FileMigration migration = oldFiles.migration(folder, progress);
    if (isDryRun) {
      System.out.println(migration.estimate(SAMPLE));
      return 0;
    }
    migration.createLedger();
    progress.expect(migration.countSources());
    MigrationReport report = migration.run();
    System.out.println(Progress.total(report));
    return report.count(Outcome.FAILED) + report.count(Outcome.REJECTED) == 0 ? 0 : 1;
  }
}
