package io.github.mediastore.jdbc.internal.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a replica is tried again. */
class ReplicaHealthTest {

  private long now;
  private final ReplicaHealth health = new ReplicaHealth(() -> now);

  @Test
  void afterAFailureItIsLeftAloneForAWhileAndThenTriedByOne() {
    assertThat(health.mayBeTried()).isTrue();
    health.failed("find medium 7", new SQLException("refused", "08001"));
    assertThat(health.isPaused()).isTrue();
    assertThat(health.mayBeTried()).isFalse();

    now = Duration.ofSeconds(10).toNanos();
    assertThat(health.isPaused()).isFalse();
    assertThat(health.mayBeTried()).isTrue();
    assertThat(health.isPaused()).isTrue();
    assertThat(health.mayBeTried()).isFalse();

    assertThat(health.isToBeChecked()).isTrue();
    health.isStandby();
    assertThat(health.mayBeTried()).isTrue();
    assertThat(health.mayBeTried()).isTrue();
  }

  @Test
  void itIsLookedAtOnceASecondWhetherItWasPromoted() {
    assertThat(health.isToBeChecked()).isTrue();
    health.isStandby();
    assertThat(health.isToBeChecked()).isFalse();
    now = Duration.ofSeconds(1).toNanos();
    assertThat(health.isToBeChecked()).isTrue();
    health.isNoStandby();
    assertThat(health.isPaused()).isTrue();
  }
}
