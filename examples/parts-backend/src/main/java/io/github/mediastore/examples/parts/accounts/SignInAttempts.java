package io.github.mediastore.examples.parts.accounts;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who guesses passwords: after some failures in a row, each further one doubles the wait
 * until the next attempt, per account and per address. An address from which somebody has signed in
 * has its own count for that account, so that strangers cannot keep its owner out. Safe for use by
 * several threads.
 *
 * <p>It is kept in memory, for the accounts and addresses that failed last: with several servers
 * each counts its own.
 */
final class SignInAttempts {

  private static final int FREE_PER_ACCOUNT = 5;

  /** People behind one address may forget their passwords on the same morning. */
  private static final int FREE_PER_ADDRESS = 20;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

  private final InstantSource clock;
  private final Map<String, Failures> accounts = new Latest<>();
  private final Map<String, Failures> addresses = new Latest<>();
  private final Map<String, Boolean> known = new Latest<>();

  SignInAttempts(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Begins an attempt, which counts as failed until it has succeeded: guesses that are made at the
   * same time are counted like those made one after the other.
   *
   * @return how long it must wait, and was not begun; empty if it may be made now
   */
  synchronized Optional<Duration> begin(String account, String address) {
    Optional<Duration> wait = wait(account, address);
    if (wait.isEmpty()) {
      note(accounts, accountKey(account, address), FREE_PER_ACCOUNT);
      note(addresses, addressKey(address), FREE_PER_ADDRESS);
    }
    return wait;
  }

  /** Returns how long an attempt must wait; empty if it may be made now. */
  synchronized Optional<Duration> wait(String account, String address) {
    long now = clock.millis();
    long until =
        Math.max(
            until(accounts.get(accountKey(account, address)), now),
            until(addresses.get(addressKey(address)), now));
    return until <= now ? Optional.empty() : Optional.of(Duration.ofMillis(until - now));
  }

  private static long until(@Nullable Failures failed, long now) {
    return failed == null || failed.isForgotten(now) ? now : failed.until();
  }

  private void note(Map<String, Failures> all, String key, int free) {
    long now = clock.millis();
    Failures before = all.get(key);
    int count = before == null || before.isForgotten(now) ? 1 : before.count() + 1;
    int doublings = Math.min(count - free, 20);
    long wait =
        doublings < 0 ? 0 : Math.min(LONGEST_WAIT.toMillis(), 1000L << Math.max(0, doublings));
    all.put(key, new Failures(count, now, now + wait));
  }

  /** Notes that an attempt succeeded: the account starts anew, the address does not. */
  synchronized void succeeded(String account, String address) {
    accounts.remove(accountKey(account, address));
    takeBack(addresses, addressKey(address));
    known.put(placeKey(account, address), true);
  }

  /** Notes that an attempt neither succeeded nor failed, as nobody could be asked. */
  synchronized void unanswered(String account, String address) {
    takeBack(accounts, accountKey(account, address));
    takeBack(addresses, addressKey(address));
  }

  private static void takeBack(Map<String, Failures> all, String key) {
    all.computeIfPresent(
        key, (k, failed) -> new Failures(failed.count() - 1, failed.last(), failed.last()));
  }

  private String accountKey(String account, String address) {
    String place = placeKey(account, address);
    return known.get(place) == null ? digest(Accounts.normalized(account)) : place;
  }

  private static String placeKey(String account, String address) {
    return digest(addressKey(address) + " " + Accounts.normalized(account));
  }

  /** Who has an address of IPv6 has 2^64 of them, RFC 6177. */
  private static String addressKey(String address) {
    if (address.indexOf(':') >= 0) {
      try {
        if (InetAddress.getByName(address) instanceof Inet6Address six) {
          return HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8));
        }
      } catch (UnknownHostException e) {
        return digest(address); // A proxy made it up.
      }
    }
    return digest(address);
  }

  /** What somebody sends may be long, and what is kept of it is not. */
  private static String digest(String text) {
    try {
      byte[] sha256 =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }

  /** Failures in a row, when the last was, and until when nobody is asked again. */
  private record Failures(int count, long last, long until) {

    boolean isForgotten(long now) {
      return now - last > FORGOTTEN_AFTER.toMillis();
    }
  }

  /** Forgets what was put or looked up longest ago. */
  private static final class Latest<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1;
    private static final int MOST = 10_000;

    Latest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MOST;
    }
  }
}
