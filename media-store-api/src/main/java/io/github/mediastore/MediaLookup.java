package io.github.mediastore;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Reads what a {@link MediaStore} holds: the facts about media, and their bytes. Everything that is
 * said there of threads, ids and exceptions holds here.
 */
public interface MediaLookup {

  /**
   * Looks up the first medium of a slot without reading its bytes.
   *
   * @param slot where to look
   * @return its facts, or empty if the slot holds nothing
   */
  default Optional<MediaInfo> info(MediaSlot slot) {
    return info(slot, 0);
  }

  /**
   * Looks up the medium at a place in a slot without reading its bytes.
   *
   * @param slot where to look
   * @param index the place in the order, counted from 0
   * @return its facts, or empty if the slot holds nothing there
   */
  Optional<MediaInfo> info(MediaSlot slot, int index);

  /**
   * Looks up a medium of a slot by its id without reading its bytes.
   *
   * @param slot where the medium must be
   * @param id the medium
   * @return its facts, or empty if there is no such medium in the slot
   */
  default Optional<MediaInfo> info(MediaSlot slot, MediaId id) {
    return info(id).filter(info -> info.slot().equals(slot));
  }

  /**
   * Looks up a medium by its id, whichever slot it is in, without reading its bytes.
   *
   * @param id the medium
   * @return its facts, or empty if there is no such medium
   */
  Optional<MediaInfo> info(MediaId id);

  /**
   * Finds the first medium of a slot.
   *
   * @param slot where to look
   * @return the medium, or empty if the slot holds nothing
   */
  default Optional<Media> find(MediaSlot slot) {
    return find(slot, 0);
  }

  /**
   * Finds the medium at a place in a slot.
   *
   * @param slot where to look
   * @param index the place in the order, counted from 0
   * @return the medium, or empty if the slot holds nothing there
   */
  Optional<Media> find(MediaSlot slot, int index);

  /**
   * Finds a medium of a slot by its id.
   *
   * @param slot where the medium must be
   * @param id the medium
   * @return the medium, or empty if there is no such medium in the slot
   */
  default Optional<Media> find(MediaSlot slot, MediaId id) {
    return find(id).filter(media -> media.info().slot().equals(slot));
  }

  /**
   * Finds a medium by its id, whichever slot it is in.
   *
   * @param id the medium
   * @return the medium, or empty if there is no such medium
   */
  Optional<Media> find(MediaId id);

  /**
   * Finds a rendition of the medium at a place in a slot, or the medium itself where it has none of
   * that name. {@link MediaInfo#renditionOrFull} has the same rule without the bytes.
   *
   * @param slot where to look
   * @param index the place in the order, counted from 0
   * @param rendition the name of the rendition, which may be any text
   * @return the rendition, whose info tells which one it is, or empty if the slot holds nothing
   *     there
   */
  default Optional<Media> find(MediaSlot slot, int index, String rendition) {
    return find(slot, index); // As it is for a store that keeps no renditions.
  }

  /**
   * Finds a rendition of a medium of a slot, or the medium itself where it has none of that name.
   *
   * @param slot where the medium must be
   * @param id the medium
   * @param rendition the name of the rendition, which may be any text
   * @return the rendition, or empty if there is no such medium in the slot
   */
  default Optional<Media> find(MediaSlot slot, MediaId id, String rendition) {
    return find(id, rendition).filter(media -> media.info().slot().equals(slot));
  }

  /**
   * Finds a rendition of a medium, whichever slot it is in.
   *
   * @param id the medium
   * @param rendition the name of the rendition, which may be any text
   * @return the rendition, whose info says which one it is, or empty if there is no such medium
   */
  default Optional<Media> find(MediaId id, String rendition) {
    return find(id);
  }

  /**
   * Returns whether the store makes this rendition when it is asked for, and has not yet. The full
   * picture that {@link #find(MediaId, String)} gives in its place is then good for now only, and
   * no cache may keep it. A store that wraps another asks that one.
   *
   * @param info the medium as it was found
   * @param rendition the name of the rendition, which may be any text
   * @return false from every store that makes none on demand
   */
  default boolean isRenditionPending(MediaInfo info, String rendition) {
    return false;
  }

  /**
   * Lists a slot's media in their order, without their bytes.
   *
   * @param slot what to list
   * @return their facts, empty if the slot holds nothing
   */
  default List<MediaInfo> list(MediaSlot slot) {
    return list(List.of(slot)).getOrDefault(slot, List.of());
  }

  /**
   * Lists the media of many slots at once, such as those of all rows on a page, without their
   * bytes.
   *
   * @param slots what to list
   * @return for each slot, in the order given, the facts about its media in their order; slots that
   *     hold nothing have an empty list
   */
  Map<MediaSlot, List<MediaInfo>> list(Collection<MediaSlot> slots);

  /**
   * Counts a slot's media.
   *
   * @param slot what to count
   * @return how many media it holds
   */
  int count(MediaSlot slot);

  /**
   * Returns the place of a medium in its slot's order. May take time in proportion to the media
   * before it.
   *
   * @param slot where to look
   * @param id the medium
   * @return its index, counted from 0, or empty if the slot does not hold it
   */
  default OptionalInt indexOf(MediaSlot slot, MediaId id) {
    List<MediaInfo> media = list(slot);
    return IntStream.range(0, media.size()).filter(i -> media.get(i).id().equals(id)).findFirst();
  }
}
