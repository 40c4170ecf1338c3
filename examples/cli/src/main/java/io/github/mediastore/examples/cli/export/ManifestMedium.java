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
   * Puts the lines of a slot together. An index may be missing: that medium was left out.
   *
   * @throws IllegalArgumentException if they do not say one medium after the other
   */
  static List<ManifestMedium> of(List<ManifestEntry> lines) {
    List<ManifestMedium> media = new ArrayList<>();
    int last = -1;
    for (ManifestEntry line : lines) {
      if (line.isFull() && line.index() > last) {
        media.add(new ManifestMedium(line, new ArrayList<>()));
        last = line.index();
      } else if (!line.isFull() && line.index() == last) {
        media.get(media.size() - 1).renditions.add(line);
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
                        && isSame(rendition, stored.renditionOrFull(rendition.rendition())));
  }

  private static boolean isSame(ManifestEntry entry, MediaInfo stored) {
    return entry.sha256().equals(stored.sha256())
        && entry.contentType().equals(stored.contentType());
  }
}
