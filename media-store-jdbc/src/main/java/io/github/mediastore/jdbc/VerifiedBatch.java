package io.github.mediastore.jdbc;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import java.util.List;

/**
 * What verifying some of the stored representations found.
 *
 * @param last where the next batch begins; the same as before if there was nothing left to verify
 * @param count how many representations were read
 * @param damaged those whose bytes are not the ones that were stored
 */
public record VerifiedBatch(long last, int count, List<Damage> damaged) {

  /** Copies the list. */
  public VerifiedBatch {
    damaged = List.copyOf(damaged);
  }

  /**
   * A representation whose bytes are not the ones that were stored.
   *
   * @param id the medium
   * @param slot where it hangs
   * @param representation which of its representations, {@code full} being the medium itself
   * @param description what is wrong with it
   */
  public record Damage(MediaId id, MediaSlot slot, String representation, String description) {}
}
