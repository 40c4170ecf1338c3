package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What changes a stored medium, while others remove, replace or move it. */
public interface RaceContract extends StoreUnderTest {

  /** How many threads come at once. */
  int THREADS = 8;

  @Test
  default void whatIsDescribedWhileItIsReplacedKeepsOneDescriptionOrTheOther() throws Exception {
    MediaSlot slot = newSlot();
    MediaInfo put = store().put(slot, TestContent.small(0));
    ifSupported(() -> store().describe(slot, put.id(), Map.of("alt", "first")));
    atOnce(
        thread -> {
          for (int i = 0; i < 10; i++) {
            MediaId id = store().info(slot).orElseThrow().id();
            int seed = i;
            ignoringGone(
                () -> {
                  if (thread % 2 == 0) {
                    store().describe(slot, id, Map.of("alt", "second"));
                  } else {
                    store().replace(slot, id, TestContent.small(seed));
                  }
                });
          }
          return thread;
        });
    assertThat(store().info(slot).orElseThrow().attributes().get("alt")).isIn("first", "second");
    assertThat(store().count(slot)).isEqualTo(1);
  }

  @Test
  default void renditionsComeWholeOrNotAtAllToWhatIsReplacedAndRemoved() throws Exception {
    MediaSlot slot = newSlot();
    MediaInfo put = store().put(slot, TestContent.small(0));
    ifSupported(() -> store().addRenditions(put.id(), Map.of()));
    Map<String, MediaContent> sizes =
        Map.of("card", TestContent.small(50), "thumb", TestContent.small(60));
    atOnce(
        thread -> {
          for (int i = 0; i < 10; i++) {
            MediaId id = store().info(slot).map(MediaInfo::id).orElse(put.id());
            ignoringGone(
                () -> {
                  switch (thread % 4) {
                    case 0, 1 -> store().addRenditions(slot, id, sizes);
                    case 2 -> store().replace(id, TestContent.small(thread));
                    default -> {
                      store().remove(id);
                      store().put(slot, TestContent.small(thread));
                    }
                  }
                });
            for (MediaInfo info : store().list(slot)) {
              assertThat(info.renditions().size()).isIn(0, 2);
            }
          }
          return thread;
        });
    for (MediaInfo info : store().list(slot)) {
      for (String name : info.renditions().keySet()) {
        assertThat(store().find(info.id(), name).orElseThrow().bytes())
            .hasSize((int) info.renditionOrFull(name).size());
      }
    }
  }

  @Test
  @OfLists
  default void mediaThatAreMovedBackAndForthAreNeverLostNorDoubled() throws Exception {
    List<MediaSlot> slots = List.of(newSlot(), newSlot());
    List<MediaId> ids = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ids.add(store().add(slots.get(i % 2), TestContent.small(i)).id());
    }
    ifSupported(() -> store().move(ids.get(0), slots.get(0), 0));
    atOnce(
        thread -> {
          for (int i = 0; i < 10; i++) {
            MediaId id = ids.get((thread + i) % ids.size());
            MediaSlot to = slots.get((thread + i / 3) % 2);
            if (thread == 0) {
              store().describe(id, Map.of("alt", "round " + i));
            } else {
              store().move(id, to, thread % 3);
            }
          }
          return thread;
        });
    assertThat(store().list(slots).values().stream().flatMap(List::stream).map(MediaInfo::id))
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  @OfLists
  default void whatIsReplacedAndRemovedWhileItIsMovedIsSoWhereverItIs() throws Exception {
    List<MediaSlot> slots = List.of(newSlot(), newSlot());
    MediaId first = store().add(slots.get(0), TestContent.small(0)).id();
    ifSupported(() -> store().move(first, slots.get(1), 0));
    for (int round = 0; round < 8; round++) {
      MediaId id = store().add(slots.get(0), TestContent.small(round)).id();
      boolean removes = round % 2 == 0;
      List<List<MediaInfo>> replaced =
          atOnce(
              thread -> {
                List<MediaInfo> mine = new ArrayList<>();
                ignoringGone(
                    () -> {
                      if (thread > 1) {
                        store().move(id, slots.get(thread % 2), 0);
                      } else if (removes) {
                        store().remove(id);
                      } else {
                        mine.add(store().replace(id, TestContent.small(90)));
                      }
                    });
                return mine;
              });
      assertThat(store().info(id)).isEmpty();
      List<MediaInfo> all = replaced.stream().flatMap(List::stream).toList();
      assertThat(all).hasSize(removes ? 0 : 1);
      for (MediaInfo info : all) {
        assertThat(store().info(info.id()).orElseThrow().slot()).isEqualTo(info.slot());
      }
    }
  }

  @Test
  @OfLists
  default void aCopyOfWhatIsRemovedIsWholeOrThereIsNone() throws Exception {
    MediaSlot from = newSlot();
    MediaSlot to = newSlot();
    MediaInfo large = store().add(from, TestContent.of(TestContent.bytes(1_200_000, 1)));
    ifSupported(() -> store().copy(from, large.id(), to));
    atOnce(
        thread -> {
          ignoringGone(
              () -> {
                if (thread == 3) {
                  store().clear(from);
                } else if (thread == 4) {
                  store().clearOwner(from.ownerType(), from.ownerId());
                } else {
                  store().copy(large.id(), to, 0);
                }
              });
          return thread;
        });
    assertThat(store().count(from)).isZero();
    assertThat(store().list(to)).isNotEmpty();
    for (MediaInfo copy : store().list(to)) {
      assertThat(store().find(copy.id()).orElseThrow().bytes())
          .isEqualTo(TestContent.bytes(1_200_000, 1));
    }
  }

  @Test
  @OfLists
  default void whatIsMovedWhileAnOwnerIsClearedIsThereOrGoneButNeverInBetween() throws Exception {
    MediaSlot from = newSlot();
    MediaSlot to = newSlot();
    List<MediaId> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ids.add(store().add(from, TestContent.small(i)).id());
    }
    ifSupported(() -> store().move(ids.get(0), from, 0));
    List<Integer> cleared =
        atOnce(
            thread -> {
              if (thread >= ids.size()) {
                return thread == 7 ? store().clearOwner(from.ownerType(), from.ownerId()) : 0;
              }
              ignoringGone(() -> store().move(from, ids.get(thread), to));
              return 0;
            });
    int gone = cleared.stream().mapToInt(Integer::intValue).sum();
    assertThat(store().count(from)).isZero();
    assertThat(store().count(to)).isEqualTo(ids.size() - gone);
  }

  static void ignoringGone(Runnable action) {
    try {
      action.run();
    } catch (MediumGoneException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  /** Does something in several threads at once and returns what each of them got. */
  static <T> List<T> atOnce(ThreadWork<T> work) throws InterruptedException, ExecutionException {
    return atOnce(THREADS, work);
  }

  static <T> List<T> atOnce(int count, ThreadWork<T> work)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int thread = i;
        tasks.add(() -> work.in(thread));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  /** What one of several threads does. */
  @FunctionalInterface
  interface ThreadWork<T> {

    /** Does the work of one thread, counted from 0. */
    T in(int thread) throws Exception;
  }
}
