package io.github.mediastore.jdbc;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RelocationJob} did with the bytes of one medium.
 *
 * @param id the medium
 * @param slot where it was when it was listed
 * @param size the number of its bytes
 * @param outcome what became of them
 * @param reason why they stayed where they are, if that is a fault; otherwise null
 */
public record RelocationEntry(
    MediaId id, MediaSlot slot, long size, Outcome outcome, @Nullable String reason) {

  /** What becomes of the bytes of a medium. */
  public enum Outcome {
    /** They are where they shall be, or would be brought there. */
    MOVED,
    /** The medium was removed or replaced meanwhile, or another run has moved its bytes. */
    GONE,
    /** The stored bytes are not those that were written, and stay where they are. */
    DAMAGED,
    /** The database or the object store failed; another run tries again. */
    FAILED
  }
}
