package io.github.mediastore.examples.cli.migrate;

import io.github.mediastore.examples.cli.compress.CompressionOptions;
import io.github.mediastore.examples.cli.database.ConnectionOptions;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.export.ManifestImport;
import io.github.mediastore.examples.cli.objectstore.LargeMedia;
import io.github.mediastore.examples.cli.objectstore.LargeMediaOptions;
import io.github.mediastore.examples.cli.objectstore.ObjectStoreOptions;
import io.github.mediastore.examples.cli.report.ReportOptions;
import io.github.mediastore.examples.cli.terminal.FileTrouble;
import io.github.mediastore.examples.cli.terminal.Version;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.migration.FileMigrationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code media-store import}: existing files into the store. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description =
        "Takes existing files into the store: pictures compressed, videos as they are. It may be "
            + "stopped at any moment; the same command goes on, and takes only what is new or has "
            + "changed. No file is changed or removed.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every file is in the store",
      "1:a file was rejected or failed; it is listed with the reason",
      "2:the command was not understood",
      "3:database, object store or WebP library cannot be used, or the tables are missing",
      "130:stopped by Ctrl-C"
    },
    footerHeading = "%n",
    footer = {
      "Links that lead out of ROOT are not followed. What became of each file is kept in the table "
          + "media_migration; media-store status counts it.",
      "",
      "With --json, a line for each file has source, ownerType, ownerId, slotName, outcome, "
          + "problem, reason, sourceSha256, sourceBytes, mediaId, storedSha256, storedBytes.",
      "",
      "Examples:",
      "  media-store import uploads --files 'users/{ownerId}/profile.*=users/profile'",
      "  media-store import uploads --files 'users/{ownerId}/profile.*=users/profile' \\",
      "      --files 'parts/{ownerId}/*=parts/images' --dry-run --sample 50",
      "  media-store import uploads --query 'SELECT id, logo_url FROM organizations' \\",
      "      --owner-type organizations --slot logo --strip-prefix /uploads/ \\",
      "      --report logos.csv",
      "  media-store import uploads --files 'parts/{ownerId}/*.mp4=parts/videos' \\",
      "      --objects-of 'video/*' --objects objects --installation production",
      "  media-store import --manifest backup --json"
    })
public final class ImportCommand implements Callable<Integer> {

  private static final String IF_STOPPED =
      "Stopped. What was taken stays; the same command goes on from there.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "ROOT",
      arity = "0..1",
      description = "The folder that contains all files.")
  private @Nullable Path root;

  @Mixin private SourceOptions sources = new SourceOptions();

  @Option(
      names = "--manifest",
      paramLabel = "DIR",
      description = "Take back all that media-store export wrote to DIR, as it was.")
  private @Nullable Path manifest;

  @Option(
      names = "--dry-run",
      description = "Take nothing; compress some files and say what would be saved.")
  private boolean dryRun;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "How many files --dry-run compresses (${DEFAULT-VALUE}).")
  private int sample = 100;

  @Mixin private ReportOptions report = new ReportOptions();

  @Mixin private LargeMediaOptions large = new LargeMediaOptions();

  @Mixin private ObjectStoreOptions objects = new ObjectStoreOptions();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private CompressionOptions compression = new CompressionOptions();

  ImportCommand() {}

  @Override
  public Integer call() {
    report.check();
    Path from = manifest;
    if (from != null) {
      return importManifest(from);
    }
    Path folder = folder();
    if (sample < 1) {
      throw wrong("--sample is less than 1: " + sample);
    }
    ImageCompressor compressor = WebpImageCompressor.with(compression.settings());
    try (Database database = objects.connect(connection, large.media())) {
      FileMigrationBuilder migration = Migrations.builder(database, folder).compressor(compressor);
      sources.addTo(migration);
      if (large.areGiven()) {
        migration.staging(database.store()::stage);
      }
      if (!dryRun || large.areGiven()) {
        requireAllThatIsWrittenTo(database);
      }
      if (dryRun) {
        return DryRun.tell(
            migration.build().estimate(sample), spec.commandLine().getOut(), report.json());
      }
      migration.build().createLedger();
      long files = migration.build().countSources();
      if (files == 0) {
        spec.commandLine().getErr().println("No file is as --files or --query say");
      }
      return report.tell(files, IF_STOPPED, listener -> migration.listener(listener).build().run());
    }
  }

  private int importManifest(Path from) {
    if (root != null || !sources.isEmpty() || dryRun) {
      throw wrong("--manifest says all: it goes with no ROOT, --files, --query or --dry-run");
    }
    LargeMedia media = large.media();
    ManifestImport files = manifestOf(from);
    try (Database database = objects.connect(connection, media)) {
      requireAllThatIsWrittenTo(database);
      return report.tell(
          files.count(), IF_STOPPED, listener -> files.run(database, media, listener));
    }
  }

  /** Says at once what would otherwise be said for each file. */
  private void requireAllThatIsWrittenTo(Database database) {
    Migrations.requireTables(database);
    if (large.areGiven()) {
      objects.requireWritable(database);
    }
  }

  private ManifestImport manifestOf(Path from) {
    try {
      return ManifestImport.of(from);
    } catch (IOException e) {
      throw wrong(
          "Cannot read the manifest '"
              + from.resolve("manifest.jsonl")
              + "': "
              + FileTrouble.reason(e));
    } catch (IllegalArgumentException e) {
      throw wrong("Cannot read the manifest: " + e.getMessage());
    }
  }

  private Path folder() {
    if (root == null) {
      throw wrong("Missing: ROOT, the folder of the files, or --manifest");
    }
    if (!Files.isDirectory(root)) {
      throw wrong("There is no folder '" + root + "'");
    }
    if (sources.isEmpty()) {
      throw wrong("Which files? Name them with --files or --query");
    }
    return root;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
