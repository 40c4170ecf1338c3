package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operations on a medium of a slot do, and what an id of another slot is to them: nothing. */
public interface SlotAndIdContract extends StoreUnderTest {

  @Test
  default void aMediumIsFoundByItsIdInItsSlot() {
    MediaSlot slot = newSlot();
    store().add(slot, TestContent.small(1));
    MediaInfo second = store().add(slot, TestContent.small(2));

    assertThat(store().info(slot, second.id()))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(store().info(second.id()).orElseThrow());
    assertThat(store().find(slot, second.id()).orElseThrow().bytes())
        .isEqualTo(TestContent.bytes(102, 2));
    assertThat(store().find(slot, second.id(), "thumb").orElseThrow().bytes())
        .isEqualTo(TestContent.bytes(102, 2));
  }

  @Test
  default void aMediumIsReplacedByItsIdInItsSlot() {
    MediaSlot slot = newSlot();
    store().add(slot, TestContent.small(1));
    MediaId second = store().add(slot, TestContent.small(2)).id();
    store().add(slot, TestContent.small(3));

    MediaInfo replaced = store().replace(slot, second, TestContent.small(7));

    assertThat(replaced.slot()).isEqualTo(slot);
    assertThat(store().list(slot)).extracting(MediaInfo::size).containsExactly(101L, 107L, 103L);
    assertThat(store().info(slot, second)).isEmpty();
    assertThatExceptionOfType(MediumGoneException.class)
        .isThrownBy(() -> store().replace(slot, second, TestContent.small(8)));
    assertThat(store().list(slot)).extracting(MediaInfo::size).containsExactly(101L, 107L, 103L);
  }

  @Test
  default void aMediumIsRemovedByItsIdInItsSlot() {
    MediaSlot slot = newSlot();
    MediaId first = store().add(slot, TestContent.small(1)).id();
    store().add(slot, TestContent.small(2));

    assertThat(store().remove(slot, first)).isTrue();
    assertThat(store().remove(slot, first)).isFalse();
    assertThat(store().list(slot)).extracting(MediaInfo::size).containsExactly(102L);
  }

  @Test
  default void anIdOfAnotherSlotIsNotThereAndNothingChanges() {
    MediaSlot slot = newSlot();
    store().add(slot, TestContent.small(1));
    MediaSlot theirs = newSlot();
    MediaId id = store().add(theirs, TestContent.small(2)).id();

    for (MediaSlot other : List.of(slot, siblingOf(slot), siblingOf(theirs), newSlot())) {
      assertIsNotThere(other, id);
    }
    assertThat(store().list(slot)).extracting(MediaInfo::size).containsExactly(101L);
    assertThat(store().list(theirs)).extracting(MediaInfo::id).containsExactly(id);
  }

  @Test
  default void anIdThatIsForgedIsNotThere() {
    MediaSlot slot = newSlot();
    MediaId id = store().add(slot, TestContent.small(1)).id();

    for (String forged :
        List.of(
            "no id",
            "0",
            "-1",
            "00" + id,
            id + " ",
            id + "\0",
            id + "\r\nSet-Cookie: a=b",
            "9223372036854775808",
            "1e3",
            "'; --",
            "\u0661",
            "column.....",
            "column.AA.AA.AA.AA",
            "file.",
            "file.AAAAAA",
            "file.%00",
            "x".repeat(300),
            "9".repeat(5_000))) {
      MediaId none = new MediaId(forged);
      assertIsNotThere(slot, none);
      assertThat(store().info(none)).as(forged).isEmpty();
      assertThat(store().find(none)).as(forged).isEmpty();
      assertThat(store().find(none, "thumb")).as(forged).isEmpty();
      assertThat(store().remove(none)).as(forged).isFalse();
    }
    assertThat(store().list(slot)).extracting(MediaInfo::id).containsExactly(id);
  }

  private void assertIsNotThere(MediaSlot slot, MediaId id) {
    assertThat(store().info(slot, id)).as("%s", id).isEmpty();
    assertThat(store().find(slot, id)).as("%s", id).isEmpty();
    assertThat(store().find(slot, id, "thumb")).as("%s", id).isEmpty();
    assertThat(store().indexOf(slot, id)).as("%s", id).isEmpty();
    assertThat(store().remove(slot, id)).as("%s", id).isFalse();
    assertThatExceptionOfType(MediumGoneException.class)
        .isThrownBy(() -> store().replace(slot, id, TestContent.small(3)));
  }
}
