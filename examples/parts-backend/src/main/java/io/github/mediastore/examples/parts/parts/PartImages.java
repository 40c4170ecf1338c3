package io.github.mediastore.examples.parts.parts;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.examples.parts.media.Image;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.examples.parts.web.ConflictException;
import io.github.mediastore.examples.parts.web.NotFoundException;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.jdbc.ColumnMediaStore;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The pictures of parts: several a part, in an order, in the part's own row. */
@Service
class PartImages {

  private final ObservedMediaStore<ColumnMediaStore> pictures;
  private final JdbcClient jdbc;

  PartImages(ObservedMediaStore<ColumnMediaStore> pictures, JdbcClient jdbc) {
    this.pictures = pictures;
    this.jdbc = jdbc;
  }

  static List<Image> describe(List<MediaInfo> infos) {
    return IntStream.range(0, infos.size())
        .mapToObj(index -> describe(infos.get(index), index))
        .toList();
  }

  private static Image describe(MediaInfo info, int index) {
    return Image.ofSeveral(info, index, "/images/parts/" + info.slot().ownerId());
  }

  int count(long partId) {
    return pictures.count(Slots.partImages(partId));
  }

  /** Appends all of them or none. */
  @Transactional
  public List<Image> add(long partId, List<CompressedImage> images) {
    MediaSlot slot = Slots.partImages(partId);
    List<MediaInfo> stored = images.stream().map(image -> pictures.add(slot, image)).toList();
    touch(partId);
    return describe(stored);
  }

  /** Removes a picture, if it is the part's. */
  @Transactional
  public void remove(long partId, String image) {
    boolean removed =
        MediaId.parse(image).map(id -> pictures.remove(Slots.partImages(partId), id)).orElse(false);
    if (!removed) {
      throw new NotFoundException("The part has no such picture.");
    }
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

  private void touch(long partId) {
    jdbc.sql("UPDATE parts SET updated_at = now() WHERE id = ?").param(partId).update();
  }
}
