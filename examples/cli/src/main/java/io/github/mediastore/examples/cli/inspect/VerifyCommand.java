package io.github.mediastore.examples.cli.inspect;

import io.github.mediastore.examples.cli.database.ConnectionOptions;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.objectstore.Needed;
import io.github.mediastore.examples.cli.objectstore.ObjectStoreOptions;
import io.github.mediastore.examples.cli.terminal.ExitStatus;
import io.github.mediastore.examples.cli.terminal.ProgressDisplay;
import io.github.mediastore.examples.cli.terminal.Surroundings;
import io.github.mediastore.examples.cli.terminal.Version;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.VerifiedBatch;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.FileMigrationBuilder;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code media-store verify}: reads everything again and holds it to its SHA-256. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = "Reads every stored byte again and holds it to the SHA-256 stored with it.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:everything is whole",
      "1:something is damaged or gone; it is listed",
      "2:the command was not understood",
      "3:database or object store cannot be used, or the tables are not there"
    },
    footerHeading = "%n",
    footer = {
      "With --ledger, what became of each imported file is looked up in the ledger, so that a "
          + "medium that is gone is missed too.",
      "",
      "With --json, a line for each that is damaged has kind medium, ownerType, ownerId, slot, "
          + "id, rendition, problem, or with --ledger kind file, source, id, problem; the last "
          + "line has kind total, verified, damaged, superseded.",
      "",
      "Examples:",
      "  media-store verify",
      "  media-store verify --ledger --json"
    })
public final class VerifyCommand implements Callable<Integer> {

  private static final int BATCH = 100;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--ledger", description = "Verify what was imported from files, by the ledger.")
  private boolean ledger;

  @Option(names = "--json", description = "Write one JSON object a line.")
  private boolean json;

  @Mixin private ObjectStoreOptions objects = new ObjectStoreOptions();

  @Mixin private ConnectionOptions options = new ConnectionOptions();

  VerifyCommand() {}

  @Override
  public Integer call() {
    try (Database database = objects.connect(options)) {
      objects.requireReadable(database, ledger ? Needed.IMPORTED : Needed.ALL);
      DamageReport report = new DamageReport(spec.commandLine().getOut(), json);
      if (ledger) {
        verifyLedger(database, report);
      } else {
        verifyStore(database, report);
      }
      report.close();
      return report.damaged() == 0 ? ExitStatus.DONE : ExitStatus.INCOMPLETE;
    }
  }

  private void verifyStore(Database database, DamageReport report) {
    JdbcMediaStore store = database.store();
    long total =
        database.one(
            "SELECT count(*) FROM " + database.table("media_representation"),
            row -> row.getLong(1));
    try (ProgressDisplay progress = progress("media", total)) {
      VerifiedBatch batch = next(progress, store, 0);
      while (batch.count() > 0) {
        if (!batch.damaged().isEmpty()) {
          // A folder that is no longer mounted looks as if each object were lost.
          objects.requireReadable(database, Needed.ALL);
        }
        batch.damaged().forEach(damage -> report.damaged(progress, damage));
        for (int i = batch.damaged().size(); i < batch.count(); i++) {
          report.whole(progress);
        }
        batch = next(progress, store, batch.last());
      }
    }
  }

  private static VerifiedBatch next(ProgressDisplay progress, JdbcMediaStore store, long after) {
    return progress.during(() -> store.verify(after, BATCH));
  }

  private void verifyLedger(Database database, DamageReport report) {
    FileMigrationBuilder builder =
        FileMigration.builder(database.dataSource(), database.store()::on, Path.of(""))
            .tables(database.tables());
    MigrationReport known = builder.build().ledger();
    long total = known.count(Outcome.IMPORTED) + (long) known.count(Outcome.SOURCE_REMOVED);
    try (ProgressDisplay progress = progress("files", total)) {
      builder.listener(
          entry -> {
            if (entry.outcome() == Outcome.FAILED) {
              objects.requireReadable(database, Needed.IMPORTED);
              report.damaged(progress, entry);
            } else if (entry.outcome() == Outcome.SUPERSEDED) {
              report.superseded(progress);
            } else {
              report.whole(progress);
            }
          });
      progress.during(() -> builder.build().verify());
    }
  }

  private ProgressDisplay progress(String unit, long total) {
    return new ProgressDisplay(
        spec.commandLine().getErr(),
        Surroundings.of(spec),
        unit,
        total,
        "Stopped. Nothing was changed; the next run starts from the first.");
  }
}
