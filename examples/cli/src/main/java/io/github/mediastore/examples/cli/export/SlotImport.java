package io.github.mediastore.examples.cli.export;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStore;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.objectstore.LargeMedia;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the media of one slot of an export back into a store. What is there already is left as it
 * is, so that a run that was stopped can be started again; a slot that holds anything else is not
 * touched. Safe for use by several threads.
 *
 * <p>An object is sent while no transaction is open, and has its row before the next one is sent:
 * whoever is stopped has sent one for nothing at most. All between two objects is one transaction.
 */
final class SlotImport {

  private final ExportedFiles files;
  private final Database database;
  private final LargeMedia large;

  /**
   * Prepares for a folder.
   *
   * @param root its real path
   * @param database where the media go
   * @param large which of them become objects
   */
  SlotImport(Path root, Database database, LargeMedia large) {
    this.files = new ExportedFiles(root);
    this.database = database;
    this.large = large;
  }

  /** Takes them in their order; what follows a bad file waits until that is good. */
  List<MigrationEntry> take(List<ManifestEntry> lines) {
    List<ManifestMedium> media;
    try {
      media = ManifestMedium.of(lines);
    } catch (IllegalArgumentException e) {
      return failed(lines, new Refusal(Problem.DAMAGED, String.valueOf(e.getMessage())));
    }
    List<MigrationEntry> entries = new ArrayList<>();
    int from = 0;
    while (from < media.size()) {
      int to = endOfPart(media, from);
      Refusal refusal = take(new SlotPart(lines.get(0).slot(), media, from, to), entries);
      from = to;
      if (refusal != null) {
        entries.addAll(failedAll(media.subList(to, media.size()), refusal));
        return entries;
      }
    }
    return entries;
  }

  /** A part is one medium that becomes an object, or all that do not until the next that does. */
  private int endOfPart(List<ManifestMedium> media, int from) {
    int to = from + 1;
    while (to < media.size() && !isLarge(media.get(from)) && !isLarge(media.get(to))) {
      to++;
    }
    return to;
  }

  private boolean isLarge(ManifestMedium medium) {
    return large.includes(medium.full().contentType(), medium.full().size());
  }

  /**
   * Takes a part.
   *
   * @param entries gets what became of each
   * @return why those that follow are not taken; null if they can be
   */
  private @Nullable Refusal take(SlotPart part, List<MigrationEntry> entries) {
    Contents contents = files::content;
    ManifestMedium first = part.own().get(0);
    if (isLarge(first) && part.isToBeAdded(database.store().list(part.slot()))) {
      try {
        MediaContent sent = Refusal.ifTooBad(() -> database.store().stage(files.content(first)));
        contents = medium -> sent;
      } catch (Refusal e) {
        entries.addAll(failed(first.lines(), e));
        return e.ofFollowing();
      }
    }
    Contents ready = contents;
    // Another import of the same slot sees all that this one adds, or comes first.
    return database.inTransaction(
        "media-store import " + part.slot(),
        connection -> take(database.store().on(connection), part, ready, entries));
  }

  private static @Nullable Refusal take(
      MediaStore store, SlotPart part, Contents contents, List<MigrationEntry> entries) {
    List<MediaInfo> stored = store.list(part.slot());
    Refusal obstacle = part.obstacle(stored);
    if (obstacle != null) {
      entries.addAll(failedAll(part.own(), obstacle));
      return obstacle;
    }
    Refusal refusal = null;
    for (int i = part.from(); i < part.to(); i++) {
      ManifestMedium medium = part.media().get(i);
      if (i < stored.size()) {
        entries.addAll(taken(medium, stored.get(i), Outcome.UNCHANGED));
      } else if (refusal != null) {
        entries.addAll(failed(medium.lines(), refusal));
      } else {
        try {
          entries.addAll(taken(medium, add(store, medium, contents), Outcome.IMPORTED));
        } catch (Refusal e) {
          entries.addAll(failed(medium.lines(), e));
          refusal = e.ofFollowing();
        }
      }
    }
    return refusal;
  }

  private static MediaInfo add(MediaStore store, ManifestMedium medium, Contents contents)
      throws Refusal {
    return Refusal.ifTooBad(
        () -> {
          MediaInfo info = store.add(medium.full().slot(), contents.of(medium));
          if (medium.isSame(info)) {
            return info;
          }
          store.remove(info.id());
          throw new Refusal(Problem.CHANGED, "A file has changed while it was read");
        });
  }

  private static List<MigrationEntry> failedAll(List<ManifestMedium> media, Refusal refusal) {
    return media.stream().flatMap(medium -> failed(medium.lines(), refusal).stream()).toList();
  }

  private static List<MigrationEntry> failed(List<ManifestEntry> lines, Refusal refusal) {
    return lines.stream()
        .map(
            line ->
                new MigrationEntry(
                    line.file(),
                    line.slot(),
                    Outcome.FAILED,
                    refusal.problem(),
                    refusal.getMessage(),
                    line.sha256(),
                    line.size(),
                    null,
                    null,
                    0))
        .toList();
  }

  private static List<MigrationEntry> taken(
      ManifestMedium medium, MediaInfo info, Outcome outcome) {
    return medium.lines().stream()
        .map(
            line ->
                new MigrationEntry(
                    line.file(),
                    line.slot(),
                    outcome,
                    null,
                    null,
                    line.sha256(),
                    line.size(),
                    info.id(),
                    line.sha256(),
                    line.size()))
        .toList();
  }

  /** Gives the content of a medium. */
  @FunctionalInterface
  private interface Contents {

    MediaContent of(ManifestMedium medium) throws IOException, Refusal;
  }
}
