package io.github.mediastore.examples.parts.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {

  private Instant now = Instant.EPOCH;
  private final SignInAttempts attempts = new SignInAttempts(() -> now);

  /** Fails so often, each time as soon as that is possible. */
  private void fail(int times, String account, String address) {
    for (int i = 0; i < times; i++) {
      Optional<Duration> wait = attempts.wait(account, address);
      now = now.plus(wait.orElse(Duration.ZERO));
      assertThat(attempts.begin(account, address)).isEmpty();
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
    fail(30, "ada", "1");
    assertThat(attempts.wait("ada", "2")).contains(Duration.ofMinutes(5));

    now = now.plus(Duration.ofMinutes(61));
    fail(1, "ada", "1");
    assertThat(attempts.wait("ada", "1")).isEmpty();
  }

  @Test
  void guessesAtTheSameTimeCountLikeThoseOneAfterTheOther() {
    long begun = IntStream.range(0, 60).filter(i -> attempts.begin("ada", "1").isEmpty()).count();

    assertThat(begun).isEqualTo(5);
  }

  @Test
  void whoMustWaitAddsNothingToTheWait() {
    fail(5, "ada", "1");

    IntStream.range(0, 100).forEach(i -> attempts.begin("ada", "1"));

    assertThat(attempts.wait("ada", "1")).contains(Duration.ofSeconds(1));
  }

  @Test
  void whoSignsInStartsAnewButTheAddressDoesNot() {
    IntStream.range(0, 21).forEach(i -> fail(1, "user" + i, "1"));
    now = now.plusSeconds(10);
    fail(1, "ada", "1");

    attempts.succeeded("ada", "1");

    assertThat(attempts.wait("ada", "2")).isEmpty();
    fail(1, "ben", "1");
    assertThat(attempts.wait("ada", "1")).isPresent();
  }

  @Test
  void strangersDoNotKeepAnybodyOutOfAPlaceWhereTheySignedInBefore() {
    attempts.begin("ada", "home");
    attempts.succeeded("ada", "home");

    fail(30, "ada", "elsewhere");

    assertThat(attempts.wait("ada", "another")).isPresent();
    assertThat(attempts.wait("ada", "home")).isEmpty();
    fail(5, "ada", "home");
    assertThat(attempts.wait("ada", "home")).isPresent();
  }

  @Test
  void whoCannotBeAnsweredHasNotFailed() {
    for (int i = 0; i < 100; i++) {
      assertThat(attempts.begin("ada", "1")).isEmpty();
      attempts.unanswered("ada", "1");
    }
  }

  @Test
  void manyAccountsFromOneAddressSlowTheAddress() {
    IntStream.range(0, 20).forEach(i -> fail(1, "user" + i, "1"));

    assertThat(attempts.wait("another", "1")).isPresent();
    assertThat(attempts.wait("another", "2")).isEmpty();
  }

  @Test
  void theAddressesOfOneNetworkAreOne() {
    IntStream.range(0, 20).forEach(i -> fail(1, "user" + i, "2001:db8:0:1::" + i));

    assertThat(attempts.wait("another", "2001:db8:0:1:ffff::1")).isPresent();
    assertThat(attempts.wait("another", "2001:db8:0:2::1")).isEmpty();
    assertThat(attempts.wait("another", "no: address")).isEmpty();
  }

  @Test
  void manyKeysDoNotFillTheMemoryAndTheLatestAreKept() {
    fail(20, "x", "address");
    for (int i = 0; i < 30_000; i++) {
      fail(1, "user" + i, "address" + i % 9_000);
    }
    fail(5, "last", "y");

    assertThat(attempts.wait("last", "x")).isPresent();
  }
}
