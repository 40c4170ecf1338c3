package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.UnreadableUploadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What adding several contents at once does. */
public interface AddAllContract extends StoreUnderTest {

  /** More than a store would hold in one piece. */
  int LARGER_THAN_A_CHUNK = 1_100_000;

  @Test
  default void addAllAppendsInOrder() {
    MediaSlot slot = newSlot();
    MediaInfo first = store().add(slot, TestContent.small(1));
    List<MediaInfo> added =
        store().addAll(slot, List.of(TestContent.small(2), TestContent.small(3)));
    assertThat(added).extracting(MediaInfo::size).containsExactly(102L, 103L);
    MediaInfo last = store().add(slot, TestContent.small(4));
    assertThat(store().list(slot))
        .extracting(MediaInfo::id)
        .containsExactly(first.id(), added.get(0).id(), added.get(1).id(), last.id());
    assertThat(store().list(slot).subList(1, 3))
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(added);
  }

  @Test
  default void addAllOfNothingAddsNothing() {
    MediaSlot slot = newSlot();
    assertThat(store().addAll(slot, List.of())).isEmpty();
    assertThat(store().count(slot)).isZero();
    MediaId only = store().addAll(slot, List.of(TestContent.small(1))).get(0).id();
    assertThat(store().addAll(slot, List.of())).isEmpty();
    assertThat(store().list(slot)).extracting(MediaInfo::id).containsExactly(only);
  }

  @Test
  default void addAllTakesContentsOfEachKind() {
    MediaSlot slot = newSlot();
    byte[] large = TestContent.bytes(LARGER_THAN_A_CHUNK, 1);
    List<MediaContent> contents =
        List.of(
            TestContent.of(new byte[0]),
            TestContent.ofUnknownSize(large),
            TestContent.small(1),
            TestContent.of(large),
            TestContent.small(1),
            TestContent.withRenditions(
                TestContent.small(2), Map.of("thumb", TestContent.of(large))));
    List<MediaInfo> added = store().addAll(slot, contents);
    assertThat(added).extracting(MediaInfo::id).doesNotHaveDuplicates();
    List<byte[]> expected =
        List.of(
            new byte[0],
            large,
            TestContent.bytes(101, 1),
            large,
            TestContent.bytes(101, 1),
            TestContent.bytes(102, 2));
    for (int i = 0; i < expected.size(); i++) {
      assertThat(store().find(slot, i).orElseThrow().bytes()).isEqualTo(expected.get(i));
      assertThat(store().find(added.get(i).id()).orElseThrow().bytes()).isEqualTo(expected.get(i));
    }
    if (keepsRenditions()) {
      assertThat(store().find(added.get(5).id(), "thumb").orElseThrow().bytes()).isEqualTo(large);
    }
  }

  @Test
  default void ofContentsOfWhichOneIsRefusedNoneIsAdded() {
    assumeTrue(addsAllOrNone(), "This store adds one after the other");
    MediaSlot slot = newSlot();
    MediaId before = store().add(slot, TestContent.small(1)).id();
    List<MediaContent> unreadable =
        List.of(
            TestContent.thatSays(11, new byte[10]),
            TestContent.thatSays(LARGER_THAN_A_CHUNK, new byte[LARGER_THAN_A_CHUNK - 1]),
            TestContent.thatBreaksOffAfter(LARGER_THAN_A_CHUNK, OptionalLong.empty()));
    for (MediaContent refused : unreadable) {
      for (int place = 0; place < 3; place++) {
        List<MediaContent> contents =
            new ArrayList<>(List.of(TestContent.small(2), TestContent.small(3)));
        contents.add(place, refused);
        assertThatExceptionOfType(UnreadableUploadException.class)
            .isThrownBy(() -> store().addAll(slot, contents));
      }
    }
    MediaContent malformed = TestContent.ofType("image", new byte[1]);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> store().addAll(slot, List.of(TestContent.small(2), malformed)));
    assertThat(store().list(slot)).extracting(MediaInfo::id).containsExactly(before);
  }
}
