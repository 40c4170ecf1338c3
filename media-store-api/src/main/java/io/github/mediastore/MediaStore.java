package io.github.mediastore;

import java.util.List;
import java.util.Map;

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
 * <p>A medium may have attributes, text that people wrote about it, which can be changed. A store
 * that does not support them stores the medium alone.
 *
 * <p>Reading is in {@link MediaLookup}, the order and the place of media in {@link
 * MediaArrangement}, and what goes through all of them in {@link MediaUpkeep}.
 *
 * <p>An id that came with a request says nothing about who may use it: pass the slot with it, and
 * an id of another slot is "there is none".
 *
 * <p>Every operation throws {@link MediaStorageException} when the store behind it fails; {@link
 * MediaStorageException#isTransient} says whether trying again can help. Further exceptions are
 * documented with each operation.
 */
public interface MediaStore extends MediaLookup, MediaArrangement, MediaUpkeep {

  /**
   * Reads content before it is stored, for hosts that store it within a transaction: large content
   * need not hold its locks then. A store that keeps large media outside its database sends them
   * there now. Not needed for pictures from a compressor.
   *
   * @param content what is to be stored
   * @return the same content, to be stored by this store; this default returns what it was given
   * @throws UnreadableUploadException as for {@link #put}
   */
  default MediaContent stage(MediaContent content) {
    return content;
  }

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
   * Replaces a medium of a slot by new content, at the same place. The new content has a new id. It
   * takes over the attributes of the old, unless it comes with some; nothing else.
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
    return replace(id, content);
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
   * Adds renditions to a medium that is stored already, or replaces those of the same names; its
   * other renditions stay. The medium keeps its id, its bytes and its version.
   *
   * <p>All of them are stored or none. Someone who reads a rendition while it is replaced gets one
   * or the other, or {@link MediumGoneException}, never a mixture.
   *
   * @param slot where the medium must be
   * @param id the medium
   * @param renditions content by the names of the renditions, as for {@link
   *     MediaContent#renditions}; if there is none, nothing changes
   * @return the facts about the medium with all its renditions
   * @throws MediumGoneException if there is no such medium in the slot
   * @throws UnreadableUploadException as for {@link #put}
   * @throws IllegalArgumentException if a name is none for a rendition
   * @throws UnsupportedOperationException if the store keeps no renditions
   */
  default MediaInfo addRenditions(
      MediaSlot slot, MediaId id, Map<String, ? extends MediaContent> renditions) {
    if (info(slot, id).isEmpty()) {
      throw MediumGoneException.of("add renditions to", slot, id);
    }
    return addRenditions(id, renditions);
  }

  /**
   * Adds renditions to a medium, whichever slot it is in. As {@link #addRenditions(MediaSlot,
   * MediaId, Map)} otherwise.
   *
   * @param id the medium, from the host's own records
   * @param renditions content by the names of the renditions
   * @return the facts about the medium with all its renditions
   * @throws MediumGoneException if there is no such medium any more
   * @throws UnreadableUploadException as for {@link #put}
   * @throws IllegalArgumentException if a name is none for a rendition
   * @throws UnsupportedOperationException if the store keeps no renditions
   */
  default MediaInfo addRenditions(MediaId id, Map<String, ? extends MediaContent> renditions) {
    throw new UnsupportedOperationException("This store does not add renditions to stored media");
  }

  /**
   * Gives a medium other attributes in the place of all it had. Its id, its bytes and its version
   * stay, and so do ETags and URLs: they are of the bytes.
   *
   * @param slot where the medium must be
   * @param id the medium
   * @param attributes text by keys, as {@link MediaAttributes#check} wants them; may be none
   * @return the facts about the medium
   * @throws MediumGoneException if there is no such medium in the slot
   * @throws RejectedAttributesException if the attributes are not within the limits
   * @throws UnsupportedOperationException if the store keeps no attributes
   */
  default MediaInfo describe(MediaSlot slot, MediaId id, Map<String, String> attributes) {
    if (info(slot, id).isEmpty()) {
      throw MediumGoneException.of("describe", slot, id);
    }
    return describe(id, attributes);
  }

  /**
   * Gives a medium other attributes, whichever slot it is in. As {@link #describe(MediaSlot,
   * MediaId, Map)} otherwise.
   *
   * @param id the medium, from the host's own records
   * @param attributes text by keys
   * @return the facts about the medium
   * @throws MediumGoneException if there is no such medium any more
   * @throws RejectedAttributesException if the attributes are not within the limits
   * @throws UnsupportedOperationException if the store keeps no attributes
   */
  default MediaInfo describe(MediaId id, Map<String, String> attributes) {
    throw new UnsupportedOperationException("This store keeps no attributes");
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

  /**
   * Returns this store with all reads from the database that is written to, where some are from a
   * replica that may be behind. Who knows a medium by more than its place, such as by the version
   * in a URL, asks there when the first answer is another. A store that wraps another wraps that
   * one's.
   *
   * @return the store; this one if it reads from nowhere else
   */
  default MediaStore primary() {
    return this;
  }
}
