package io.github.mediastore.examples.parts.media;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.image.CompressedImage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The thumbnails of pictures that are in columns: a column holds no renditions, so they are in the
 * tables of media-store, in a slot of each picture, the smallest first.
 *
 * <p>Call it in the transaction that writes the picture. A picture may have no thumbnails: one that
 * was moved in from a file, or that is older than they are.
 */
@Component
public class Thumbnails {

  static final String SMALL = "small";
  static final String LARGE = "large";

  private final MediaStore store;

  Thumbnails(MediaStore store) {
    this.store = store;
  }

  /** Stores the thumbnails that were made of a picture. */
  public List<MediaInfo> put(MediaId picture, CompressedImage image) {
    Map<String, MediaContent> made = image.renditions();
    List<MediaContent> inOrder =
        List.of(SMALL, LARGE).stream().filter(made::containsKey).map(made::get).toList();
    return store.addAll(Slots.thumbnails(picture), inOrder);
  }

  /** Removes those of a picture that was removed. */
  public void remove(MediaId picture) {
    store.clear(Slots.thumbnails(picture));
  }

  /** Returns those of each of the pictures, with one query. */
  public Map<MediaId, List<MediaInfo>> of(Collection<MediaInfo> pictures) {
    Map<MediaSlot, List<MediaInfo>> bySlot =
        store.list(pictures.stream().map(picture -> Slots.thumbnails(picture.id())).toList());
    return pictures.stream()
        .collect(
            Collectors.toMap(
                MediaInfo::id,
                picture -> bySlot.getOrDefault(Slots.thumbnails(picture.id()), List.of())));
  }
}
