package io.github.mediastore.internal.streams;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/**
 * A stream that never asks the one behind it for much at once, whatever it is asked for itself.
 *
 * <p>The JDK reads files through a direct buffer as large as the read, and each thread keeps the
 * last of them. One read of a whole upload would hold its size in direct memory for as long as the
 * thread lives.
 */
public final class SmallReads extends FilterInputStream {

  /** The most bytes that are read at once: enough for speed, and little to keep for each thread. */
  public static final int MOST_BYTES = 32 << 10;

  private SmallReads(InputStream in) {
    super(in);
  }

  /** Returns a stream that reads another one a little at a time; closing it closes the other. */
  public static InputStream of(InputStream in) {
    return in instanceof SmallReads ? in : new SmallReads(in);
  }

  /**
   * Opens a file.
   *
   * @param file the file
   * @param options how to open it
   * @return a stream over its bytes, to be closed
   * @throws IOException if it cannot be opened
   */
  public static InputStream ofFile(Path file, OpenOption... options) throws IOException {
    return of(Files.newInputStream(file, options));
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return in.read(bytes, offset, Math.min(length, MOST_BYTES));
  }
}
