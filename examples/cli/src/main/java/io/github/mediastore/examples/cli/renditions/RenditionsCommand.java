package io.github.mediastore.examples.cli.renditions;

import io.github.mediastore.MediaKind;
import io.github.mediastore.examples.cli.compress.CompressionOptions;
import io.github.mediastore.examples.cli.compress.RenditionConverter;
import io.github.mediastore.examples.cli.compress.RenditionOption;
import io.github.mediastore.examples.cli.database.ConnectionOptions;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.objectstore.Needed;
import io.github.mediastore.examples.cli.objectstore.ObjectStoreOptions;
import io.github.mediastore.examples.cli.terminal.AbortedException;
import io.github.mediastore.examples.cli.terminal.ProgressDisplay;
import io.github.mediastore.examples.cli.terminal.Surroundings;
import io.github.mediastore.examples.cli.terminal.Version;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.CompressionSettingsBuilder;
import io.github.mediastore.jdbc.renditions.RenditionJob;
import io.github.mediastore.jdbc.renditions.RenditionJobBuilder;
import io.github.mediastore.jdbc.renditions.RenditionReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code media-store renditions}: further sizes for stored pictures. */
@Command(
    name = "renditions",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description =
        "Makes renditions of stored pictures that are missing or were made by other settings, from "
            + "the stored picture and never larger than it. It may be stopped at any moment; the "
            + "same command goes on. Nothing else is changed.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every picture has its renditions",
      "1:a picture is damaged, was rejected or failed; it is listed with the reason",
      "2:the command was not understood",
      "3:database, object store or WebP library cannot be used, or the tables are missing",
      "130:stopped by Ctrl-C"
    },
    footerHeading = "%n",
    footer = {
      "Give the settings that the application compresses with; what other settings made is made "
          + "again. A limit on bytes may follow a shape: thumb=128:10000.",
      "",
      "With --json, a line for each medium that was not left as it is has kind medium, ownerType,"
          + " ownerId, slot, id, outcome, made, bytesRead, bytesMade, reason; the last line has"
          + " kind total, media, a count of each outcome, renditions, bytesRead, bytesMade,"
          + " millis.",
      "",
      "Examples:",
      "  media-store renditions users/profile --rendition avatar=cover:128x128 --dry-run",
      "  media-store renditions users/profile --rendition avatar=cover:128x128",
      "  media-store renditions users parts/images --rendition thumb=128:10000 \\",
      "      --rendition card=contain:640x360 --only-missing --json"
    })
public final class RenditionsCommand implements Callable<Integer> {

  private static final String IF_STOPPED =
      "Stopped. What was made stays; the same command goes on from there.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "OWNERTYPE[/SLOT]",
      arity = "1..*",
      converter = KindConverter.class,
      description = "Whose pictures: users/profile, or users for all their slots.")
  private List<MediaKind> kinds = List.of();

  @Option(
      names = "--rendition",
      paramLabel = "NAME=SHAPE",
      required = true,
      converter = RenditionConverter.class,
      description = "PIXELS, cover:WIDTHxHEIGHT or contain:WIDTHxHEIGHT; several times.")
  private List<RenditionOption> renditions = List.of();

  @Option(
      names = "--only-missing",
      description = "Leave alone what is there, whatever settings made it.")
  private boolean onlyMissing;

  @Option(names = "--dry-run", description = "Make nothing; say what would be made.")
  private boolean dryRun;

  @Option(names = "--json", description = "Write one JSON object a line.")
  private boolean json;

  @Mixin private ObjectStoreOptions objects = new ObjectStoreOptions();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private CompressionOptions compression = new CompressionOptions();

  RenditionsCommand() {}

  @Override
  public Integer call() {
    CompressionSettings settings = settings();
    try (Database database = objects.connect(connection)) {
      objects.requireReadable(database, Needed.PICTURES);
      RenditionJobBuilder job =
          RenditionJob.builder(database.store(), settings).onlyMissing(onlyMissing);
      kinds.forEach(job::kind);
      JobReport report = new JobReport(spec.commandLine().getOut(), json, dryRun);
      RenditionReport result = run(job, report, total(database));
      return report.finish(result);
    } catch (UnsupportedOperationException e) {
      throw AbortedException.trouble(e.getMessage() + ". Run: media-store schema --create");
    }
  }

  private RenditionReport run(RenditionJobBuilder job, JobReport report, long total) {
    try (ProgressDisplay progress =
        new ProgressDisplay(
            spec.commandLine().getErr(), Surroundings.of(spec), "media", total, IF_STOPPED)) {
      RenditionJob built = job.listener(entry -> report.add(entry, progress)).build();
      return progress.during(() -> dryRun ? built.preview() : built.run());
    }
  }

  private long total(Database database) {
    String sql =
        "SELECT count(*) FROM %s s JOIN %s m ON m.slot_id = s.id WHERE s.owner_type = ?"
            .formatted(database.table("media_slot"), database.table("media"));
    long total = 0;
    for (MediaKind kind : kinds) {
      total +=
          kind.name().isEmpty()
              ? database.one(sql, row -> row.getLong(1), kind.ownerType())
              : database.one(
                  sql + " AND s.name = ?",
                  row -> row.getLong(1),
                  kind.ownerType(),
                  kind.name().get());
    }
    return total;
  }

  private CompressionSettings settings() {
    CompressionSettingsBuilder builder = compression.settings().toBuilder();
    try {
      renditions.forEach(rendition -> rendition.addTo(builder));
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--rendition': " + e.getMessage(), e);
    }
  }
}
