package io.github.mediastore.examples.cli.export;

import io.github.mediastore.MediaContent;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of an export, each held to the size and SHA-256 that its manifest says.
 *
 * @param root the folder's real path; no file outside it is read, whatever the manifest says
 */
record ExportedFiles(Path root) {

  /** Returns a medium with its renditions, to be read from its files. */
  MediaContent content(ManifestMedium medium) throws IOException, Refusal {
    Map<String, MediaContent> renditions = new LinkedHashMap<>();
    for (ManifestEntry rendition : medium.renditions()) {
      renditions.put(rendition.rendition(), content(rendition, Map.of()));
    }
    return content(medium.full(), renditions);
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
}
