package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaException;
import io.github.mediastore.jdbc.internal.outage.Retries;
import io.github.mediastore.jdbc.migration.internal.importing.Refusal;
import io.github.mediastore.jdbc.migration.internal.ledger.Entries;
import io.github.mediastore.jdbc.migration.internal.sources.EvenSample;
import io.github.mediastore.jdbc.migration.internal.sources.FileContents;
import io.github.mediastore.jdbc.migration.internal.sources.ReadFile;
import io.github.mediastore.jdbc.migration.internal.sources.SourceException;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFile;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFolder;
import io.github.mediastore.jdbc.migration.internal.sources.SourceListing;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEstimate;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what an import would do, from a sample, without writing anything anywhere. */
record Estimator(SourceFolder folder, FileContents contents) {

  MigrationEstimate estimate(SourceListing<SourceFile> sources, int most) {
    Count count = new Count();
    EvenSample<SourceFile> sample = new EvenSample<>(most);
    List<Tried> tried =
        Workers.each(
            to -> {
              sources.each(source -> count(source, count, sample));
              sample.chosen().forEach(to);
            },
            SourceFile::name,
            this::attempt);
    return new MigrationEstimate(
        count.files,
        count.bytes,
        count.unreadable,
        tried.size(),
        tried.stream().filter(t -> t.refused == null).mapToLong(Tried::bytes).sum(),
        tried.stream().mapToLong(Tried::storedBytes).sum(),
        tried.stream()
            .map(Tried::refused)
            .filter(Objects::nonNull)
            .sorted(Entries.BY_SOURCE)
            .toList());
  }

  private void count(SourceFile source, Count count, EvenSample<SourceFile> sample) {
    try {
      if (source.fault() != null) {
        throw source.fault();
      }
      count.bytes += Files.size(folder.resolve(source.name()));
      count.files++;
      sample.add(source);
    } catch (SourceException | IOException e) {
      count.unreadable++;
    }
  }

  private Tried attempt(SourceFile source) {
    try {
      ReadFile file = folder.read(source.name());
      try {
        MediaContent content = Retries.PATIENT.of(() -> contents.of(file));
        return new Tried(file.size(), content.size().orElse(file.size()), null);
      } catch (MediaException e) {
        return new Tried(file.size(), 0, Entries.ofFile(Refusal.of(e).entry(source), file));
      }
    } catch (SourceException e) {
      return new Tried(0, 0, Entries.notImported(source, Outcome.FAILED, e.problem(), e.words()));
    }
  }

  /** How many there are. */
  private static final class Count {

    private long files;
    private long bytes;
    private long unreadable;
  }

  /** What became of one that was tried. */
  private record Tried(long bytes, long storedBytes, @Nullable MigrationEntry refused) {}
}
