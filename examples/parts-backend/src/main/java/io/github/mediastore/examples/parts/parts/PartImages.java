package io.github.mediastore.examples.parts.parts;

import io.github.mediastore.MediaAttributes;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.examples.parts.media.Image;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.examples.parts.media.Thumbnails;
import io.github.mediastore.examples.parts.web.ConflictException;
import io.github.mediastore.examples.parts.web.NotFoundException;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.jdbc.ColumnMediaStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The pictures of parts: several a part, in an order, in the part's own row. */
@Service
class PartImages {

  private final ObservedMediaStore<ColumnMediaStore> pictures;
  private final Thumbnails thumbnails;
  private final JdbcClient jdbc;

  PartImages(
      ObservedMediaStore<ColumnMediaStore> pictures, Thumbnails thumbnails, JdbcClient jdbc) {
    this.pictures = pictures;
    this.thumbnails = thumbnails;
    this.jdbc = jdbc;
  }

  /** Lists the pictures of several parts with one query, and their thumbnails with another. */
  @Transactional(readOnly = true)
  public Map<Long, List<Image>> ofParts(List<Long> partIds) {
    Map<MediaSlot, List<MediaInfo>> infos =
        pictures.list(partIds.stream().map(Slots::partImages).toList());
    Map<MediaId, List<MediaInfo>> small =
        thumbnails.of(infos.values().stream().flatMap(List::stream).toList());
    return partIds.stream()
        .collect(
            Collectors.toMap(
                partId -> partId,
                partId ->
                    describe(infos.getOrDefault(Slots.partImages(partId), List.of()), 0, small)));
  }

  private static List<Image> describe(
      List<MediaInfo> infos, int first, Map<MediaId, List<MediaInfo>> thumbnails) {
    return IntStream.range(0, infos.size())
        .mapToObj(i -> describe(infos.get(i), first + i, thumbnails))
        .toList();
  }

  private static Image describe(
      MediaInfo info, int index, Map<MediaId, List<MediaInfo>> thumbnails) {
    return Image.ofSeveral(
        info,
        index,
        "/images/parts/" + info.slot().ownerId(),
        thumbnails.getOrDefault(info.id(), List.of()));
  }

  int count(long partId) {
    return pictures.count(Slots.partImages(partId));
  }

  /** Appends all of them or none. */
  @Transactional
  public List<Image> add(long partId, List<CompressedImage> images) {
    MediaSlot slot = Slots.partImages(partId);
    List<MediaInfo> stored = new ArrayList<>();
    Map<MediaId, List<MediaInfo>> small = new HashMap<>();
    for (CompressedImage image : images) {
      MediaInfo info = pictures.add(slot, image);
      stored.add(info);
      small.put(info.id(), thumbnails.put(info.id(), image));
    }
    touch(partId);
    return describe(stored, count(partId) - stored.size(), small);
  }

  /** Removes a picture, if it is the part's. */
  @Transactional
  public void remove(long partId, String image) {
    MediaId id = idOf(image);
    if (!pictures.remove(Slots.partImages(partId), id)) {
      throw noSuchPicture();
    }
    thumbnails.remove(id);
    touch(partId);
  }

  /**
   * Changes what people read of a picture; blank text is none. Its other attributes stay.
   *
   * @throws io.github.mediastore.RejectedAttributesException if it is too long, or has control
   *     characters
   */
  @Transactional
  public void describe(long partId, String image, String alt, String caption) {
    MediaSlot slot = Slots.partImages(partId);
    MediaId id = idOf(image);
    MediaInfo info = pictures.info(slot, id).orElseThrow(PartImages::noSuchPicture);
    Map<String, String> attributes = new HashMap<>(info.attributes());
    attributes.put(MediaAttributes.ALT, alt.strip());
    attributes.put(Image.CAPTION, caption.strip());
    attributes.values().removeIf(String::isEmpty);
    pictures.describe(slot, id, attributes);
    touch(partId);
  }

  /**
   * Changes the order.
   *
   * @throws ConflictException if a picture is named that the part does not have any more
   */
  @Transactional
  public void reorder(long partId, List<MediaId> order) {
    try {
      pictures.reorder(Slots.partImages(partId), order);
    } catch (MediumGoneException e) {
      throw new ConflictException("Somebody changed the pictures meanwhile. Load them again.", e);
    }
    touch(partId);
  }

  /**
   * Returns the id that a request names.
   *
   * @throws NotFoundException if it can name none
   */
  static MediaId idOf(String image) {
    return MediaId.parse(image).orElseThrow(PartImages::noSuchPicture);
  }

  private static NotFoundException noSuchPicture() {
    return new NotFoundException("The part has no such picture.");
  }

  private void touch(long partId) {
    jdbc.sql("UPDATE parts SET updated_at = now() WHERE id = ?").param(partId).update();
  }
}
