package io.github.mediastore;

import java.util.List;

/**
 * Changes where the media of a {@link MediaStore} are: their order in a slot, and the slot. Bytes
 * do not leave the store for that.
 */
public interface MediaArrangement {

  /**
   * Changes the order of a slot's media. The ones named come first, in the order given; any others,
   * such as one that somebody added meanwhile, follow in the order they had.
   *
   * @param slot whose media to reorder
   * @param order ids of media in that slot, each at most once
   * @throws IllegalArgumentException if an id is named twice
   * @throws MediumGoneException if one of them is not in the slot; the order then stays as it was
   */
  void reorder(MediaSlot slot, List<MediaId> order);

  /**
   * Moves a medium to the end of another slot, or of the same.
   *
   * @param from where the medium must be
   * @param id the medium
   * @param to the slot it shall go to
   * @return the facts about the medium in its new slot
   * @throws MediumGoneException if there is no such medium in the slot
   * @throws MissingOwnerException as for {@link MediaStore#put}
   * @throws UnsupportedOperationException if the store cannot do that
   */
  default MediaInfo move(MediaSlot from, MediaId id, MediaSlot to) {
    return move(from, id, to, Integer.MAX_VALUE);
  }

  /**
   * Moves a medium to a place in another slot, or in the same. The medium keeps its id, its
   * renditions and all that is known about it; those behind it move up.
   *
   * @param from where the medium must be
   * @param id the medium
   * @param to the slot it shall go to
   * @param index its place there, counted from 0; the end if the slot is not so long
   * @return the facts about the medium in its new slot
   * @throws IllegalArgumentException if the index is negative
   * @throws MediumGoneException if there is no such medium in the slot
   * @throws MissingOwnerException as for {@link MediaStore#put}
   * @throws UnsupportedOperationException if the store cannot do that
   */
  default MediaInfo move(MediaSlot from, MediaId id, MediaSlot to, int index) {
    throw new UnsupportedOperationException("This store does not move media between slots");
  }

  /**
   * Moves a medium to a place in a slot, whichever it is in now. As {@link #move(MediaSlot,
   * MediaId, MediaSlot, int)} otherwise.
   *
   * @param id the medium, from the host's own records
   * @param to the slot it shall go to
   * @param index its place there, counted from 0; the end if the slot is not so long
   * @return the facts about the medium in its new slot
   * @throws IllegalArgumentException if the index is negative
   * @throws MediumGoneException if there is no such medium any more
   * @throws MissingOwnerException as for {@link MediaStore#put}
   * @throws UnsupportedOperationException if the store cannot do that
   */
  default MediaInfo move(MediaId id, MediaSlot to, int index) {
    throw new UnsupportedOperationException("This store does not move media between slots");
  }

  /**
   * Copies a medium to the end of another slot, or of the same.
   *
   * @param from where the medium must be
   * @param id the medium
   * @param to the slot it shall go to
   * @return the facts about the copy
   * @throws MediumGoneException if there is no such medium in the slot
   * @throws MissingOwnerException as for {@link MediaStore#put}
   * @throws UnsupportedOperationException if the store cannot do that
   */
  default MediaInfo copy(MediaSlot from, MediaId id, MediaSlot to) {
    return copy(from, id, to, Integer.MAX_VALUE);
  }

  /**
   * Copies a medium to a place in another slot, or in the same. The copy has an id of its own, and
   * the renditions and attributes of the original; neither knows of the other.
   *
   * @param from where the medium must be
   * @param id the medium
   * @param to the slot it shall go to
   * @param index its place there, counted from 0; the end if the slot is not so long
   * @return the facts about the copy
   * @throws IllegalArgumentException if the index is negative
   * @throws MediumGoneException if there is no such medium in the slot
   * @throws MissingOwnerException as for {@link MediaStore#put}
   * @throws UnsupportedOperationException if the store cannot do that
   */
  default MediaInfo copy(MediaSlot from, MediaId id, MediaSlot to, int index) {
    throw new UnsupportedOperationException("This store does not copy media between slots");
  }

  /**
   * Copies a medium to a place in a slot, whichever it is in now. As {@link #copy(MediaSlot,
   * MediaId, MediaSlot, int)} otherwise.
   *
   * @param id the medium, from the host's own records
   * @param to the slot it shall go to
   * @param index its place there, counted from 0; the end if the slot is not so long
   * @return the facts about the copy
   * @throws IllegalArgumentException if the index is negative
   * @throws MediumGoneException if there is no such medium any more
   * @throws MissingOwnerException as for {@link MediaStore#put}
   * @throws UnsupportedOperationException if the store cannot do that
   */
  default MediaInfo copy(MediaId id, MediaSlot to, int index) {
    throw new UnsupportedOperationException("This store does not copy media between slots");
  }
}
