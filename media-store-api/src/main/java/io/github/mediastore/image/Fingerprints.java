package io.github.mediastore.image;

import io.github.mediastore.image.CompressionSettings.Rendition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names settings by a short text that changes with everything that changes the bytes they make: the
 * first 64 bits of a SHA-256 over them, behind the version of this pipeline.
 */
final class Fingerprints {

  /** To be raised when the same settings make other pixels of the same picture. */
  private static final int PIPELINE = 1;

  private static final int BYTES = 8;

  private Fingerprints() {}

  /** Returns the fingerprint of the full picture. */
  static String ofPicture(CompressionSettings settings) {
    return of(settings, List.of(settings.fit(), settings.maxBytes()));
  }

  /** Returns the fingerprint of a rendition, which shows what the full picture shows. */
  static String of(CompressionSettings settings, Rendition rendition) {
    Object shown = settings.fit().kind() == Fit.Kind.INSIDE ? "all" : settings.fit();
    return of(settings, List.of(shown, rendition.fit(), rendition.maxBytes()));
  }

  private static String of(CompressionSettings settings, List<Object> own) {
    List<Object> shared =
        List.of(
            settings.qualities(),
            settings.keepAlpha() ? "transparent" : settings.matte(),
            settings.losslessWhenSmaller(),
            settings.effort());
    String text =
        List.of(own, shared).stream().map(Object::toString).collect(Collectors.joining(";"));
    byte[] digest = sha256(text.getBytes(StandardCharsets.US_ASCII));
    return PIPELINE + "-" + HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
