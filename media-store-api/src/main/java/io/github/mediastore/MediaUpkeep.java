package io.github.mediastore;

import java.time.Instant;
import java.util.List;

/**
 * Goes through all that a {@link MediaStore} holds, however much that is, for jobs and reports. A
 * store that cannot throws {@link UnsupportedOperationException}.
 */
public interface MediaUpkeep {

  /**
   * Lists the slots of an owner that hold media.
   *
   * @param ownerType what kind of thing owns them
   * @param ownerId which one; {@code toString()} is what counts
   * @return the slots in the order of their names
   * @throws UnsupportedOperationException if the store cannot tell
   */
  default List<MediaSlot> slotsOf(String ownerType, Object ownerId) {
    throw new UnsupportedOperationException("This store cannot list the slots of an owner");
  }

  /**
   * Reads the next media of a kind. To see all of them, call it until a page has no media, passing
   * {@link MediaPage#last} of each to the next call; keep that text to go on later. Each call reads
   * what is there then, so media that come, go or move to another slot meanwhile may be seen or
   * not; all others are seen exactly once.
   *
   * @param kind which media
   * @param after nothing, or {@link MediaPage#last} of the page before
   * @param most how many media at most, at least 1
   * @return the facts about them
   * @throws IllegalArgumentException if {@code most} is less than 1, or no page ended there
   * @throws UnsupportedOperationException if the store cannot tell
   */
  default MediaPage page(MediaKind kind, String after, int most) {
    throw new UnsupportedOperationException("This store cannot list the media of a kind");
  }

  /**
   * Looks at the next media of a kind and removes those that were stored before an instant. Call it
   * until {@link RemovedBatch#count} is 0, passing {@link RemovedBatch#last} of each to the next
   * call. Each call is an operation of its own: what it removed stays removed if a later one fails,
   * unless the host's transaction holds all of them.
   *
   * @param kind which media
   * @param instant those that were stored before are removed
   * @param after nothing, or {@link RemovedBatch#last} of the call before
   * @param most how many media to look at, at least 1
   * @return how many were removed, and where it ended
   * @throws IllegalArgumentException if {@code most} is less than 1, or no batch ended there
   * @throws UnsupportedOperationException if the store cannot tell
   */
  default RemovedBatch removeOlderThan(MediaKind kind, Instant instant, String after, int most) {
    throw new UnsupportedOperationException("This store does not remove media by their age");
  }
}
