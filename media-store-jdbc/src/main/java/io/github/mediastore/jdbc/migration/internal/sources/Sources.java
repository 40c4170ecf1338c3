package io.github.mediastore.jdbc.migration.internal.sources;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All that names the files of a migration. */
public final class Sources implements SourceListing<SourceFile> {

  private final List<SourceListing<SourceFile>> listings;
  private volatile boolean taken;

  public Sources(List<SourceListing<SourceFile>> listings) {
    this.listings = List.copyOf(listings);
  }

  public List<SourceListing<SourceFile>> listings() {
    return listings;
  }

  @Override
  public void each(Consumer<SourceFile> to) throws IOException {
    for (SourceListing<SourceFile> each : listings) {
      each.each(to);
    }
  }

  /** Returns the files of a slot that patterns find, by name. */
  public List<String> of(MediaSlot slot) {
    List<String> files = new ArrayList<>();
    for (SourceListing<SourceFile> each : listings) {
      if (each instanceof FolderSources folderSources) {
        folderSources.of(slot, source -> add(source, files));
      }
    }
    return files;
  }

  private static void add(SourceFile source, List<String> files) {
    SourceException fault = source.fault();
    if (fault == null) {
      files.add(source.name());
    } else if (source.slot() == null && fault.problem() == Problem.UNREADABLE) {
      throw new UncheckedIOException(new IOException(fault.words()));
    }
  }

  /** Remembers that a run has listed all of them to their ends. */
  public void setTaken() {
    taken = true;
  }

  /** Returns whether a run has, so that a table which is gone since has said all it had to say. */
  public boolean isTaken() {
    return taken;
  }
}
