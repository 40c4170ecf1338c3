package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Media that go from slot to slot, and copies of them. */
public interface MovingContract extends StoreUnderTest {

  /** More than one step of a copy would take. */
  byte[] LARGE = TestContent.bytes(17_500_000, 17);

  @Test
  default void aMovedMediumIsTheSameInAnotherSlot() {
    MediaSlot from = newSlot();
    MediaSlot to = newSlot();
    MediaInfo before = store().add(from, picture());
    MediaInfo moved = ifSupported(() -> store().move(from, before.id(), to));

    assertThat(moved.slot()).isEqualTo(to);
    assertThat(moved)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*slot")
        .isEqualTo(before);
    assertThat(store().list(from)).isEmpty();
    assertThat(store().list(to)).singleElement().usingRecursiveComparison().isEqualTo(moved);
    assertThat(store().info(from, before.id())).isEmpty();
    assertThat(store().find(to, before.id(), "thumb").orElseThrow().bytes())
        .isEqualTo(TestContent.bytes(101, 1));
    assertThat(store().find(before.id()).orElseThrow().bytes())
        .isEqualTo(TestContent.bytes(5_000, 5));
    assertThat(store().replace(before.id(), TestContent.small(8)).slot()).isEqualTo(to);
    assertThat(store().clear(to)).isEqualTo(1);
  }

  @Test
  @OfLists
  default void aMediumIsMovedToAPlaceAndThoseBehindItMoveUp() {
    MediaSlot from = newSlot();
    MediaSlot to = newSlot();
    List<MediaInfo> sources = store().addAll(from, media(1, 2, 3));
    store().addAll(to, media(11, 12));
    ifSupported(() -> store().move(from, sources.get(1).id(), to, 1));

    assertThat(sizes(from)).containsExactly(101L, 103L);
    assertThat(sizes(to)).containsExactly(111L, 102L, 112L);
    store().move(sources.get(0).id(), to, 0);
    assertThat(sizes(to)).containsExactly(101L, 111L, 102L, 112L);
    store().move(sources.get(2).id(), to, 99);
    assertThat(sizes(to)).containsExactly(101L, 111L, 102L, 112L, 103L);
    store().add(to, TestContent.small(20));
    store().add(from, TestContent.small(21));
    assertThat(sizes(to)).endsWith(103L, 120L);
    assertThat(sizes(from)).containsExactly(121L);
  }

  @Test
  @OfLists
  default void aMediumIsMovedWithinItsSlot() {
    MediaSlot slot = newSlot();
    List<MediaInfo> media = store().addAll(slot, media(1, 2, 3));
    ifSupported(() -> store().move(slot, media.get(0).id(), slot));

    assertThat(sizes(slot)).containsExactly(102L, 103L, 101L);
    store().move(slot, media.get(2).id(), slot, 0);
    assertThat(sizes(slot)).containsExactly(103L, 102L, 101L);
    store().move(slot, media.get(2).id(), slot, 1);
    assertThat(sizes(slot)).containsExactly(102L, 103L, 101L);
  }

  @Test
  @OfLists
  default void aCopyHasItsOwnIdAndTheRestOfTheOriginal() {
    MediaSlot from = newSlot();
    MediaSlot to = newSlot();
    MediaInfo original = store().add(from, picture());
    store().add(to, TestContent.small(30));
    MediaInfo copy = ifSupported(() -> store().copy(from, original.id(), to, 0));

    assertThat(copy.id()).isNotEqualTo(original.id());
    assertThat(copy)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*slot", ".*id", ".*storedAt")
        .isEqualTo(original);
    assertThat(copy.storedAt()).isPresent();
    assertThat(store().info(original.id()).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(original);
    assertThat(sizes(to)).containsExactly(5_000L, 130L);
    store().remove(original.id());
    assertThat(store().find(copy.id()).orElseThrow().bytes())
        .isEqualTo(TestContent.bytes(5_000, 5));
    assertThat(store().find(copy.id(), "thumb").orElseThrow().bytes())
        .isEqualTo(TestContent.bytes(101, 1));
    assertThat(store().info(copy.id()).orElseThrow()).usingRecursiveComparison().isEqualTo(copy);
  }

  @Test
  @OfLists
  default void largeAndEmptyMediaAreCopiedToo() {
    MediaSlot slot = newSlot();
    MediaInfo large = store().add(slot, TestContent.of(LARGE));
    MediaInfo empty = store().add(newSlot(), TestContent.of(new byte[0]));
    MediaInfo copy = ifSupported(() -> store().copy(slot, large.id(), slot));

    assertThat(copy.sha256()).isEqualTo(large.sha256());
    assertThat(store().find(copy.id()).orElseThrow().bytes()).isEqualTo(LARGE);
    assertThat(store().copy(empty.id(), slot, 1).size()).isZero();
    assertThat(store().find(slot, 1).orElseThrow().bytes()).isEmpty();
    assertThat(store().count(slot)).isEqualTo(3);
  }

  @Test
  default void whatIsGoneOrElsewhereIsNeitherMovedNorCopied() {
    MediaSlot slot = newSlot();
    MediaSlot to = newSlot();
    MediaId id = store().add(slot, TestContent.small(1)).id();
    ifSupported(() -> store().move(slot, id, slot));

    for (MediaSlot elsewhere : List.of(to, newSlot(), siblingOf(slot))) {
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> store().move(elsewhere, id, to));
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> store().copy(elsewhere, id, to));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> store().move(slot, id, to, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> store().copy(id, to, -1));
    store().remove(id);
    for (MediaId gone : List.of(id, new MediaId("no id"))) {
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> store().move(slot, gone, to));
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> store().move(gone, to, 0));
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> store().copy(slot, gone, to));
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> store().copy(gone, to, 0));
    }
    assertThat(store().count(to)).isZero();
  }

  private List<Long> sizes(MediaSlot slot) {
    return store().list(slot).stream().map(MediaInfo::size).toList();
  }

  private static List<MediaContent> media(int... seeds) {
    return Arrays.stream(seeds).mapToObj(TestContent::small).toList();
  }

  private static MediaContent picture() {
    return TestContent.withRenditions(
            TestContent.made(TestContent.bytes(5_000, 5), new FocalPoint(0.25, 0.75), "q80"),
            Map.of("thumb", TestContent.small(1)))
        .withAttributes(Map.of("alt", "A duck"));
  }
}
