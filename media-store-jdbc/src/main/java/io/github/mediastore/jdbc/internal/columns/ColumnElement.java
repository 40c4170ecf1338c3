package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A medium found in a column. What it says is true of its bytes wherever they are in hand.
 *
 * @param place its place in the column, counted from 1
 * @param info its facts
 * @param recorded the digest that the metadata name, whether or not it is that of the bytes
 * @param inHand the medium with its bytes, if they were asked for
 */
public record ColumnElement(
    int place, MediaInfo info, @Nullable String recorded, @Nullable Media inHand) {

  /** Makes the elements of a slot of their rows, in order. */
  static List<ColumnElement> of(MediaSlot slot, List<ElementRow> rows) {
    Map<String, Integer> equal = new HashMap<>();
    List<ColumnElement> elements = new ArrayList<>();
    for (ElementRow row : rows) {
      int before = equal.merge(row.idOrDigest(), 1, Integer::sum) - 1;
      MediaInfo info = row.info(slot, before);
      elements.add(new ColumnElement(row.place(), info, row.recorded(), row.media(info)));
    }
    return elements;
  }

  /** Returns it as a medium, which it can be only if its bytes were asked for. */
  public Media media() {
    if (inHand == null) {
      throw new IllegalStateException("The bytes of %s were not asked for".formatted(info));
    }
    return inHand;
  }

  /**
   * Returns it as a medium whose bytes are those that the metadata name, if they name any.
   *
   * @throws MediaStorageException if they are others
   */
  public Media checkedMedia() {
    if (recorded != null && !recorded.equals(info.sha256().hex())) {
      throw new MediaStorageException(
          "The bytes of %s are damaged: their SHA-256 is %s, but %s was stored"
              .formatted(info, info.sha256(), recorded),
          null,
          false);
    }
    return media();
  }
}
