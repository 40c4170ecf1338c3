package io.github.mediastore.jdbc.renditions;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RenditionJob} did for one medium.
 *
 * @param id the medium
 * @param slot where it was
 * @param outcome what became of its renditions
 * @param made the names of those that were made
 * @param bytesRead of the stored picture; 0 if it was not read
 * @param bytesMade of the renditions that were made
 * @param reason why it went wrong; null if it did not
 */
public record RenditionEntry(
    MediaId id,
    MediaSlot slot,
    Outcome outcome,
    List<String> made,
    long bytesRead,
    long bytesMade,
    @Nullable String reason) {

  /** Copies the list. */
  public RenditionEntry {
    made = List.copyOf(made);
  }

  /** What can become of a medium's renditions. New ones may be added. */
  public enum Outcome {
    /** At least one was made and stored. */
    MADE,
    /** All are there, made by these settings, but for those that the picture is too small for. */
    UNCHANGED,
    /** None is needed: the picture itself is as small. */
    TOO_SMALL,
    /** The medium is no picture. */
    NO_PICTURE,
    /** The medium was removed or replaced meanwhile; what replaced it came with its own. */
    GONE,
    /** The stored bytes are not those that were written, or are no whole picture. */
    DAMAGED,
    /** The compressor does not take the picture: its format or size. */
    REJECTED,
    /** The compressor was busy or the database failed; the next run tries again. */
    FAILED;

    /** Returns whether somebody should look at it. */
    public boolean isProblem() {
      return this == DAMAGED || this == REJECTED || this == FAILED;
    }
  }
}
