package io.github.mediastore.examples.cli.export;

import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.objectstore.LargeMedia;
import io.github.mediastore.examples.cli.parallel.OrderedExecution;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes all that an export wrote back into a store: the same bytes, in the same order. */
public final class ManifestImport {

  private final Path root;
  private final ManifestFile manifest;

  private ManifestImport(Path root, ManifestFile manifest) {
    this.root = root;
    this.manifest = manifest;
  }

  /**
   * Opens an export.
   *
   * @param root its folder
   * @throws IOException if it has no manifest that can be read
   * @throws IllegalArgumentException if a line of that is none; the message says which and why
   */
  public static ManifestImport of(Path root) throws IOException {
    return new ManifestImport(root.toRealPath(), ManifestFile.in(root));
  }

  /** Returns how many files it has. */
  public long count() {
    return manifest.count();
  }

  /**
   * Takes what is not there yet, several slots at a time.
   *
   * @param database where it goes
   * @param large which of it becomes objects
   * @param listener hears of each file when it is done
   * @return what became of each, in the order of the manifest
   */
  public MigrationReport run(
      Database database, LargeMedia large, Consumer<MigrationEntry> listener) {
    SlotImport slots = new SlotImport(root, database, large);
    List<MigrationEntry> entries = new ArrayList<>();
    OrderedExecution.run(
        manifest,
        Runtime.getRuntime().availableProcessors(),
        slots::take,
        taken -> {
          taken.forEach(listener);
          entries.addAll(taken);
        });
    return new MigrationReport(entries);
  }
}
