package io.github.mediastore.memory;

import io.github.mediastore.Media;
import io.github.mediastore.MediaAttributes;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaPage;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.RemovedBatch;
import io.github.mediastore.internal.content.Renditions;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stores media in memory, for a host's own tests. It behaves like a database store, but there is no
 * transaction to roll back, and nothing survives the process.
 *
 * <p>Safe for use by several threads. Each operation is final at once. A medium that was found
 * keeps its bytes even when it is removed afterwards.
 */
public final class InMemoryMediaStore implements MediaStore {

  private final HeldSlots slots = new HeldSlots();

  /** Creates an empty store. */
  public InMemoryMediaStore() {}

  @Override
  public MediaInfo put(MediaSlot slot, MediaContent content) {
    HeldContent held = HeldContent.of(content);
    synchronized (slots) {
      HeldMedium medium = slots.newMedium(slot, held);
      slots.clear(slot);
      return slots.place(medium, 0);
    }
  }

  @Override
  public MediaInfo add(MediaSlot slot, MediaContent content) {
    HeldContent held = HeldContent.of(content);
    synchronized (slots) {
      return slots.place(slots.newMedium(slot, held), Integer.MAX_VALUE);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>All of them are added or none, with nothing in between.
   */
  @Override
  public List<MediaInfo> addAll(MediaSlot slot, List<? extends MediaContent> contents) {
    List<HeldContent> held = contents.stream().map(HeldContent::of).toList();
    synchronized (slots) {
      List<HeldMedium> added =
          held.stream().map(content -> slots.newMedium(slot, content)).toList();
      return added.stream().map(medium -> slots.place(medium, Integer.MAX_VALUE)).toList();
    }
  }

  @Override
  public MediaInfo replace(MediaId id, MediaContent content) {
    return change("replace", null, id, replacement(HeldContent.of(content)));
  }

  @Override
  public MediaInfo replace(MediaSlot slot, MediaId id, MediaContent content) {
    return change("replace", slot, id, replacement(HeldContent.of(content)));
  }

  private UnaryOperator<HeldMedium> replacement(HeldContent held) {
    return old ->
        slots.newMedium(
            old.slot(),
            held.attributes().isEmpty() ? held.withAttributes(old.content().attributes()) : held);
  }

  @Override
  public MediaInfo addRenditions(MediaId id, Map<String, ? extends MediaContent> renditions) {
    return change("add renditions to", null, id, addition(renditions));
  }

  @Override
  public MediaInfo addRenditions(
      MediaSlot slot, MediaId id, Map<String, ? extends MediaContent> renditions) {
    return change("add renditions to", slot, id, addition(renditions));
  }

  private static UnaryOperator<HeldMedium> addition(
      Map<String, ? extends MediaContent> renditions) {
    Map<String, HeldRepresentation> held = HeldContent.read(Renditions.of(renditions));
    return old -> old.with(old.content().withRenditions(held));
  }

  @Override
  public MediaInfo describe(MediaId id, Map<String, String> attributes) {
    return change("describe", null, id, description(attributes));
  }

  @Override
  public MediaInfo describe(MediaSlot slot, MediaId id, Map<String, String> attributes) {
    return change("describe", slot, id, description(attributes));
  }

  private static UnaryOperator<HeldMedium> description(Map<String, String> attributes) {
    Map<String, String> checked = MediaAttributes.check(attributes);
    return old -> old.with(old.content().withAttributes(checked));
  }

  private MediaInfo change(
      String what, @Nullable MediaSlot slot, MediaId id, UnaryOperator<HeldMedium> change) {
    synchronized (slots) {
      return slots.change(slots.require(what, slot, id), change);
    }
  }

  @Override
  public MediaInfo move(MediaSlot from, MediaId id, MediaSlot to, int index) {
    requireIndex(index);
    synchronized (slots) {
      return slots.move(slots.require("move", from, id), to, index);
    }
  }

  @Override
  public MediaInfo move(MediaId id, MediaSlot to, int index) {
    requireIndex(index);
    synchronized (slots) {
      return slots.move(slots.require("move", null, id), to, index);
    }
  }

  @Override
  public MediaInfo copy(MediaSlot from, MediaId id, MediaSlot to, int index) {
    requireIndex(index);
    synchronized (slots) {
      return slots.copy(slots.require("copy", from, id), to, index);
    }
  }

  @Override
  public MediaInfo copy(MediaId id, MediaSlot to, int index) {
    requireIndex(index);
    synchronized (slots) {
      return slots.copy(slots.require("copy", null, id), to, index);
    }
  }

  @Override
  public void reorder(MediaSlot slot, List<MediaId> order) {
    if (new HashSet<>(order).size() < order.size()) {
      throw new IllegalArgumentException("The order names a medium twice: " + order);
    }
    synchronized (slots) {
      slots.reorder(slot, order);
    }
  }

  @Override
  public Optional<MediaInfo> info(MediaSlot slot, int index) {
    return find(slot, index).map(Media::info);
  }

  @Override
  public Optional<MediaInfo> info(MediaId id) {
    return find(id).map(Media::info);
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index) {
    return find(slot, index, MediaInfo.FULL);
  }

  @Override
  public Optional<Media> find(MediaId id) {
    return find(id, MediaInfo.FULL);
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index, String rendition) {
    requireIndex(index);
    synchronized (slots) {
      List<HeldMedium> media = slots.media(slot);
      return index < media.size()
          ? Optional.of(media.get(index).rendition(rendition))
          : Optional.empty();
    }
  }

  @Override
  public Optional<Media> find(MediaId id, String rendition) {
    synchronized (slots) {
      return slots.held(id).map(medium -> medium.rendition(rendition));
    }
  }

  @Override
  public Map<MediaSlot, List<MediaInfo>> list(Collection<MediaSlot> wanted) {
    Map<MediaSlot, List<MediaInfo>> lists = new LinkedHashMap<>();
    synchronized (slots) {
      for (MediaSlot slot : wanted) {
        lists.put(slot, slots.media(slot).stream().map(HeldMedium::info).toList());
      }
    }
    return lists;
  }

  @Override
  public int count(MediaSlot slot) {
    synchronized (slots) {
      return slots.media(slot).size();
    }
  }

  @Override
  public boolean remove(MediaId id) {
    synchronized (slots) {
      return slots.remove(id);
    }
  }

  @Override
  public int clear(MediaSlot slot) {
    synchronized (slots) {
      return slots.clear(slot);
    }
  }

  @Override
  public int clearOwner(String ownerType, Object ownerId) {
    synchronized (slots) {
      List<MediaSlot> owned = slots.owned(ownerType, ownerId).toList();
      return owned.stream().mapToInt(this::clear).sum();
    }
  }

  @Override
  public List<MediaSlot> slotsOf(String ownerType, Object ownerId) {
    synchronized (slots) {
      return slots
          .owned(ownerType, ownerId)
          .filter(slot -> !slots.media(slot).isEmpty())
          .sorted(Comparator.comparing(MediaSlot::name))
          .toList();
    }
  }

  @Override
  public MediaPage page(MediaKind kind, String after, int most) {
    synchronized (slots) {
      List<HeldMedium> page = Pages.page(slots.all(), kind, after, most);
      return new MediaPage(page.stream().map(HeldMedium::info).toList(), Pages.last(page, after));
    }
  }

  @Override
  public RemovedBatch removeOlderThan(MediaKind kind, Instant instant, String after, int most) {
    synchronized (slots) {
      List<HeldMedium> page = Pages.page(slots.all(), kind, after, most);
      List<HeldMedium> aged = page.stream().filter(m -> m.storedAt().isBefore(instant)).toList();
      aged.forEach(medium -> remove(medium.id()));
      return new RemovedBatch(page.size(), aged.size(), Pages.last(page, after));
    }
  }

  private static void requireIndex(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("No medium has the index " + index);
    }
  }
}
