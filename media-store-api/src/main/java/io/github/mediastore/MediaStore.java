package io.github.mediastore;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Stores pictures, videos and other media in slots that belong to the host's records, and reads
 * them back.
 *
 * <p>Implementations are safe for use by several threads unless they are bound to one connection.
 * Each operation is atomic: it happens whole or not at all, and the implementation's factory method
 * defines whether it commits at once or with the host's transaction.
 *
 * <p>A medium may have renditions: the same picture at smaller sizes, by name. They are stored and
 * removed together with it, all or none. A store that does not support renditions stores the medium
 * alone.
 *
 * <p>An id that came with a request says nothing about who may use it: pass the slot with it, and
 * an id of another slot is "there is none".
 *
 * <p>Every operation throws {@link MediaStorageException} when the store behind it fails; {@link
 * MediaStorageException#isTransient} says whether trying again can help. Further exceptions are
 * documented with each operation.
 */
public interface MediaStore {

  /**
   * Replaces everything in the slot with this content: all media that it held before are removed.
   *
   * @param slot where to put it
   * @param content what to put
   * @return the facts about the new medium, the only one in the slot
   * @throws UnreadableUploadException if the content could not be read to its end, or does not have
   *     its declared size
   * @throws MissingOwnerException if the store keeps media in the owner's row and there is none
   */
  MediaInfo put(MediaSlot slot, MediaContent content);

  /**
   * Appends content to the slot.
   *
   * @param slot where to add it
   * @param content what to add
   * @return the facts about the new medium, the last one in the slot
   * @throws UnreadableUploadException as for {@link #put}
   * @throws MissingOwnerException as for {@link #put}
   */
  MediaInfo add(MediaSlot slot, MediaContent content);

  /**
   * Appends several contents to the slot, in order.
   *
   * <p>The stores of this library add all of them or none, with nothing in between. This default
   * adds one after the other: if one fails, those before it stay.
   *
   * @param slot where to add them
   * @param contents what to add
   * @return the facts about the new media, in the same order
   * @throws UnreadableUploadException as for {@link #put}
   * @throws MissingOwnerException as for {@link #put}
   */
  default List<MediaInfo> addAll(MediaSlot slot, List<? extends MediaContent> contents) {
    return contents.stream().map(content -> add(slot, content)).toList();
  }

  /**
   * Replaces a medium of a slot by new content, at the same place. The new content has a new id.
   *
   * @param slot where the medium must be
   * @param id the medium to replace
   * @param content what to put in its place
   * @return the facts about the new medium
   * @throws MediumGoneException if there is no such medium in the slot
   * @throws UnreadableUploadException as for {@link #put}
   */
  default MediaInfo replace(MediaSlot slot, MediaId id, MediaContent content) {
    if (info(slot, id).isEmpty()) {
      throw MediumGoneException.of("replace", slot, id);
    }
    return replace(id, content); // A medium never moves to another slot.
  }

  /**
   * Replaces a medium, whichever slot it is in. As {@link #replace(MediaSlot, MediaId,
   * MediaContent)} otherwise.
   *
   * @param id the medium to replace, from the host's own records
   * @param content what to put in its place
   * @return the facts about the new medium
   * @throws MediumGoneException if there is no such medium any more
   * @throws UnreadableUploadException as for {@link #put}
   */
  MediaInfo replace(MediaId id, MediaContent content);

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

  /**
   * Removes one medium of a slot; those behind it move up.
   *
   * @param slot where the medium must be
   * @param id the medium
   * @return whether it was there
   */
  default boolean remove(MediaSlot slot, MediaId id) {
    return info(slot, id).isPresent() && remove(id);
  }

  /**
   * Removes one medium, whichever slot it is in.
   *
   * @param id the medium, from the host's own records
   * @return whether it was there
   */
  boolean remove(MediaId id);

  /**
   * Removes all media of a slot.
   *
   * @param slot what to clear
   * @return how many were removed
   */
  int clear(MediaSlot slot);

  /**
   * Removes all media of all slots of an owner, as when its row is deleted.
   *
   * @param ownerType what kind of thing owns them
   * @param ownerId which one; {@code toString()} is what counts
   * @return how many were removed
   */
  int clearOwner(String ownerType, Object ownerId);
}
