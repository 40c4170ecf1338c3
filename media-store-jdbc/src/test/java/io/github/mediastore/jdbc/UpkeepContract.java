package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediaStore;
import io.github.mediastore.contract.StoreUnderTest;
import io.github.mediastore.contract.TestContent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What verifying, checking reads and counting do in a store on PostgreSQL. */
interface UpkeepContract extends StoreUnderTest {

  /** Verifies as the store does. */
  VerifiedBatch verify(long after, int most);

  /** Counts as the store does. */
  MediaStatistics statistics();

  /** Returns a store on the same data that checks its reads. */
  MediaStore checkingStore();

  /** Changes a byte of the only medium of a slot without the store's knowledge. */
  void damage(MediaSlot slot);

  /** Returns whether the store knows what the bytes were when they were stored. */
  default boolean knowsDamage() {
    return keepsMetadata();
  }

  @Test
  default void verifyNamesWhatWasDamagedAndNothingElse() {
    MediaSlot whole = newSlot();
    MediaSlot damaged = newSlot();
    store().put(whole, TestContent.small(1));
    MediaId id = store().put(damaged, TestContent.small(2)).id();
    damage(damaged);
    for (int most : new int[] {1, 3, 1_000}) {
      List<VerifiedBatch.Damage> found = new ArrayList<>();
      VerifiedBatch batch = verify(0, most);
      long count = 0;
      while (batch.count() > 0) {
        count += batch.count();
        found.addAll(batch.damaged());
        batch = verify(batch.last(), most);
      }
      assertThat(count).isGreaterThanOrEqualTo(2);
      assertThat(found.stream().filter(each -> List.of(whole, damaged).contains(each.slot())))
          .hasSize(knowsDamage() ? 1 : 0)
          .allSatisfy(
              each -> {
                assertThat(each.id()).isEqualTo(id);
                assertThat(each.representation()).isEqualTo(MediaInfo.FULL);
                assertThat(each.description()).contains("SHA-256");
              });
    }
  }

  @Test
  default void aStoreThatChecksItsReadsGivesNoDamagedBytes() {
    MediaSlot whole = newSlot();
    MediaSlot damaged = newSlot();
    store().put(whole, TestContent.small(1));
    store().put(damaged, TestContent.small(2));
    damage(damaged);
    assertThat(checkingStore().find(whole).orElseThrow().bytes())
        .isEqualTo(TestContent.bytes(101, 1));
    if (knowsDamage()) {
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> checkingStore().find(damaged).orElseThrow().bytes())
          .withMessageContaining("damaged")
          .matches(e -> !e.isTransient());
    } else {
      assertThat(checkingStore().find(damaged).orElseThrow().bytes()).hasSize(102);
    }
  }

  @Test
  default void statisticsGrowByWhatIsStored() {
    MediaSlot slot = newSlot();
    MediaStatistics.SlotUse before = use(slot);
    store().put(slot, TestContent.small(1));
    store().put(slot, TestContent.small(2));
    MediaStatistics.SlotUse after = use(slot);
    assertThat(after.owners()).isEqualTo(before.owners() + 1);
    assertThat(after.media()).isEqualTo(before.media() + 1);
    assertThat(after.bytes()).isEqualTo(before.bytes() + 102);
    assertThat(statistics().tables())
        .isNotEmpty()
        .allSatisfy(table -> assertThat(table.bytes()).isPositive());
  }

  private MediaStatistics.SlotUse use(MediaSlot slot) {
    return statistics().slots().stream()
        .filter(use -> use.ownerType().equals(slot.ownerType()) && use.slot().equals(slot.name()))
        .findFirst()
        .orElse(new MediaStatistics.SlotUse(slot.ownerType(), slot.name(), 0, 0, 0));
  }
}
