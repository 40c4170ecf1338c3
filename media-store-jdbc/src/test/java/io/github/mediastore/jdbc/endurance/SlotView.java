package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Compares what the store shows of a slot with what must be there. */
final class SlotView {

  private SlotView() {}

  /** Returns the ids of a slot's media, which must be these. */
  static List<MediaId> of(MediaStore store, MediaSlot slot, List<String> items) {
    List<MediaInfo> media = store.list(slot);
    List<String> shown = media.stream().map(SlotView::item).toList();
    require(shown.equals(items), "the list shows " + shown + " instead of " + items);
    return media.stream().map(MediaInfo::id).toList();
  }

  /** Looks a medium up in all ways, and reads it. */
  static void read(MediaStore store, MediaSlot slot, List<String> items, int index, boolean byId) {
    List<MediaId> ids = of(store, slot, items);
    require(store.count(slot) == items.size(), "the count is wrong");
    require(store.indexOf(slot, ids.get(index)).orElse(-1) == index, "the index is wrong");
    require(
        store.info(slot, index).map(SlotView::item).orElse("").equals(items.get(index)),
        "the facts are wrong");
    Media media =
        (byId ? store.find(slot, ids.get(index)) : store.find(slot, index))
            .orElseThrow(() -> new Fault("Not found: " + slot));
    byte[] bytes = media.bytes();
    String read = Content.representation(media.info().contentType(), bytes);
    require(items.get(index).replaceFirst("\\+.*", "").equals(read), "other bytes were read");
    if (bytes.length > 1) {
      ByteRange range = new ByteRange(bytes.length / 3, bytes.length - 1L);
      try (InputStream part = media.openStream(range)) {
        byte[] expected = Arrays.copyOfRange(bytes, bytes.length / 3, bytes.length);
        require(Arrays.equals(part.readAllBytes(), expected), "a range has other bytes");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    for (String name : media.info().renditions().keySet()) {
      Media rendition = store.find(slot, index, name).orElseThrow();
      String part =
          name + "~" + Content.representation(rendition.info().contentType(), rendition.bytes());
      require(items.get(index).contains("+" + part), "a rendition has other bytes");
    }
  }

  /** Moves a medium without its renditions. */
  static void move(MediaStore store, MediaSlot from, List<String> items, int index, MediaSlot to) {
    MediaId id = of(store, from, items).get(index);
    Media media = store.find(from, id).orElseThrow(() -> new Fault("Not found: " + from));
    MediaContent content = MediaContent.of(media.info().contentType(), media.bytes());
    require(store.remove(from, id), "not there to be moved");
    store.add(to, content);
  }

  static void requireIs(MediaInfo info, Content content) {
    require(item(info).equals(content.item()), "stored " + info + " of other content");
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Fault(otherwise);
    }
  }

  /** Returns the value of a slot that has got more. */
  static String value(List<String> items, Content... more) {
    List<String> all = new ArrayList<>(items);
    Stream.of(more).map(Content::item).forEach(all::add);
    return String.join(" ", all);
  }

  /** Returns what the model has of a medium. */
  static String item(MediaInfo info) {
    StringBuilder item = new StringBuilder(representation(info));
    new TreeMap<>(info.renditions())
        .forEach(
            (name, rendition) ->
                item.append('+').append(name).append('~').append(representation(rendition)));
    return item.toString();
  }

  private static String representation(MediaInfo info) {
    return info.sha256().hex() + ":" + info.size() + ":" + info.contentType();
  }
}
