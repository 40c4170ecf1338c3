package io.github.mediastore.jdbc;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import java.util.List;

/**
 * The result of verifying a batch of stored representations.
 *
 * @param last the value of {@code after} for the next batch; unchanged if nothing was left to
 *     verify
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
   * @param slot the slot it is in
   * @param representation which of its representations, {@code full} being the medium itself
   * @param description what is wrong with it
   */
  public record Damage(MediaId id, MediaSlot slot, String representation, String description) {}
}
