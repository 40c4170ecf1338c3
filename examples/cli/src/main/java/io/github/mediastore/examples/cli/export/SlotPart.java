package io.github.mediastore.examples.cli.export;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Media of a slot that are taken back together, after those before them.
 *
 * @param slot where they belong
 * @param media all that belong there
 * @param from the first of the part
 * @param to behind the last
 */
record SlotPart(MediaSlot slot, List<ManifestMedium> media, int from, int to) {

  /** Returns those of the part. */
  List<ManifestMedium> own() {
    return media.subList(from, to);
  }

  /** Returns whether the last of them is still to be added to what the slot holds. */
  boolean isToBeAdded(List<MediaInfo> stored) {
    return stored.size() < to && obstacle(stored) == null;
  }

  /** Returns why what the slot holds leaves no place for them; null if it does. */
  @Nullable Refusal obstacle(List<MediaInfo> stored) {
    for (int i = 0; i < stored.size(); i++) {
      if (i >= media.size() || !media.get(i).isSame(stored.get(i))) {
        return new Refusal(Problem.NO_ROOM, "The slot holds other media already");
      }
    }
    return stored.size() < from
        ? new Refusal(Problem.NO_ROOM, "Somebody has just removed media of the slot")
        : null;
  }
}
