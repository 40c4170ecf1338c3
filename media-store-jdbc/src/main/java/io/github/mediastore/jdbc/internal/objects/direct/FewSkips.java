package io.github.mediastore.jdbc.internal.objects.direct;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes over long stretches of an object a limited number of times, as each is a request; then it
 * reads on, so that no file can be built to take a request for each of its pieces.
 */
final class FewSkips extends FilterInputStream {

  private static final int MOST_SKIPS = 64;
  private static final int LONGEST_READ = 64 << 10;

  private final byte[] dropped = new byte[LONGEST_READ];
  private int skips;

  FewSkips(InputStream in) {
    super(in);
  }

  @Override
  public long skip(long count) throws IOException {
    if (count > LONGEST_READ && skips < MOST_SKIPS) {
      skips++;
      return in.skip(count);
    }
    return count <= 0 ? 0 : Math.max(0, in.read(dropped, 0, (int) Math.min(LONGEST_READ, count)));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
