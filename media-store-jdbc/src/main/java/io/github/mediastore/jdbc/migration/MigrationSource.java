package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaSlot;
import java.util.Objects;

/**
 * A file that the host's own code names, and where it belongs.
 *
 * @param slot the slot
 * @param path its path below the root, with slashes; one that leads elsewhere is reported, not read
 */
public record MigrationSource(MediaSlot slot, String path) {

  /** Requires both. */
  public MigrationSource {
    Objects.requireNonNull(slot, "slot");
    Objects.requireNonNull(path, "path");
  }
}
