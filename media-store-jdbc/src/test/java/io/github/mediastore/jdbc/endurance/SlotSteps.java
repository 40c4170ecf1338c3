package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.UnreadableUploadException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Draws what can be done with the media of one slot. */
final class SlotSteps {

  private static final int MOST = 8;

  private final String prefix;
  private final Random random;

  SlotSteps(String prefix, Random random) {
    this.prefix = prefix;
    this.random = random;
  }

  /** Draws something that can be done to a slot. */
  Step draw(World world, MediaSlot slot, boolean hasOwner) {
    String key = Key.slot(prefix, slot);
    List<String> items = world.items(key);
    if (!hasOwner) {
      return random.nextBoolean() ? orphan(key, slot) : remove(key, slot, items, 0);
    }
    int kind = random.nextInt(100);
    if (kind < 15 || (items.isEmpty() && kind < 50)) {
      return put(key, slot);
    } else if (items.isEmpty() ? kind < 95 : kind < 40 && items.size() < MOST) {
      return random.nextInt(3) == 0 ? addAll(key, slot, items) : add(key, slot, items);
    } else if (items.isEmpty()) {
      return broken(key, slot, items);
    }
    int index = random.nextInt(items.size());
    if (kind < 60) {
      return replace(key, slot, items, index);
    } else if (kind < 73) {
      return reorder(key, slot, items);
    } else if (kind < 85) {
      return remove(key, slot, items, index);
    } else if (kind < 90) {
      return clear(key, slot, items);
    } else if (kind < 95) {
      return broken(key, slot, items);
    }
    return read(key, slot, items, index);
  }

  private Step put(String key, MediaSlot slot) {
    Content content = Content.random(random);
    return new Step(
        "put",
        Map.of(key, content.item()),
        (store, c) -> SlotView.requireIs(store.put(slot, content), content));
  }

  private Step add(String key, MediaSlot slot, List<String> items) {
    Content content = Content.random(random);
    return new Step(
        "add",
        Map.of(key, SlotView.value(items, content)),
        (store, c) -> SlotView.requireIs(store.add(slot, content), content));
  }

  private Step addAll(String key, MediaSlot slot, List<String> items) {
    List<Content> contents =
        Stream.generate(() -> Content.random(random)).limit(2 + random.nextInt(2)).toList();
    return new Step(
        "addAll",
        Map.of(key, SlotView.value(items, contents.toArray(Content[]::new))),
        (store, c) -> {
          List<MediaInfo> added = store.addAll(slot, contents);
          for (int i = 0; i < contents.size(); i++) {
            SlotView.requireIs(added.get(i), contents.get(i));
          }
        });
  }

  private Step replace(String key, MediaSlot slot, List<String> items, int index) {
    Content content = Content.random(random);
    List<String> after = new ArrayList<>(items);
    after.set(index, content.item());
    boolean bySlot = random.nextBoolean();
    return new Step(
        "replace",
        Map.of(key, String.join(" ", after)),
        (store, c) -> {
          MediaId id = SlotView.of(store, slot, items).get(index);
          SlotView.requireIs(
              bySlot ? store.replace(slot, id, content) : store.replace(id, content), content);
        });
  }

  private Step reorder(String key, MediaSlot slot, List<String> items) {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      indexes.add(i);
    }
    Collections.shuffle(indexes, random);
    List<Integer> first = indexes.subList(0, 1 + random.nextInt(items.size()));
    List<String> after = new ArrayList<>();
    first.forEach(i -> after.add(items.get(i)));
    for (int i = 0; i < items.size(); i++) {
      if (!first.contains(i)) {
        after.add(items.get(i));
      }
    }
    return new Step(
        "reorder",
        Map.of(key, String.join(" ", after)),
        (store, c) -> {
          List<MediaId> ids = SlotView.of(store, slot, items);
          store.reorder(slot, first.stream().map(ids::get).toList());
        });
  }

  private Step remove(String key, MediaSlot slot, List<String> items, int index) {
    List<String> after = new ArrayList<>(items);
    if (!items.isEmpty()) {
      after.remove(index);
    }
    boolean bySlot = random.nextBoolean();
    MediaSlot other = MediaSlot.of(slot.ownerType(), slot.ownerId(), "other");
    return new Step(
        "remove",
        Map.of(key, String.join(" ", after)),
        (store, c) -> {
          List<MediaId> ids = SlotView.of(store, slot, items);
          if (!ids.isEmpty()) {
            MediaId id = ids.get(index);
            SlotView.require(!store.remove(other, id), "removed from a slot where it is not");
            SlotView.require(
                bySlot ? store.remove(slot, id) : store.remove(id), "not there to be removed");
          }
        });
  }

  private static Step clear(String key, MediaSlot slot, List<String> items) {
    return new Step(
        "clear",
        Map.of(key, ""),
        (store, c) ->
            SlotView.require(store.clear(slot) == items.size(), "another number was cleared"));
  }

  /** Stores what cannot be read to its end. */
  private Step broken(String key, MediaSlot slot, List<String> items) {
    int size = random.nextInt(1_200_000);
    boolean isKnown = random.nextBoolean();
    return new Step(
        "broken upload",
        Map.of(key, String.join(" ", items)),
        (store, c) -> {
          try {
            store.put(slot, new BrokenContent(size, isKnown));
            throw new Fault("An upload that broke off was stored in " + slot);
          } catch (UnreadableUploadException expected) {
            // As it must be.
          }
        });
  }

  /** Stores something for an owner without a row. */
  private Step orphan(String key, MediaSlot slot) {
    return new Step(
        "put without owner",
        Map.of(key, ""),
        (store, c) -> {
          try {
            store.put(slot, Content.small(random));
            throw new Fault("Something was stored without its owner in " + slot);
          } catch (MissingOwnerException expected) {
            // As it must be.
          }
        });
  }

  private Step read(String key, MediaSlot slot, List<String> items, int index) {
    boolean byId = random.nextBoolean();
    return new Step(
        "read",
        Map.of(key, String.join(" ", items)),
        (store, c) -> SlotView.read(store, slot, items, index, byId));
  }

  /** Moves a medium to another slot, of which only a transaction makes one thing. */
  Step move(World world, MediaSlot from, MediaSlot to) {
    String fromKey = Key.slot(prefix, from);
    String toKey = Key.slot(prefix, to);
    List<String> items = world.items(fromKey);
    int index = random.nextInt(items.size());
    List<String> rest = new ArrayList<>(items);
    String moved = rest.remove(index).replaceFirst("\\+.*", "");
    List<String> there = new ArrayList<>(world.items(toKey));
    there.add(moved);
    return new Step(
        "move",
        Map.of(fromKey, String.join(" ", rest), toKey, String.join(" ", there)),
        (store, c) -> SlotView.move(store, from, items, index, to));
  }
}
