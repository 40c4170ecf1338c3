package io.github.mediastore.examples.cli.export;

import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediaStore;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.examples.cli.export.Exported.Outcome;
import io.github.mediastore.examples.cli.terminal.AbortedException;
import io.github.mediastore.examples.cli.terminal.FileTrouble;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the media of slots to files. Safe for use by several threads. */
final class Exporter {

  private static final int MOST_READINGS = 20;

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
    store.list(slots).forEach((slot, media) -> exported.addAll(export(slot, media)));
    return exported;
  }

  /** What was replaced between the list and the bytes is read again; what is gone is counted. */
  private List<Exported> export(MediaSlot slot, List<MediaInfo> listed) {
    Set<String> ids = new LinkedHashSet<>();
    List<Exported> gone = new ArrayList<>();
    List<MediaInfo> media = listed;
    for (int reading = 1; ; reading++) {
      List<Exported> exported = exportAll(media);
      exported.stream()
          .filter(each -> each.outcome() == Outcome.GONE)
          .filter(each -> ids.add(each.entry().id() + each.entry().rendition()))
          .forEach(gone::add);
      if (exported.stream().noneMatch(each -> each.outcome() == Outcome.GONE)) {
        gone.addAll(exported);
        return gone;
      }
      if (reading == MOST_READINGS) {
        gone.addAll(exported.stream().map(Exporter::missed).toList());
        return gone;
      }
      media = store.list(List.of(slot)).getOrDefault(slot, List.of());
    }
  }

  /** Its slot changed faster than it could be read. */
  private static Exported missed(Exported exported) {
    return exported.outcome() == Outcome.GONE
        ? new Exported(
            exported.entry(), Outcome.DAMAGED, "Its slot is written to faster than it can be read")
        : exported;
  }

  private List<Exported> exportAll(List<MediaInfo> media) {
    List<Exported> exported = new ArrayList<>();
    for (int index = 0; index < media.size(); index++) {
      MediaInfo info = media.get(index);
      Exported full = export(info, index);
      exported.add(full);
      for (MediaInfo rendition : info.renditions().values()) {
        exported.add(
            full.isThere()
                ? export(rendition, index)
                : new Exported(ManifestEntry.of(rendition, index), full.outcome(), full.problem()));
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
      if (e.isTransient() || (e.getCause() != null && !isDamage(e.getCause()))) {
        throw e;
      }
      return damaged(entry, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw AbortedException.trouble(
          "Cannot write '" + entry.file() + "': " + FileTrouble.reason(e));
    }
  }

  /**
   * The server finds its own files broken, such as pages or out of line rows; or the object store
   * answers, and has the object not at all or not in full.
   */
  private static boolean isDamage(Throwable cause) {
    return cause instanceof IOException
        || (cause instanceof SQLException failure
            && String.valueOf(failure.getSQLState()).startsWith("XX"));
  }

  private static Exported damaged(ManifestEntry entry, String problem) {
    return new Exported(entry, Outcome.DAMAGED, problem);
  }
}
