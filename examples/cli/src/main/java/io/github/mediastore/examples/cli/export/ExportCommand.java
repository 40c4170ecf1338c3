package io.github.mediastore.examples.cli.export;

import io.github.mediastore.examples.cli.database.ConnectionOptions;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.export.ExportFolder.NoExportException;
import io.github.mediastore.examples.cli.export.Exported.Outcome;
import io.github.mediastore.examples.cli.json.JsonObject;
import io.github.mediastore.examples.cli.objectstore.Needed;
import io.github.mediastore.examples.cli.objectstore.ObjectStoreOptions;
import io.github.mediastore.examples.cli.parallel.OrderedExecution;
import io.github.mediastore.examples.cli.terminal.AbortedException;
import io.github.mediastore.examples.cli.terminal.Amounts;
import io.github.mediastore.examples.cli.terminal.ExitStatus;
import io.github.mediastore.examples.cli.terminal.FileTrouble;
import io.github.mediastore.examples.cli.terminal.HarmlessText;
import io.github.mediastore.examples.cli.terminal.ProgressDisplay;
import io.github.mediastore.examples.cli.terminal.Surroundings;
import io.github.mediastore.examples.cli.terminal.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code media-store export}: everything back to files. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description =
        "Writes every medium and rendition to a file, and a manifest that describes them.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:everything was written",
      "1:something is damaged and was left out; it is listed",
      "2:the command was not understood, or the folder holds something else or is in use",
      "3:database or object store cannot be used, the tables are not there, the disk is full"
    },
    footerHeading = "%n",
    footer = {
      "A file is DIR/OWNERTYPE/OWNERID/SLOT/INDEX.EXT, a rendition INDEX.NAME.EXT. Names that some"
          + " file system could mistake get a part of their SHA-256 instead; the true ones are in"
          + " DIR/manifest.jsonl, one JSON object a line, with file, ownerType, ownerId, slot,"
          + " index, id, rendition, contentType, size, sha256, width, height, placeholder,"
          + " storedAt.",
      "",
      "The same command again writes only what is missing or different.",
      "",
      "Examples:",
      "  media-store export backup",
      "  media-store import --manifest backup --url jdbc:postgresql://localhost/other"
    })
public final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "The folder: new, empty or an earlier export.")
  private Path root = Path.of("");

  @Option(names = "--json", description = "Write the totals as a JSON object.")
  private boolean json;

  @Mixin private ObjectStoreOptions objects = new ObjectStoreOptions();

  @Mixin private ConnectionOptions options = new ConnectionOptions();

  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
  private long bytes;

  ExportCommand() {}

  @Override
  public Integer call() {
    try (Database database = objects.connect(options)) {
      objects.requireReadable(database, Needed.ALL);
      long total =
          database.one(
              "SELECT count(*) FROM " + database.table("media_representation"),
              row -> row.getLong(1));
      try (ExportFolder folder = ExportFolder.open(root)) {
        try (ProgressDisplay progress = progress(total)) {
          Exporter exporter = new Exporter(database.store(), folder);
          progress.during(
              () -> {
                OrderedExecution.run(
                    () -> new SlotPages(database),
                    Runtime.getRuntime().availableProcessors(),
                    exporter::export,
                    exported -> record(database, exported, folder, progress));
                return folder;
              });
        }
        folder.finish();
      }
    } catch (NoExportException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw AbortedException.trouble("Cannot write to '" + root + "': " + FileTrouble.reason(e));
    }
    spec.commandLine().getOut().println(json ? json() : text());
    return count(Outcome.DAMAGED) == 0 ? ExitStatus.DONE : ExitStatus.INCOMPLETE;
  }

  private void record(
      Database database, List<Exported> page, ExportFolder folder, ProgressDisplay progress) {
    if (page.stream().anyMatch(exported -> exported.outcome() == Outcome.DAMAGED)) {
      // A folder that is no longer mounted looks as if each object were lost.
      objects.requireReadable(database, Needed.ALL);
    }
    for (Exported exported : page) {
      counts.merge(exported.outcome(), 1L, Long::sum);
      ManifestEntry entry = exported.entry();
      if (exported.isThere()) {
        bytes += entry.size();
        progress.same(entry.size());
        try {
          folder.record(entry);
        } catch (IOException e) {
          throw AbortedException.trouble("Cannot write the manifest: " + FileTrouble.reason(e));
        }
      } else if (exported.outcome() == Outcome.DAMAGED) {
        progress.bad(0, "DAMAGED " + entry.file() + ": " + exported.problem());
      } else {
        progress.same(0);
      }
    }
  }

  private ProgressDisplay progress(long total) {
    return new ProgressDisplay(
        spec.commandLine().getErr(),
        Surroundings.of(spec),
        "files",
        total,
        "Stopped. The files that are there stay; the same command goes on.");
  }

  private long count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  private JsonObject json() {
    return new JsonObject()
        .add("written", count(Outcome.WRITTEN))
        .add("there", count(Outcome.THERE))
        .add("gone", count(Outcome.GONE))
        .add("damaged", count(Outcome.DAMAGED))
        .add("bytes", bytes)
        .add("listed", counts.values().stream().mapToLong(Long::longValue).sum());
  }

  private String text() {
    long listed = counts.values().stream().mapToLong(Long::longValue).sum();
    return HarmlessText.ofLines(
        ("%s written, %s there already, %s damaged; %s in %s%n"
                + "%s listed, of which %s gone when they were read")
            .formatted(
                Amounts.count(count(Outcome.WRITTEN), "file", "files"),
                Amounts.count(count(Outcome.THERE)),
                Amounts.count(count(Outcome.DAMAGED)),
                Amounts.bytes(bytes),
                root,
                Amounts.count(listed),
                Amounts.count(count(Outcome.GONE))));
  }
}
