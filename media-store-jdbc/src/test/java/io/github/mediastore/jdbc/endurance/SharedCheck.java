package io.github.mediastore.jdbc.endurance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges what is in slots that several clients used at the same time by all that they did: in some
 * order it must have come to this.
 */
final class SharedCheck {

  /** How many media a gallery has, from its first to its last moment. */
  static final int GALLERY = 5;

  private final List<SharedEvent> events;
  private final Map<String, List<String>> slots;

  /**
   * Prepares to judge.
   *
   * @param events what was done
   * @param slots what is there, by slot
   */
  SharedCheck(List<SharedEvent> events, Map<String, List<String>> slots) {
    this.events = events;
    this.slots = slots;
  }

  void run() {
    slots.forEach(
        (slot, items) -> {
          List<SharedEvent> done = events.stream().filter(e -> e.slot().equals(slot)).toList();
          String kind = slot.substring(slot.lastIndexOf('/') + 1);
          requireOfTheirs(slot, items, done);
          switch (kind) {
            case "append" -> append(slot, items, done);
            case "bag" -> bag(slot, items, done);
            case "gallery" -> gallery(slot, items, done);
            case "register", "photo" -> register(slot, items, done, kind.equals("register"));
            default -> throw new Fault("Nobody knows the slot " + slot);
          }
        });
  }

  private static void requireOfTheirs(String slot, List<String> items, List<SharedEvent> done) {
    Set<String> put = new HashSet<>();
    done.stream().filter(SharedEvent::isPossible).forEach(e -> put.addAll(e.items()));
    for (String item : items) {
      SlotView.require(put.contains(item), "nobody put into %s: %s".formatted(slot, item));
    }
    SlotView.require(new HashSet<>(items).size() == items.size(), "twice in " + slot);
  }

  private static void append(String slot, List<String> items, List<SharedEvent> done) {
    for (SharedEvent event : done) {
      long there = event.items().stream().filter(items::contains).count();
      boolean isRight = there == event.items().size() || (!event.isDone() && there == 0);
      SlotView.require(isRight, "lost from %s: some of %s".formatted(slot, event));
    }
  }

  private static void bag(String slot, List<String> items, List<SharedEvent> done) {
    Map<String, List<SharedEvent>> removals =
        done.stream()
            .filter(e -> e.verb().equals("remove"))
            .collect(Collectors.groupingBy(e -> e.items().get(0)));
    for (SharedEvent event : done) {
      String item = event.items().get(0);
      List<SharedEvent> removed =
          removals.getOrDefault(item, List.of()).stream().filter(SharedEvent::isPossible).toList();
      long surely = removed.stream().filter(SharedEvent::isDone).count();
      SlotView.require(surely <= 1, "removed twice from %s: %s".formatted(slot, item));
      if (event.verb().equals("add")) {
        SlotView.require(
            surely == 0 || !items.contains(item), "removed, but in %s: %s".formatted(slot, item));
        SlotView.require(
            !event.isDone() || !removed.isEmpty() || items.contains(item),
            "lost from %s: %s".formatted(slot, item));
      } else if (event.result().equals("gone")) {
        SlotView.require(!removed.isEmpty(), "gone from %s: %s".formatted(slot, item));
      }
    }
  }

  private static void gallery(String slot, List<String> items, List<SharedEvent> done) {
    SlotView.require(items.size() == GALLERY, "%s has %d media".formatted(slot, items.size()));
    Map<String, List<SharedEvent>> replacements = new HashMap<>();
    done.stream()
        .filter(e -> e.verb().equals("replace") && e.isPossible())
        .forEach(
            e -> replacements.computeIfAbsent(e.items().get(0), i -> new ArrayList<>()).add(e));
    for (SharedEvent event : done) {
      List<String> named = event.items();
      List<String> came = event.verb().equals("add") ? named : List.of(named.get(1));
      for (String item : came) {
        List<SharedEvent> replaced = replacements.getOrDefault(item, List.of());
        long surely = replaced.stream().filter(SharedEvent::isDone).count();
        SlotView.require(surely <= 1, "replaced twice in %s: %s".formatted(slot, item));
        SlotView.require(
            surely == 0 || !items.contains(item), "replaced, but in %s: %s".formatted(slot, item));
        SlotView.require(
            !event.isDone() || !replaced.isEmpty() || items.contains(item),
            "lost from %s: %s".formatted(slot, item));
      }
      if (event.result().equals("gone")) {
        SlotView.require(
            replacements.containsKey(named.get(0)), "gone from %s: %s".formatted(slot, named));
      }
    }
  }

  /** The last one that was put is there; of those put at the same time, any. */
  private static void register(
      String slot, List<String> items, List<SharedEvent> done, boolean stays) {
    SlotView.require(items.size() <= 1, "several in " + slot);
    List<SharedEvent> puts = done.stream().filter(e -> e.verb().equals("put")).toList();
    if (items.isEmpty()) {
      SlotView.require(!stays || puts.stream().noneMatch(SharedEvent::isDone), "lost from " + slot);
      return;
    }
    SharedEvent last = puts.stream().filter(e -> e.items().equals(items)).findFirst().orElseThrow();
    List<SharedEvent> later =
        done.stream()
            .filter(e -> e.isDone() && e.start() > last.end())
            .filter(e -> Arrays.asList("put", "delete").contains(e.verb()))
            .toList();
    SlotView.require(later.isEmpty(), "%s holds %s after %s".formatted(slot, last, later));
  }
}
