package io.github.mediastore.examples.cli.export;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStore;
import io.github.mediastore.RejectedAttributesException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the media of one slot of an export back into a store, each held to the size and SHA-256
 * that the manifest says. What is there already is left as it is, so that a run that was stopped
 * can be started again; a slot that holds anything else is not touched. Safe for use by several
 * threads.
 */
final class SlotImport {

  private final Path root;
  private final Database database;

  /**
   * Prepares for a folder.
   *
   * @param root its real path; no file outside it is read, whatever the manifest says
   * @param database where the media go
   */
  SlotImport(Path root, Database database) {
    this.root = root;
    this.database = database;
  }

  /** Takes them in their order; what follows a bad file waits until that is good. */
  List<MigrationEntry> take(List<ManifestEntry> lines) {
    List<ManifestMedium> media;
    try {
      media = ManifestMedium.of(lines);
    } catch (IllegalArgumentException e) {
      return failed(lines, new Refusal(Problem.DAMAGED, String.valueOf(e.getMessage())));
    }
    // Another import of the same slot sees all that this one adds, or comes first.
    return database.inTransaction(
        "media-store import " + lines.get(0).slot(),
        connection -> take(database.store().on(connection), lines, media));
  }

  private List<MigrationEntry> take(
      MediaStore store, List<ManifestEntry> lines, List<ManifestMedium> media) {
    List<MediaInfo> stored = store.list(lines.get(0).slot());
    if (!holdsOnly(stored, media)) {
      return failed(lines, new Refusal(Problem.NO_ROOM, "The slot holds other media already"));
    }
    List<MigrationEntry> entries = new ArrayList<>();
    Refusal refusal = null;
    for (int i = 0; i < media.size(); i++) {
      ManifestMedium medium = media.get(i);
      if (i < stored.size()) {
        entries.addAll(taken(medium, stored.get(i), Outcome.UNCHANGED));
        continue;
      }
      if (refusal == null) {
        try {
          entries.addAll(taken(medium, add(store, medium), Outcome.IMPORTED));
          continue;
        } catch (Refusal e) {
          refusal = e;
        }
      }
      entries.addAll(failed(medium.lines(), refusal));
      refusal = new Refusal(refusal.problem, "It comes after one that failed");
    }
    return entries;
  }

  private static boolean holdsOnly(List<MediaInfo> stored, List<ManifestMedium> media) {
    for (int i = 0; i < stored.size(); i++) {
      if (i >= media.size() || !media.get(i).isSame(stored.get(i))) {
        return false;
      }
    }
    return true;
  }

  private MediaInfo add(MediaStore store, ManifestMedium medium) throws Refusal {
    try {
      Map<String, MediaContent> renditions = new LinkedHashMap<>();
      for (ManifestEntry rendition : medium.renditions()) {
        renditions.put(rendition.rendition(), content(rendition, Map.of()));
      }
      MediaInfo info = store.add(medium.full().slot(), content(medium.full(), renditions));
      if (medium.isSame(info)) {
        return info;
      }
      store.remove(info.id());
      throw new Refusal(Problem.CHANGED, "A file has changed while it was read");
    } catch (NoSuchFileException e) {
      throw new Refusal(Problem.MISSING, "There is no such file: " + e.getMessage());
    } catch (IOException | UnreadableUploadException e) {
      throw new Refusal(Problem.UNREADABLE, "Cannot be read: " + e);
    } catch (IllegalArgumentException | RejectedAttributesException e) {
      throw new Refusal(Problem.DAMAGED, String.valueOf(e.getMessage()));
    }
  }

  private ManifestContent content(ManifestEntry entry, Map<String, MediaContent> renditions)
      throws IOException, Refusal {
    Path file = root.resolve(entry.file()).toRealPath();
    if (!file.startsWith(root) || !Files.isRegularFile(file)) {
      throw new Refusal(Problem.OUTSIDE_ROOT, "It is no file in the folder: " + entry.file());
    }
    if (Files.size(file) != entry.size() || !Digests.of(file).equals(entry.sha256())) {
      throw new Refusal(
          Problem.CHANGED,
          "'%s' has not the size and SHA-256 that the manifest says".formatted(entry.file()));
    }
    return new ManifestContent(entry, file, renditions);
  }

  private static List<MigrationEntry> failed(List<ManifestEntry> lines, Refusal refusal) {
    return lines.stream()
        .map(
            line ->
                new MigrationEntry(
                    line.file(),
                    line.slot(),
                    Outcome.FAILED,
                    refusal.problem,
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

  /** A medium cannot be taken. */
  private static final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    Refusal(Problem problem, @Nullable String message) {
      super(message);
      this.problem = problem;
    }
  }
}
