package io.github.mediastore.examples.cli.export;

import io.github.mediastore.MediaInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * A medium of a manifest.
 *
 * @param full the medium itself
 * @param renditions the lines after it
 */
record ManifestMedium(ManifestEntry full, List<ManifestEntry> renditions) {

  /**
   * Puts the lines of a slot together.
   *
   * @throws IllegalArgumentException if they do not say one medium after the other, from index 0
   */
  static List<ManifestMedium> of(List<ManifestEntry> lines) {
    List<ManifestMedium> media = new ArrayList<>();
    for (ManifestEntry line : lines) {
      if (line.isFull() && line.index() == media.size()) {
        media.add(new ManifestMedium(line, new ArrayList<>()));
      } else if (!line.isFull() && line.index() == media.size() - 1) {
        media.get(line.index()).renditions.add(line);
      } else {
        throw new IllegalArgumentException(
            "The manifest has %s[%d] %s out of order"
                .formatted(line.slot(), line.index(), line.rendition()));
      }
    }
    return media;
  }

  /** Returns all its lines. */
  List<ManifestEntry> lines() {
    List<ManifestEntry> lines = new ArrayList<>();
    lines.add(full);
    lines.addAll(renditions);
    return lines;
  }

  /** Returns whether a store has exactly this. */
  boolean isSame(MediaInfo stored) {
    return isSame(full, stored)
        && renditions.size() == stored.renditions().size()
        && renditions.stream()
            .allMatch(
                rendition ->
                    stored.renditions().containsKey(rendition.rendition())
                        && isSame(rendition, stored.rendition(rendition.rendition())));
  }

  private static boolean isSame(ManifestEntry entry, MediaInfo stored) {
    return entry.sha256().equals(stored.sha256())
        && entry.contentType().equals(stored.contentType());
  }
}
