package io.github.mediastore.examples.cli.export;

import org.jspecify.annotations.Nullable;

/**
 * What became of a representation.
 *
 * @param entry its line in the manifest
 * @param outcome what became of it
 * @param problem what is wrong with it; null if nothing
 */
record Exported(ManifestEntry entry, Outcome outcome, @Nullable String problem) {

  enum Outcome {
    /** It was written to its file. */
    WRITTEN,
    /** The file was there from an earlier run. */
    THERE,
    /** It was removed from the store before it could be read. */
    GONE,
    /** It cannot be read as it was stored. */
    DAMAGED
  }

  /** Returns whether the file is there. */
  boolean isThere() {
    return outcome == Outcome.WRITTEN || outcome == Outcome.THERE;
  }
}
