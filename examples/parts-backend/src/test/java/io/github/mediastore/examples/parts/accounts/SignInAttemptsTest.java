package io.github.mediastore.examples.parts.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {

  private Instant now = Instant.EPOCH;
  private final SignInAttempts attempts = new SignInAttempts(() -> now);

  private void fail(int times, String account, String address) {
    for (int i = 0; i < times; i++) {
      attempts.failed(account, address);
    }
  }

  @Test
  void fourFailuresCostNothingAndEachFurtherOneDoublesTheWait() {
    fail(4, "ada", "1");
    assertThat(attempts.wait("ada", "1")).isEmpty();

    for (int seconds : new int[] {1, 2, 4, 8}) {
      fail(1, "ada", "1");
      assertThat(attempts.wait(" ADA ", "2")).contains(Duration.ofSeconds(seconds));
    }
    now = now.plusSeconds(8);
    assertThat(attempts.wait("ada", "1")).isEmpty();
  }

  @Test
  void nobodyWaitsLongerThanFiveMinutesAndWhatWasIsForgottenAfterAnHour() {
    fail(60, "ada", "1");
    assertThat(attempts.wait("ada", "2")).contains(Duration.ofMinutes(5));

    now = now.plus(Duration.ofMinutes(61));
    fail(1, "ada", "1");
    assertThat(attempts.wait("ada", "1")).isEmpty();
  }

  @Test
  void whoSignsInStartsAnewButTheAddressDoesNot() {
    fail(21, "ada", "1");

    attempts.succeeded("ada");

    assertThat(attempts.wait("ada", "2")).isEmpty();
    assertThat(attempts.wait("ada", "1")).isPresent();
    assertThat(attempts.wait("ben", "1")).isPresent();
  }

  @Test
  void manyAccountsFromOneAddressSlowTheAddress() {
    for (int i = 0; i < 20; i++) {
      fail(1, "user" + i, "1");
    }

    assertThat(attempts.wait("another", "1")).isPresent();
    assertThat(attempts.wait("another", "2")).isEmpty();
  }

  @Test
  void manyKeysDoNotFillTheMemoryAndTheLatestAreKept() {
    for (int i = 0; i < 30_000; i++) {
      fail(1, "user" + i, "address" + i);
    }
    fail(5, "last", "address");

    assertThat(attempts.wait("last", "x")).isPresent();
  }
}
