package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds when several threads use a store that is safe for them. */
public interface ConcurrencyContract extends RaceContract {

  @Test
  @OfLists
  default void mediaAddedAtOnceGetIndexesWithoutGaps() throws Exception {
    MediaSlot slot = newSlot();
    List<List<MediaInfo>> added =
        RaceContract.atOnce(
            thread -> {
              List<MediaInfo> mine = new ArrayList<>();
              for (int i = 0; i < 10; i++) {
                mine.add(store().add(slot, TestContent.small(thread)));
              }
              return mine;
            });
    assertThat(added.stream().flatMap(List::stream).map(this::indexOf))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 10 * RaceContract.THREADS).boxed().toList());
    assertThat(store().count(slot)).isEqualTo(10 * RaceContract.THREADS);
  }

  @Test
  @OfLists
  default void mediaThatAreAddedTogetherStayTogether() throws Exception {
    assumeTrue(addsAllOrNone(), "This store adds one after the other");
    MediaSlot slot = newSlot();
    List<List<MediaInfo>> added =
        RaceContract.atOnce(
            thread -> {
              store().add(slot, TestContent.small(thread));
              return store()
                  .addAll(
                      slot,
                      List.of(
                          TestContent.small(thread),
                          TestContent.small(thread),
                          TestContent.small(thread)));
            });
    List<MediaId> ids = store().list(slot).stream().map(MediaInfo::id).toList();
    assertThat(ids).hasSize(4 * RaceContract.THREADS).doesNotHaveDuplicates();
    for (List<MediaInfo> three : added) {
      int index = ids.indexOf(three.get(0).id());
      assertThat(ids.subList(index, index + 3))
          .isEqualTo(three.stream().map(MediaInfo::id).toList());
    }
  }

  @Test
  default void whoeverPutsLastIsTheOnlyOneLeft() throws Exception {
    MediaSlot slot = newSlot();
    List<MediaInfo> put =
        RaceContract.atOnce(
            thread -> {
              store().put(slot, TestContent.small(thread));
              return store().put(slot, TestContent.small(RaceContract.THREADS + thread));
            });
    assertThat(store().list(slot)).hasSize(1);
    assertThat(put).extracting(MediaInfo::id).contains(store().list(slot).get(0).id());
  }

  @Test
  @OfLists
  default void twoTabsThatRemoveTheSecondPictureRemoveOne() throws Exception {
    MediaSlot slot = newSlot();
    for (int i = 0; i < 4; i++) {
      store().add(slot, TestContent.small(i));
    }
    MediaId second = store().info(slot, 1).orElseThrow().id();
    assertThat(RaceContract.atOnce(thread -> store().remove(second))).containsOnlyOnce(true);
    assertThat(store().list(slot)).extracting(MediaInfo::size).containsExactly(100L, 102L, 103L);
  }

  @Test
  default void oneOfSeveralThatReplaceTheSameMediumSucceeds() throws Exception {
    MediaSlot slot = newSlot();
    MediaId id = store().put(slot, TestContent.small(0)).id();
    List<Boolean> replaced =
        RaceContract.atOnce(
            thread -> {
              try {
                store().replace(id, TestContent.small(1 + thread));
                return true;
              } catch (MediumGoneException e) {
                return false;
              }
            });
    assertThat(replaced).containsOnlyOnce(true);
    assertThat(store().count(slot)).isEqualTo(1);
  }

  @Test
  @OfLists
  default void puttingAddingRemovingAndReorderingAtOnceLeavesAnOrderedList() throws Exception {
    MediaSlot slot = newSlot();
    RaceContract.atOnce(
        thread -> {
          for (int i = 0; i < 5; i++) {
            MediaId id = store().add(slot, TestContent.small(i)).id();
            List<MediaId> order = List.of(id);
            switch (thread % 4) {
              case 0 -> store().put(slot, TestContent.small(i));
              case 1 -> store().remove(id);
              case 2 -> store().clear(slot);
              default -> RaceContract.ignoringGone(() -> store().reorder(slot, order));
            }
          }
          return thread;
        });
    List<MediaInfo> left = store().list(slot);
    assertThat(left)
        .extracting(this::indexOf)
        .containsExactlyElementsOf(IntStream.range(0, left.size()).boxed().toList());
    assertThat(left).allSatisfy(info -> assertThat(store().find(info.id())).isPresent());
  }

  @Test
  default void whoeverReadsSeesTheRenditionsOfTheVersionThatIsThere() throws Exception {
    MediaSlot slot = newSlot();
    store().put(slot, versionWithRenditions(0));
    RaceContract.atOnce(
        thread -> {
          for (int i = 1; i <= 10; i++) {
            if (thread % 2 == 0) {
              store().put(slot, versionWithRenditions(i));
            } else {
              assertIsOneVersion(store().info(slot).orElseThrow());
              Media thumb = store().find(slot, 0, "thumb").orElseThrow();
              int version = (int) (thumb.info().size() % 100);
              assertThat(thumb.bytes())
                  .isEqualTo(TestContent.bytes((int) thumb.info().size(), version));
              assertIsOneVersion(store().list(slot).get(0));
            }
          }
          return thread;
        });
  }

  /** Returns content of 1000 bytes and the version, with renditions of fewer. */
  private static MediaContent versionWithRenditions(int version) {
    return TestContent.withRenditions(
        TestContent.of(TestContent.bytes(1000 + version, version)),
        Map.of(
            "thumb", TestContent.of(TestContent.bytes(100 + version, version)),
            "card", TestContent.of(TestContent.bytes(500 + version, version))));
  }

  private void assertIsOneVersion(MediaInfo info) {
    long version = info.size() - 1000;
    if (keepsRenditions()) {
      assertThat(info.renditions()).containsOnlyKeys("card", "thumb");
      assertThat(info.renditionOrFull("thumb").size()).isEqualTo(100 + version);
      assertThat(info.renditionOrFull("card").size()).isEqualTo(500 + version);
    }
  }
}
