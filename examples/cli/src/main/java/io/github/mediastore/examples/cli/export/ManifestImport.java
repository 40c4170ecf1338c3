package io.github.mediastore.examples.cli.export;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStore;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.jdbc.migration.MigrationEntry.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the files of an export back into a store, each held to the size and SHA-256 that its
 * manifest says. What is there already is left as it is, so that a run that was stopped can be
 * started again; a slot that holds anything else is not touched. Safe for use by several threads.
 */
final class ManifestImport {

  private final Path root;
  private final MediaStore store;

  /**
   * Prepares for a folder.
   *
   * @param root the folder; no file outside it is read, whatever its manifest says
   * @param store where the media go
   */
  ManifestImport(Path root, MediaStore store) throws IOException {
    this.root = root.toRealPath();
    this.store = store;
  }

  /**
   * Takes the media of one slot, in their order; what follows a bad file waits until it is good.
   */
  List<Result> take(List<ManifestEntry> lines) {
    List<ManifestMedium> media;
    try {
      media = ManifestMedium.of(lines);
    } catch (IllegalArgumentException e) {
      return failed(lines, String.valueOf(e.getMessage()));
    }
    List<MediaInfo> stored = store.list(lines.get(0).slot());
    for (int i = 0; i < stored.size(); i++) {
      if (i >= media.size() || !media.get(i).isSame(stored.get(i))) {
        return failed(lines, "The slot holds other media already");
      }
    }
    List<Result> results = new ArrayList<>();
    boolean stopped = false;
    for (int i = 0; i < media.size(); i++) {
      if (i < stored.size()) {
        results.addAll(results(media.get(i), Outcome.UNCHANGED, null));
      } else if (stopped) {
        results.addAll(results(media.get(i), Outcome.FAILED, "It comes after one that failed"));
      } else {
        String problem = add(media.get(i));
        stopped = problem != null;
        Outcome outcome = stopped ? Outcome.FAILED : Outcome.IMPORTED;
        results.addAll(results(media.get(i), outcome, problem));
      }
    }
    return results;
  }

  private @Nullable String add(ManifestMedium medium) {
    try {
      Map<String, MediaContent> renditions = new LinkedHashMap<>();
      for (ManifestEntry rendition : medium.renditions()) {
        renditions.put(rendition.rendition(), content(rendition, Map.of()));
      }
      MediaInfo info = store.add(medium.full().slot(), content(medium.full(), renditions));
      if (medium.isSame(info)) {
        return null;
      }
      store.remove(info.id());
      return "A file has changed while it was read";
    } catch (IOException e) {
      return "Cannot be read: " + e;
    } catch (UnreadableUploadException | IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private ManifestContent content(ManifestEntry entry, Map<String, MediaContent> renditions)
      throws IOException {
    Path file = root.resolve(entry.file()).toRealPath();
    if (!file.startsWith(root) || !Files.isRegularFile(file)) {
      throw new IllegalArgumentException("It is no file in the folder");
    }
    if (Files.size(file) != entry.size() || !Digests.of(file).equals(entry.sha256())) {
      throw new IllegalArgumentException(
          "'%s' does not have the size and SHA-256 that the manifest says".formatted(entry.file()));
    }
    return new ManifestContent(entry, file, renditions);
  }

  private static List<Result> failed(List<ManifestEntry> lines, String problem) {
    return lines.stream().map(line -> new Result(line, Outcome.FAILED, problem)).toList();
  }

  private static List<Result> results(
      ManifestMedium medium, Outcome outcome, @Nullable String problem) {
    List<Result> results = new ArrayList<>();
    results.add(new Result(medium.full(), outcome, problem));
    medium.renditions().forEach(line -> results.add(new Result(line, outcome, problem)));
    return results;
  }

  /**
   * What became of a file.
   *
   * @param entry its line in the manifest
   * @param outcome {@link Outcome#IMPORTED}, {@link Outcome#UNCHANGED} or {@link Outcome#FAILED}
   * @param problem why it failed; null if it did not
   */
  record Result(ManifestEntry entry, Outcome outcome, @Nullable String problem) {}
}
