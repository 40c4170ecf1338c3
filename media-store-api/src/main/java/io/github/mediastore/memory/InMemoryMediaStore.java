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
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.RemovedBatch;
import io.github.mediastore.internal.content.Renditions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stores media in memory, for a host's own tests. It behaves like a database store, but there is no
 * transaction to roll back, and nothing survives the process.
 *
 * <p>Safe for use by several threads. Each operation is final at once. A medium that was found
 * keeps its bytes even when it is removed afterwards.
 */
public final class InMemoryMediaStore implements MediaStore {

  private final Map<MediaSlot, List<HeldMedium>> slots = new HashMap<>();
  private long lastId;

  /** Creates an empty store. */
  public InMemoryMediaStore() {}

  @Override
  public MediaInfo put(MediaSlot slot, MediaContent content) {
    HeldContent held = HeldContent.of(content);
    synchronized (slots) {
      HeldMedium medium = newMedium(slot, held);
      slots.put(slot, new ArrayList<>(List.of(medium)));
      return medium.info();
    }
  }

  @Override
  public MediaInfo add(MediaSlot slot, MediaContent content) {
    HeldContent held = HeldContent.of(content);
    synchronized (slots) {
      HeldMedium medium = newMedium(slot, held);
      slots.computeIfAbsent(slot, s -> new ArrayList<>()).add(medium);
      return medium.info();
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
      List<HeldMedium> added = held.stream().map(content -> newMedium(slot, content)).toList();
      slots.computeIfAbsent(slot, s -> new ArrayList<>()).addAll(added);
      return added.stream().map(HeldMedium::info).toList();
    }
  }

  @Override
  public MediaInfo replace(MediaId id, MediaContent content) {
    HeldContent held = HeldContent.of(content);
    return change(
        "replace",
        id,
        old ->
            newMedium(
                old.slot(),
                held.attributes().isEmpty()
                    ? held.withAttributes(old.content().attributes())
                    : held));
  }

  @Override
  public MediaInfo addRenditions(MediaId id, Map<String, ? extends MediaContent> renditions) {
    Map<String, HeldRepresentation> held = HeldContent.read(Renditions.of(renditions));
    return change("add renditions to", id, old -> old.with(old.content().withRenditions(held)));
  }

  @Override
  public MediaInfo describe(MediaId id, Map<String, String> attributes) {
    Map<String, String> checked = MediaAttributes.check(attributes);
    return change("describe", id, old -> old.with(old.content().withAttributes(checked)));
  }

  @Override
  public MediaInfo move(MediaSlot from, MediaId id, MediaSlot to, int index) {
    synchronized (slots) {
      requireIn("move", from, id);
      return move(id, to, index);
    }
  }

  @Override
  public MediaInfo move(MediaId id, MediaSlot to, int index) {
    requireIndex(index);
    synchronized (slots) {
      HeldMedium medium = require("move", id);
      media(medium.slot()).remove(medium);
      return place(medium.in(to), index);
    }
  }

  @Override
  public MediaInfo copy(MediaSlot from, MediaId id, MediaSlot to, int index) {
    synchronized (slots) {
      requireIn("copy", from, id);
      return copy(id, to, index);
    }
  }

  @Override
  public MediaInfo copy(MediaId id, MediaSlot to, int index) {
    requireIndex(index);
    synchronized (slots) {
      return place(newMedium(to, require("copy", id).content()), index);
    }
  }

  @Override
  public void reorder(MediaSlot slot, List<MediaId> order) {
    if (new HashSet<>(order).size() < order.size()) {
      throw new IllegalArgumentException("The order names a medium twice: " + order);
    }
    synchronized (slots) {
      List<HeldMedium> rest = new ArrayList<>(media(slot));
      List<HeldMedium> reordered = new ArrayList<>();
      for (MediaId id : order) {
        HeldMedium medium =
            rest.stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow(
                    () -> gone("Cannot reorder %s: medium %s is not there".formatted(slot, id)));
        rest.remove(medium);
        reordered.add(medium);
      }
      reordered.addAll(rest);
      slots.put(slot, reordered);
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
      List<HeldMedium> media = media(slot);
      return index < media.size()
          ? Optional.of(media.get(index).rendition(rendition))
          : Optional.empty();
    }
  }

  @Override
  public Optional<Media> find(MediaId id, String rendition) {
    return held(id).map(medium -> medium.rendition(rendition));
  }

