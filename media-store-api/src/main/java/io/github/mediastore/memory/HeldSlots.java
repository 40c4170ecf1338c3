package io.github.mediastore.memory;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Slots and their media in order. Not safe for several threads: the store sees to that. */
final class HeldSlots {

  private final Map<MediaSlot, List<HeldMedium>> slots = new HashMap<>();
  private long lastId;

  Collection<List<HeldMedium>> all() {
    return slots.values();
  }

  List<HeldMedium> media(MediaSlot slot) {
    return slots.getOrDefault(slot, List.of());
  }

  Stream<MediaSlot> owned(String ownerType, Object ownerId) {
    return slots.keySet().stream()
        .filter(slot -> slot.ownerType().equals(ownerType))
        .filter(slot -> slot.ownerId().equals(ownerId.toString()));
  }

  Optional<HeldMedium> held(MediaId id) {
    return slots.values().stream()
        .flatMap(List::stream)
        .filter(medium -> medium.id().equals(id))
        .findFirst();
  }

  /**
   * Returns a medium.
   *
   * @param slot where it must be, or null for wherever it is
   * @throws MediumGoneException if it is not there
   */
  HeldMedium require(String what, @Nullable MediaSlot slot, MediaId id) {
    return held(id)
        .filter(medium -> slot == null || medium.slot().equals(slot))
        .orElseThrow(() -> gone(what, slot, id));
  }

  HeldMedium newMedium(MediaSlot slot, HeldContent content) {
    return HeldMedium.of(new MediaId(Long.toString(++lastId)), slot, Instant.now(), content);
  }

  /** Puts a medium at an index, or at the end if the slot is not so long. */
  MediaInfo place(HeldMedium medium, int index) {
    List<HeldMedium> media = slots.computeIfAbsent(medium.slot(), slot -> new ArrayList<>());
    media.add(Math.min(index, media.size()), medium);
    return medium.info();
  }

  /** Puts something made of a medium in its place. */
  MediaInfo change(HeldMedium old, UnaryOperator<HeldMedium> change) {
    HeldMedium changed = change.apply(old);
    media(old.slot()).replaceAll(m -> m.id().equals(old.id()) ? changed : m);
    return changed.info();
  }

  MediaInfo move(HeldMedium medium, MediaSlot to, int index) {
    remove(medium.id());
    return place(medium.in(to), index);
  }

  MediaInfo copy(HeldMedium medium, MediaSlot to, int index) {
    return place(newMedium(to, medium.content()), index);
  }

  void reorder(MediaSlot slot, List<MediaId> order) {
    List<HeldMedium> rest = new ArrayList<>(media(slot));
    List<HeldMedium> reordered = new ArrayList<>();
    for (MediaId id : order) {
      HeldMedium medium =
          rest.stream()
              .filter(held -> held.id().equals(id))
              .findFirst()
              .orElseThrow(
                  () ->
                      new MediumGoneException(
                          "Cannot reorder %s: medium %s is not there".formatted(slot, id), null));
      rest.remove(medium);
      reordered.add(medium);
    }
    reordered.addAll(rest);
    slots.put(slot, reordered);
  }

  boolean remove(MediaId id) {
    return slots.values().stream().anyMatch(media -> media.removeIf(m -> m.id().equals(id)));
  }

  int clear(MediaSlot slot) {
    int count = media(slot).size();
    slots.remove(slot);
    return count;
  }

  private static MediumGoneException gone(String what, @Nullable MediaSlot slot, MediaId id) {
    return new MediumGoneException(
        slot == null
            ? "Cannot %s medium %s: it is gone".formatted(what, id)
            : "Cannot %s medium %s of %s: it is not there".formatted(what, id, slot),
        null);
  }
}
