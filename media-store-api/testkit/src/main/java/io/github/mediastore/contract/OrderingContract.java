package io.github.mediastore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reordering and removing do. */
public interface OrderingContract extends StoreUnderTest {

  @Test
  default void reorderGivesTheOrderAsked() {
    MediaSlot slot = newSlot();
    List<MediaId> ids = addTo(slot, 4);
    List<MediaId> order = List.of(ids.get(2), ids.get(0), ids.get(3), ids.get(1));
    store().reorder(slot, order);
    assertThat(ids(slot)).isEqualTo(order);
    assertThat(indexOf(store().info(ids.get(2)).orElseThrow())).isZero();
    assertThat(store().info(slot, 3).orElseThrow().id()).isEqualTo(ids.get(1));
  }

  @Test
  default void mediaThatReorderDoesNotNameFollowInTheOrderTheyHad() {
    MediaSlot slot = newSlot();
    List<MediaId> ids = addTo(slot, 4);
    store().reorder(slot, List.of(ids.get(3)));
    assertThat(ids(slot)).containsExactly(ids.get(3), ids.get(0), ids.get(1), ids.get(2));
    store().reorder(slot, List.of());
    assertThat(ids(slot)).containsExactly(ids.get(3), ids.get(0), ids.get(1), ids.get(2));
  }

  @Test
  default void whatIsAddedAfterAReorderComesLast() {
    MediaSlot slot = newSlot();
    List<MediaId> ids = addTo(slot, 2);
    store().reorder(slot, List.of(ids.get(1), ids.get(0)));
    MediaInfo added = store().add(slot, TestContent.small(9));
    assertThat(indexOf(added)).isEqualTo(2);
    assertThat(ids(slot)).containsExactly(ids.get(1), ids.get(0), added.id());
  }

  @Test
  default void anOrderThatNamesAMediumTwiceIsAMistake() {
    MediaSlot slot = newSlot();
    MediaId id = addTo(slot, 2).get(0);
    assertThatIllegalArgumentException().isThrownBy(() -> store().reorder(slot, List.of(id, id)));
  }

  @Test
  default void anOrderThatNamesWhatIsNotThereChangesNothing() {
    MediaSlot slot = newSlot();
    List<MediaId> ids = addTo(slot, 3);
    MediaId elsewhere = addTo(newSlot(), 1).get(0);
    for (MediaId absent : List.of(elsewhere, new MediaId("no id"))) {
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> store().reorder(slot, List.of(ids.get(2), absent)));
      assertThatExceptionOfType(MediumGoneException.class)
          .isThrownBy(() -> store().reorder(newSlot(), List.of(absent)));
    }
    assertThat(ids(slot)).isEqualTo(ids);
    assertThat(indexOf(store().info(elsewhere).orElseThrow())).isZero();
  }

  @Test
  default void reorderingAnEmptySlotByNothingIsNothing() {
    MediaSlot slot = newSlot();
    store().reorder(slot, List.of());
    assertThat(store().list(slot)).isEmpty();
  }

  @Test
  default void mediaBehindARemovedOneMoveUp() {
    MediaSlot slot = newSlot();
    List<MediaId> ids = addTo(slot, 3);
    assertThat(store().remove(ids.get(1))).isTrue();
    assertThat(ids(slot)).containsExactly(ids.get(0), ids.get(2));
    assertThat(indexOf(store().info(ids.get(2)).orElseThrow())).isEqualTo(1);
    assertThat(store().info(slot, 1).orElseThrow().id()).isEqualTo(ids.get(2));
    assertThat(store().count(slot)).isEqualTo(2);
  }

  @Test
  default void theSameMediumIsRemovedOnce() {
    MediaSlot slot = newSlot();
    MediaId id = addTo(slot, 2).get(1);
    assertThat(store().remove(id)).isTrue();
    assertThat(store().remove(id)).isFalse();
    assertThat(store().count(slot)).isEqualTo(1);
  }

  @Test
  default void clearEmptiesOneSlot() {
    MediaSlot slot = newSlot();
    MediaSlot other = newSlot();
    addTo(slot, 3);
    addTo(other, 1);
    assertThat(store().clear(slot)).isEqualTo(3);
    assertThat(store().clear(slot)).isZero();
    assertThat(store().count(slot)).isZero();
    assertThat(store().count(other)).isEqualTo(1);
    assertThat(indexOf(store().add(slot, TestContent.small(1)))).isZero();
  }

  @Test
  default void clearOwnerEmptiesAllSlotsOfOneOwner() {
    MediaSlot slot = newSlot();
    MediaSlot sibling = siblingOf(slot);
    MediaSlot other = newSlot();
    addTo(slot, 2);
    addTo(sibling, 1);
    addTo(other, 1);
    assertThat(store().clearOwner(slot.ownerType(), slot.ownerId())).isEqualTo(3);
    assertThat(store().clearOwner(slot.ownerType(), slot.ownerId())).isZero();
    assertThat(store().count(slot)).isZero();
    assertThat(store().count(sibling)).isZero();
    assertThat(store().count(other)).isEqualTo(1);
    assertThat(indexOf(store().add(slot, TestContent.small(1)))).isZero();
  }

  private List<MediaId> addTo(MediaSlot slot, int count) {
    List<MediaId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(store().add(slot, TestContent.small(i)).id());
    }
    return ids;
  }

  private List<MediaId> ids(MediaSlot slot) {
    return store().list(slot).stream().map(MediaInfo::id).toList();
  }
}
