package io.github.mediastore.jdbc.internal.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.Sha256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Fingerprints of bytes are told apart, and the digests of others are not believed. */
class KnownDigestsTest {

  private final KnownDigests known = new KnownDigests();

  @Test
  void bytesThatDifferInAnyWayHaveOtherFingerprints() {
    byte[] bytes = new byte[28 * 5 + 17];
    new Random(1).nextBytes(bytes);
    List<byte[]> others = new ArrayList<>(List.of(bytes));
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] other = bytes.clone();
      other[bit / 8] ^= (byte) (1 << bit % 8);
      others.add(other);
    }
    for (int i = 0; i < bytes.length; i++) {
      for (int j = 0; j < i; j++) {
        byte[] swapped = bytes.clone();
        swapped[i] = bytes[j];
        swapped[j] = bytes[i];
        others.add(swapped);
      }
    }
    for (int length = 0; length < 100; length++) {
      others.add(new byte[length]);
    }
    Set<Sha256> digests = new HashSet<>();
    Set<Long> fingerprints = new HashSet<>();
    for (byte[] other : others) {
      digests.add(Sha256.of(other));
      fingerprints.add(known.fingerprint(other));
    }
    assertThat(fingerprints).hasSameSizeAs(digests).hasSizeGreaterThan(10_000);
  }

  @Test
  void coefficientsInTheirPlacesCannotTakeTheWeightOfOthers() {
    for (int from = 0; from < 112; from += 7) {
      for (int to = 0; to < 112; to += 7) {
        byte[] one = new byte[150];
        byte[] other = new byte[150];
        one[from] = 1;
        other[to] = 1;
        assertThat(known.fingerprint(one) == known.fingerprint(other)).isEqualTo(from == to);
      }
    }
  }

  @Test
  void aProductIsTheRemainderOfThePrime() {
    long prime = (1L << 61) - 1;
    for (long value : new long[] {0, 1, 1L << 60, prime - 1, prime + 2}) {
      for (long factor : new long[] {0, 1, 1L << 60, prime - 1}) {
        for (long coefficient : new long[] {0, 1, (1L << 56) - 1}) {
          assertThat(KnownDigests.next(value, factor, coefficient) % prime)
              .isEqualTo(
                  BigInteger.valueOf(value)
                      .multiply(BigInteger.valueOf(factor))
                      .add(BigInteger.valueOf(coefficient))
                      .mod(BigInteger.valueOf(prime))
                      .longValueExact());
        }
      }
    }
  }

  @Test
  void aDigestIsOfItsBytesAloneHoweverOftenItIsAskedFor() {
    Random random = new Random(2);
    List<byte[]> contents = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      byte[] bytes = new byte[200];
      random.nextBytes(bytes);
      contents.add(bytes);
    }
    for (int round = 0; round < 2; round++) {
      for (int i = 1; i < contents.size(); i++) {
        byte[] bytes = contents.get(i);
        Sha256 digest = Sha256.of(bytes);
        assertThat(known.isDigestOf(digest, bytes)).isTrue();
        assertThat(known.isDigestOf(digest, contents.get(i - 1))).isFalse();
        assertThat(known.isDigestOf(digest, bytes)).isTrue();
      }
    }
  }
}
