package io.github.mediastore.jdbc.internal.objects.direct;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mediastore.Sha256;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names an upload in two ways: to its uploader by a token, in the object store and in the tables by
 * a key. The key is made of the token and of whoever uploads, and the row that has it is what
 * proves an upload, so nobody can finish what another began, or claim another size, though the
 * tables know neither uploader nor size.
 *
 * @param random 128 random bits, in hexadecimal
 * @param size the number of bytes that the upload was begun with
 */
public record UploadName(String random, long size) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 16;
  private static final int BINDING_LENGTH = 32;

  /** Small enough that each number of as many digits is a {@code long}. */
  private static final Pattern TOKEN = Pattern.compile("([0-9a-f]{32})-([1-9][0-9]{0,17})");

  /** Names a new upload. */
  public static UploadName ofNew(long size) {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return new UploadName(HexFormat.of().formatHex(random), size);
  }

  /** Reads what a client says is a token; empty if it cannot be one. */
  public static Optional<UploadName> parse(String token) {
    Matcher parts = TOKEN.matcher(token);
    return parts.matches()
        ? Optional.of(new UploadName(parts.group(1), Long.parseLong(parts.group(2))))
        : Optional.empty();
  }

  /** Returns what its uploader knows it by. */
  public String token() {
    return random + "-" + size;
  }

  /** Returns its key, without the store's identity. */
  public String key(String uploader) {
    String binding = Sha256.of((token() + " " + uploader).getBytes(UTF_8)).hex();
    return "direct/" + token() + "-" + binding.substring(0, BINDING_LENGTH);
  }
}
