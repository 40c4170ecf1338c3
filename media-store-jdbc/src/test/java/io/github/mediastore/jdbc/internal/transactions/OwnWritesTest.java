package io.github.mediastore.jdbc.internal.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaSlot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long what a process wrote is remembered. */
class OwnWritesTest {

  private static final MediaSlot A = MediaSlot.of("parts", 1, "images");
  private static final MediaSlot B = MediaSlot.of("parts", 2, "images");
  private static final MediaSlot C = MediaSlot.of("parts", 3, "images");

  private long now;
  private final OwnWrites writes = new OwnWrites(2, () -> now);

  @Test
  void theLastTransactionOfASlotStandsForAllOfThem() {
    writes.note(List.of(A, B), 9);
    writes.note(List.of(A), 7);
    assertThat(writes.of(List.of(A))).containsExactly(7L);
    assertThat(writes.of(List.of(A, B, C))).containsExactly(7L, 9L);
    assertThat(writes.of(List.of(C))).isEmpty();
    assertThat(writes.ofAnySlot()).isZero();
  }

  @Test
  void whereThereIsNoRoomForASlotItsTransactionStandsForAnySlot() {
    writes.note(List.of(A), 9);
    writes.note(List.of(B), 5);
    writes.note(List.of(C), 6);
    assertThat(writes.of(List.of(A))).isEmpty();
    assertThat(writes.ofAnySlot()).isEqualTo(9);
    writes.note(List.of(A), 7);
    assertThat(writes.ofAnySlot()).isEqualTo(9);
  }

  @Test
  void whatAReplicaHasIsKeptForAWhileAsAnotherMayBeFurtherBehind() {
    writes.note(List.of(A), 5);
    writes.note(List.of(B), 6);
    writes.note(List.of(C), 8);
    writes.forget(100);
    assertThat(writes.of(List.of(B, C))).containsExactly(6L, 8L);
    assertThat(writes.ofAnySlot()).isEqualTo(5);

    now = Duration.ofMinutes(10).toNanos();
    writes.forget(7);
    assertThat(writes.of(List.of(B, C))).containsExactly(8L);
    assertThat(writes.ofAnySlot()).isZero();
  }

  @Test
  void whatNoReplicaHasIsNeverForgotten() {
    writes.note(List.of(A, B, C), 7);
    now = Duration.ofDays(30).toNanos();
    writes.forget(7);
    assertThat(writes.of(List.of(B, C))).containsExactly(7L);
    assertThat(writes.ofAnySlot()).isEqualTo(7);
  }
}
