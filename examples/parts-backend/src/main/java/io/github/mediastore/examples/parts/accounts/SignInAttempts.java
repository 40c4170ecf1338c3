package io.github.mediastore.examples.parts.accounts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down who guesses passwords: after some failures in a row, each further one doubles the wait
 * until the next attempt, per account and per address. Nobody is locked out for longer than the
 * longest wait, so nobody can lock out another. Safe for use by several threads.
 *
 * <p>It is kept in memory, for the keys that failed last: with several servers each counts its own.
 */
final class SignInAttempts {

  private static final int FREE_PER_ACCOUNT = 5;

  /** People behind one address may forget their passwords on the same morning. */
  private static final int FREE_PER_ADDRESS = 20;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
  private static final int MOST_KEYS = 10_000;

  private final InstantSource clock;
  private final Map<String, Failures> failures = new LinkedHashMap<>();

  SignInAttempts(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns how long an attempt must wait; empty if it may be made now. */
  synchronized Optional<Duration> wait(String account, String address) {
    long now = clock.millis();
    long until = Math.max(until(account(account), now), until(address(address), now));
    return until <= now ? Optional.empty() : Optional.of(Duration.ofMillis(until - now));
  }

  private long until(String key, long now) {
    Failures failed = failures.get(key);
    return failed == null || failed.isForgotten(now) ? now : failed.until();
  }

  /** Notes that an attempt failed. */
  synchronized void failed(String account, String address) {
    note(account(account), FREE_PER_ACCOUNT);
    note(address(address), FREE_PER_ADDRESS);
  }

  private void note(String key, int free) {
    long now = clock.millis();
    // Taken out and put in again, so that the first is the one that failed longest ago.
    Failures before = failures.remove(key);
    int count = before == null || before.isForgotten(now) ? 1 : before.count() + 1;
    int doublings = Math.min(count - free, 20);
    long wait =
        doublings < 0 ? 0 : Math.min(LONGEST_WAIT.toMillis(), 1000L << Math.max(0, doublings));
    failures.put(key, new Failures(count, now, now + wait));
    if (failures.size() > MOST_KEYS) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  /** Notes that an attempt succeeded: the account starts anew, the address does not. */
  synchronized void succeeded(String account) {
    failures.remove(account(account));
  }

  private static String account(String account) {
    return "account " + Accounts.normalized(account);
  }

  private static String address(String address) {
    return "address " + address;
  }

  /** Failures in a row, when the last was, and until when nobody is asked again. */
  private record Failures(int count, long last, long until) {

    boolean isForgotten(long now) {
      return now - last > FORGOTTEN_AFTER.toMillis();
    }
  }
}
