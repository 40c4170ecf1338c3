package io.github.mediastore.internal.imageio;

import io.github.mediastore.internal.imageio.ReaderException.Kind;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Hands a file in memory to a reader of ImageIO, for a limited time. Some readers can be talked
 * into loops by a damaged file, even at its end; each of them reads on as it loops, and so can be
 * stopped here.
 */
final class BoundedImageInput extends ImageInputStreamImpl {

  private static final int READS_BETWEEN_CHECKS = 1 << 10;

  private final byte[] file;
  private final Duration limit;
  private final long start = System.nanoTime();
  private int reads;
  private boolean beyondEnd;

  BoundedImageInput(byte[] file, Duration limit) {
    this.file = file;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    checkTime();
    bitOffset = 0;
    if (streamPos >= file.length) {
      beyondEnd = true;
      return -1;
    }
    return file[(int) streamPos++] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    checkTime();
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    int count = (int) Math.min(length, file.length - streamPos);
    if (count <= 0) {
      beyondEnd = true;
      return -1;
    }
    System.arraycopy(file, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  /** Returns whether more was asked for than there is. */
  boolean wasReadBeyondItsEnd() {
    return beyondEnd;
  }

  @Override
  public long length() {
    return file.length;
  }

  private void checkTime() throws IOException {
    checkClosed();
    if (++reads % READS_BETWEEN_CHECKS == 0 && System.nanoTime() - start > limit.toNanos()) {
      throw new ReaderException(
          Kind.TOO_EXPENSIVE, "it takes longer than " + limit.toSeconds() + " s to decode");
    }
  }
}
