package io.github.mediastore.jdbc.internal.reading;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * Holds the bytes of a medium to its digest and fails in place of the end if they differ. Not safe
 * for several threads.
 */
final class CheckedStream extends FilterInputStream {

  private final MediaInfo info;
  private final MessageDigest digest = Sha256.newDigest();
  private boolean ended;

  CheckedStream(InputStream stream, MediaInfo info) {
    super(stream);
    this.info = info;
  }

  static void check(MediaInfo info, Sha256 found) {
    if (!found.equals(info.sha256())) {
      throw new MediaStorageException(
          "The bytes of %s are damaged: their SHA-256 is %s, but %s was stored"
              .formatted(info, found, info.sha256()),
          null,
          false);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    if (read > 0) {
      digest.update(bytes, offset, read);
    } else if (read == -1 && !ended) {
      ended = true;
      check(info, Sha256.ofDigest(digest.digest()));
    }
    return read;
  }

  /** Skips by reading, because what is skipped is checked too. */
  @Override
  public long skip(long count) throws IOException {
    byte[] skipped = new byte[(int) Math.max(0, Math.min(count, 8192))];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
