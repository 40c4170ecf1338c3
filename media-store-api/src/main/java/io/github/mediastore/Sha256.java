package io.github.mediastore;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The SHA-256 digest (FIPS 180-4) of a stored representation: its strong ETag, the version in its
 * URL and the proof that the bytes are still those that were stored. Immutable.
 */
public final class Sha256 {

  private static final int LENGTH = 32;

  private final byte[] digest;

  private Sha256(byte[] digest) {
    this.digest = digest;
  }

  /**
   * Hashes bytes.
   *
   * @param content the bytes to hash
   * @return their digest
   */
  public static Sha256 of(byte[] content) {
    return new Sha256(newDigest().digest(content));
  }

  /**
   * Wraps a digest that was computed elsewhere.
   *
   * @param digest 32 bytes, copied
   * @return the digest
   * @throws IllegalArgumentException if there are not 32 bytes
   */
  public static Sha256 ofDigest(byte[] digest) {
    if (digest.length != LENGTH) {
      throw new IllegalArgumentException(
          "A SHA-256 digest has " + LENGTH + " bytes, not " + digest.length);
    }
    return new Sha256(digest.clone());
  }

  /**
   * Reads a digest from its hexadecimal form.
   *
   * @param hex 64 hexadecimal digits in either case
   * @return the digest
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Sha256 ofHex(String hex) {
    return ofDigest(HexFormat.of().parseHex(hex));
  }

  /**
   * Returns a fresh digest to feed content through piece by piece; give the result to {@link
   * #ofDigest}.
   *
   * @return a new SHA-256 message digest
   */
  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  /** Returns the 32 bytes of the digest, a copy. */
  public byte[] bytes() {
    return digest.clone();
  }

  /** Returns the digest as 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(digest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sha256 that && Arrays.equals(digest, that.digest);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }

  /** Returns the same as {@link #hex}. */
  @Override
  public String toString() {
    return hex();
  }
}
