package io.github.mediastore.examples.parts.operations;

import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Moves the old picture files into the rows they belong to. The files stay; it may be ended at any
 * moment and run again, and takes each file once.
 */
@Component("migrate-images")
class MigrateImages implements Command {

  /** A dry run compresses this many, to predict what will be saved. */
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
    FileMigration photos = oldFiles.photos(folder, progress);
    FileMigration logos = oldFiles.logos(folder, progress);
    if (isDryRun) {
      System.out.println("Photos: " + photos.estimate(SAMPLE));
      System.out.println("Logos: " + logos.estimate(SAMPLE));
      return 0;
    }
    photos.createLedger();
    progress.expect(photos.countSources() + logos.countSources());
    List<MigrationEntry> entries = new ArrayList<>(photos.run().entries());
    entries.addAll(logos.run().entries());
    MigrationReport report = new MigrationReport(entries);
    System.out.println(Progress.total(report));
    boolean isWhole =
        report.count(Outcome.REJECTED) == 0
            && report.entries().stream().allMatch(entry -> entry.problem() == null);
    return isWhole && report.count(Outcome.FAILED) == 0 ? 0 : 1;
  }
}
