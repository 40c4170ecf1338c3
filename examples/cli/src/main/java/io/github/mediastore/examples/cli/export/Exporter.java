package io.github.mediastore.examples.cli.export;

import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediaStore;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.examples.cli.export.Exported.Outcome;
import io.github.mediastore.examples.cli.terminal.AbortedException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the media of slots to files. Safe for use by several threads. */
final class Exporter {

  private final MediaStore store;
  private final ExportFolder folder;

  Exporter(MediaStore store, ExportFolder folder) {
    this.store = store;
    this.folder = folder;
  }

  /**
   * Returns what became of each representation, in their order, renditions after their medium. What
   * became of a medium that is not there became of its renditions too: alone they cannot be
   * imported.
   */
  List<Exported> export(List<MediaSlot> slots) {
    List<Exported> exported = new ArrayList<>();
    for (List<MediaInfo> media : store.list(slots).values()) {
      for (int index = 0; index < media.size(); index++) {
        MediaInfo info = media.get(index);
        Exported full = export(info, index);
        exported.add(full);
        for (MediaInfo rendition : info.renditions().values()) {
          exported.add(
              full.isThere()
                  ? export(rendition, index)
                  : new Exported(
                      ManifestEntry.of(rendition, index), full.outcome(), full.problem()));
        }
      }
    }
    return exported;
  }

  private Exported export(MediaInfo info, int index) {
    ManifestEntry entry = ManifestEntry.of(info, index);
    try {
      if (folder.has(entry)) {
        return new Exported(entry, Outcome.THERE, null);
      }
      Optional<Media> media = store.find(info.id(), info.rendition());
      if (media.isEmpty()) {
        return new Exported(entry, Outcome.GONE, null);
      }
      return folder.write(entry, media.get())
          ? new Exported(entry, Outcome.WRITTEN, null)
          : damaged(entry, "The stored bytes are not those that were written");
    } catch (MediumGoneException e) {
      // Removed meanwhile; or a chunk of it is missing.
      return store.info(info.id()).isPresent()
          ? damaged(entry, String.valueOf(e.getMessage()))
          : new Exported(entry, Outcome.GONE, null);
    } catch (MediaStorageException e) {
      if (e.isTransient() || (e.getCause() != null && !isCorruption(e.getCause()))) {
        throw e;
      }
      return damaged(entry, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw AbortedException.trouble("Cannot write '" + entry.file() + "': " + e);
    }
  }

  /** The server finds its own files broken, such as pages or out of line rows. */
  private static boolean isCorruption(Throwable cause) {
    return cause instanceof SQLException failure
        && String.valueOf(failure.getSQLState()).startsWith("XX");
  }

  private static Exported damaged(ManifestEntry entry, String problem) {
    return new Exported(entry, Outcome.DAMAGED, problem);
  }
}
