package io.github.mediastore.examples.cli.migrate;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.examples.cli.database.ConnectionOptions;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.objectstore.Needed;
import io.github.mediastore.examples.cli.objectstore.ObjectStoreOptions;
import io.github.mediastore.examples.cli.report.ReportOptions;
import io.github.mediastore.examples.cli.terminal.AbortedException;
import io.github.mediastore.examples.cli.terminal.Amounts;
import io.github.mediastore.examples.cli.terminal.Surroundings;
import io.github.mediastore.examples.cli.terminal.Version;
import io.github.mediastore.jdbc.migration.FileMigrationBuilder;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code media-store delete-confirmed}: imported files away, once it is proved that they may. */
@Command(
    name = "delete-confirmed",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description =
        "Removes imported files one by one: each only after its medium was read again and found "
            + "whole, and if the file is still what was imported. Where several owners have one "
            + "file, name the sources of the import again: it then stays until all have it.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every imported file was removed",
      "1:a file was kept (listed with the reason), or the answer was no",
      "2:the command was not understood",
      "3:database or object store cannot be used, nothing was imported, or a source was not"
          + " answered",
      "130:stopped by Ctrl-C"
    },
    footerHeading = "%n",
    footer = {
      "On a terminal it asks first; elsewhere it needs --yes.",
      "",
      "Examples:",
      "  media-store delete-confirmed uploads --trash uploads-imported --yes",
      "  media-store delete-confirmed uploads --yes --report removed.csv",
      "  media-store delete-confirmed uploads --yes --files 'logos/{ownerId}.*=firms/logo'"
    })
public final class DeleteConfirmedCommand implements Callable<Integer> {

  private static final String IF_STOPPED =
      "Stopped. What was removed is gone; the same command goes on with the others.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ROOT", description = "The folder that the files were imported from.")
  private Path root = Path.of("");

  @Option(
      names = "--trash",
      paramLabel = "DIR",
      description = "Move the files there instead, on the same file system.")
  private @Nullable Path trash;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Mixin private SourceOptions sources = new SourceOptions();

  @Mixin private ReportOptions report = new ReportOptions();

  @Mixin private ObjectStoreOptions objects = new ObjectStoreOptions();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  DeleteConfirmedCommand() {}

  @Override
  public Integer call() {
    report.check();
    if (!Files.isDirectory(root)) {
      throw new ParameterException(spec.commandLine(), "There is no folder '" + root + "'");
    }
    Surroundings surroundings = Surroundings.of(spec);
    if (!yes && !surroundings.canAsk()) {
      throw new ParameterException(
          spec.commandLine(), "Nobody is there to be asked: --yes says that it is meant");
    }
    try (Database database = objects.connect(connection)) {
      objects.requireReadable(database, Needed.IMPORTED);
      FileMigrationBuilder migration = Migrations.builder(database, root);
      sources.addTo(migration);
      long total = migration.build().ledger().count(Outcome.IMPORTED);
      if (!yes && !confirmed(surroundings, total)) {
        throw AbortedException.incomplete("Nothing was removed.");
      }
      return report.tell(total, IF_STOPPED, listener -> remove(migration.listener(listener)));
    }
  }

  private boolean confirmed(Surroundings surroundings, long total) {
    String what =
        trash == null
            ? "Delete %s files below '%s'".formatted(Amounts.count(total), root)
            : "Move %s files below '%s' to '%s'".formatted(Amounts.count(total), root, trash);
    String answer = surroundings.ask(what + ", each once it is proved? [y/N] ");
    return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }

  private MigrationReport remove(FileMigrationBuilder migration) {
    try {
      return trash == null
          ? migration.build().deleteConfirmed()
          : migration.build().moveConfirmed(trash);
    } catch (MediaStorageException | IllegalStateException e) {
      // It names the guard that was not answered, which the failure beneath does not.
      throw AbortedException.trouble(String.valueOf(e.getMessage()));
    }
  }
}
