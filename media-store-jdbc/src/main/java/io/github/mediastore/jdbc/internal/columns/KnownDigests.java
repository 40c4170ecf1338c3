package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.Sha256;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells whether a digest is that of some bytes, faster when the same bytes come again: they are
 * then recognized by a fingerprint that takes a fraction of the time of a SHA-256.
 *
 * <p>The fingerprint is the polynomial whose coefficients the bytes are, at a point that is secret
 * and random, modulo the prime 2^61 - 1 (Carter and Wegman, "New hash functions and their use in
 * authentication and set equality", 1981). Whoever does not know the point finds other bytes of the
 * same fingerprint with a probability of less than one in 2^40 for up to 14 MB. Safe for several
 * threads.
 */
final class KnownDigests {

  private static final int MOST = 4_096;

  private static final long PRIME = (1L << 61) - 1;

  /** A coefficient has 7 bytes, so that it is less than the prime. */
  private static final int BYTES = 7;

  private static final long MASK = (1L << (8 * BYTES)) - 1;

  /** Every fourth coefficient belongs to the same sum, so that four are worked out at once. */
  private static final int SUMS = 4;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long point = new SecureRandom().nextLong() & PRIME;
  private final long pointToTheFourth = next(next(next(point, point, 0), point, 0), point, 0);

  private final Map<Sha256, Long> fingerprints =
      Collections.synchronizedMap(new LeastRecentlyUsed());

  /** Returns whether the digest is that of the bytes. */
  boolean isDigestOf(Sha256 digest, byte[] bytes) {
    Long fingerprint = fingerprint(bytes);
    if (fingerprint.equals(fingerprints.get(digest))) {
      return true;
    }
    boolean is = Sha256.of(bytes).equals(digest);
    if (is) {
      fingerprints.put(digest, fingerprint);
    }
    return is;
  }

  /** Returns what is equal for equal bytes, and hardly ever for others. */
  long fingerprint(byte[] bytes) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    int at = 0;
    for (; at <= bytes.length - SUMS * BYTES - 1; at += SUMS * BYTES) {
      a = next(a, pointToTheFourth, coefficient(bytes, at));
      b = next(b, pointToTheFourth, coefficient(bytes, at + BYTES));
      c = next(c, pointToTheFourth, coefficient(bytes, at + 2 * BYTES));
      d = next(d, pointToTheFourth, coefficient(bytes, at + 3 * BYTES));
    }
    long result = next(next(next(a, point, b), point, c), point, d);
    for (; at < bytes.length; at++) {
      result = next(result, point, bytes[at] & 0xFF);
    }
    return next(result, point, bytes.length) % PRIME;
  }

  private static long coefficient(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at) & MASK;
  }

  /** Returns the value times the factor plus the coefficient, at most a little over the prime. */
  static long next(long value, long factor, long coefficient) {
    long low = value * factor;
    long product = (low & PRIME) + ((Math.multiplyHigh(value, factor) << 3) | (low >>> 61));
    long sum = product + coefficient;
    return (sum & PRIME) + (sum >>> 61);
  }

  /** Forgets what was not asked for longest. */
  private static final class LeastRecentlyUsed extends LinkedHashMap<Sha256, Long> {

    private static final long serialVersionUID = 1;

    LeastRecentlyUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Sha256, Long> eldest) {
      return size() > MOST;
    }
  }
}