  @Override
  public Map<MediaSlot, List<MediaInfo>> list(Collection<MediaSlot> wanted) {
    Map<MediaSlot, List<MediaInfo>> lists = new LinkedHashMap<>();
    synchronized (slots) {
      for (MediaSlot slot : wanted) {
        lists.put(slot, media(slot).stream().map(HeldMedium::info).toList());
      }
    }
    return lists;
  }

  @Override
  public int count(MediaSlot slot) {
    synchronized (slots) {
      return media(slot).size();
    }
  }

  @Override
  public boolean remove(MediaId id) {
    synchronized (slots) {
      return slots.values().stream().anyMatch(media -> media.removeIf(m -> m.id().equals(id)));
    }
  }

  @Override
  public int clear(MediaSlot slot) {
    synchronized (slots) {
      @Nullable List<HeldMedium> removed = slots.remove(slot);
      return removed == null ? 0 : removed.size();
    }
  }

  @Override
  public int clearOwner(String ownerType, Object ownerId) {
    synchronized (slots) {
      List<MediaSlot> owned = owned(ownerType, ownerId).toList();
      return owned.stream().mapToInt(this::clear).sum();
    }
  }

  @Override
  public List<MediaSlot> slotsOf(String ownerType, Object ownerId) {
    synchronized (slots) {
      return owned(ownerType, ownerId)
          .filter(slot -> !media(slot).isEmpty())
          .sorted(Comparator.comparing(MediaSlot::name))
          .toList();
    }
  }

  @Override
  public MediaPage page(MediaKind kind, String after, int most) {
    synchronized (slots) {
      List<HeldMedium> page = Pages.page(slots.values(), kind, after, most);
      return new MediaPage(page.stream().map(HeldMedium::info).toList(), Pages.last(page, after));
    }
  }

  @Override
  public RemovedBatch removeOlderThan(MediaKind kind, Instant instant, String after, int most) {
    synchronized (slots) {
      List<HeldMedium> page = Pages.page(slots.values(), kind, after, most);
      List<HeldMedium> aged = page.stream().filter(m -> m.storedAt().isBefore(instant)).toList();
      aged.forEach(medium -> remove(medium.id()));
      return new RemovedBatch(page.size(), aged.size(), Pages.last(page, after));
    }
  }

  private Stream<MediaSlot> owned(String ownerType, Object ownerId) {
    return slots.keySet().stream()
        .filter(s -> s.ownerType().equals(ownerType))
        .filter(s -> s.ownerId().equals(ownerId.toString()));
  }

  /** Puts something made of a medium in its place. */
  private MediaInfo change(String what, MediaId id, UnaryOperator<HeldMedium> change) {
    synchronized (slots) {
      HeldMedium old = require(what, id);
      HeldMedium changed = change.apply(old);
      media(old.slot()).replaceAll(m -> m.id().equals(id) ? changed : m);
      return changed.info();
    }
  }

  private MediaInfo place(HeldMedium medium, int index) {
    List<HeldMedium> media = slots.computeIfAbsent(medium.slot(), s -> new ArrayList<>());
    media.add(Math.min(index, media.size()), medium);
    return medium.info();
  }

  private void requireIn(String what, MediaSlot slot, MediaId id) {
    if (info(slot, id).isEmpty()) {
      throw gone("Cannot %s medium %s of %s: it is not there".formatted(what, id, slot));
    }
  }

  private HeldMedium require(String what, MediaId id) {
    return held(id).orElseThrow(() -> gone("Cannot %s medium %s: it is gone".formatted(what, id)));
  }

  private static void requireIndex(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("No medium has the index " + index);
    }
  }

  private Optional<HeldMedium> held(MediaId id) {
    synchronized (slots) {
      return slots.values().stream()
          .flatMap(List::stream)
          .filter(medium -> medium.id().equals(id))
          .findFirst();
    }
  }

  private HeldMedium newMedium(MediaSlot slot, HeldContent content) {
    return HeldMedium.of(new MediaId(Long.toString(++lastId)), slot, Instant.now(), content);
  }

  private List<HeldMedium> media(MediaSlot slot) {
    return slots.getOrDefault(slot, List.of());
  }

  private static MediumGoneException gone(String message) {
    return new MediumGoneException(message, null);
  }
}
