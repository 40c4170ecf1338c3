package io.github.mediastore.examples.cli.migrate;

import io.github.mediastore.examples.cli.database.ConnectionOptions;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.report.ReportOptions;
import io.github.mediastore.examples.cli.terminal.Version;
import io.github.mediastore.jdbc.migration.FileMigrationBuilder;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code media-store undo}: takes an import back. */
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description =
        "Takes an import back: removes every imported medium whose file is still there. Where the "
            + "file is gone, or another one, the store has the only copy and keeps it.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the import was taken back",
      "1:a medium was kept; it is listed with the reason",
      "2:the command was not understood",
      "3:the database cannot be used, or nothing was imported",
      "130:stopped by Ctrl-C"
    },
    footerHeading = "%n",
    footer = {"Examples:", "  media-store undo uploads"})
public final class UndoCommand implements Callable<Integer> {

  private static final String IF_STOPPED =
      "Stopped. What was taken back is; the same command goes on with the others.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ROOT", description = "The folder that the files were imported from.")
  private Path root = Path.of("");

  @Mixin private ReportOptions report = new ReportOptions();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  UndoCommand() {}

  @Override
  public Integer call() {
    report.check();
    if (!Files.isDirectory(root)) {
      throw new ParameterException(spec.commandLine(), "There is no folder '" + root + "'");
    }
    try (Database database = connection.connect()) {
      FileMigrationBuilder migration = Migrations.builder(database, root);
      MigrationReport known = migration.build().ledger();
      long total = known.count(Outcome.IMPORTED) + (long) known.count(Outcome.SOURCE_REMOVED);
      return report.tell(
          total, IF_STOPPED, listener -> migration.listener(listener).build().undo());
    }
  }
}
