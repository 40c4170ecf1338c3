package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.MediaContent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;

/** Content whose bytes no other has, so that one that is in a wrong place is found. */
final class Content implements MediaContent {

  private static final int CHUNK = 512 * 1024;

  private final String contentType;
  private final byte[] bytes;
  private final boolean isRepeatable;
  private final Map<String, MediaContent> renditions;

  private Content(
      String contentType,
      byte[] bytes,
      boolean isRepeatable,
      Map<String, MediaContent> renditions) {
    this.contentType = contentType;
    this.bytes = bytes;
    this.isRepeatable = isRepeatable;
    this.renditions = renditions;
  }

  /** Returns content of any size, sometimes of none, of a chunk, or of several. */
  static Content random(Random random) {
    int kind = random.nextInt(100);
    int size =
        kind < 2
            ? 0
            : kind < 5
                ? CHUNK - 1 + random.nextInt(3)
                : kind < 8 ? CHUNK + random.nextInt(3 * CHUNK) : 200 + random.nextInt(40_000);
    Map<String, MediaContent> renditions = new TreeMap<>();
    if (random.nextInt(5) == 0) {
      renditions.put("thumb", small(random));
      renditions.put("card", small(random));
    }
    String type = random.nextInt(3) == 0 ? "video/mp4" : "image/webp";
    return new Content(type, bytes(random, size), random.nextInt(4) > 0, renditions);
  }

  /** Returns content of a few bytes. */
  static Content small(Random random) {
    byte[] bytes = bytes(random, 200 + random.nextInt(5000));
    return new Content("image/webp", bytes, true, Map.of());
  }

  static byte[] bytes(Random random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public String contentType() {
    return contentType;
  }

  @Override
  public boolean isRepeatable() {
    return isRepeatable;
  }

  @Override
  public Map<String, MediaContent> renditions() {
    return renditions;
  }

  @Override
  public OptionalLong size() {
    return isRepeatable ? OptionalLong.of(bytes.length) : OptionalLong.empty();
  }

  @Override
  public InputStream openStream() {
    return new ByteArrayInputStream(bytes);
  }

  /** Returns what the model has of it. */
  String item() {
    StringBuilder item = new StringBuilder(representation(contentType, bytes));
    renditions.forEach(
        (name, content) ->
            item.append('+')
                .append(name)
                .append('~')
                .append(representation("image/webp", ((Content) content).bytes)));
    return item.toString();
  }

  static String representation(String contentType, byte[] bytes) {
    return sha256(bytes) + ":" + bytes.length + ":" + contentType;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
