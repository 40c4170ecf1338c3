package io.github.mediastore.internal.video;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Big-endian numbers from a stream that knows its place and gives up after a bounded amount of
 * work, however the file is built.
 */
final class VideoBytes {

  /** Enough for the samples of the fragments of some ten hours. */
  private static final long MOST_BYTES_READ = 32L << 20;

  /** Enough for fragments of half a second over a day, with all that is in them. */
  private static final int MOST_BOXES = 2_000_000;

  /** Enough for fragments of half a second over a day; on a local disk they take a second. */
  private static final int MOST_JUMPS = 200_000;

  /** Small, because most of what it would read ahead is passed over. */
  private static final int BUFFER = 512;

  private final InputStream in;
  private long position;
  private long read;
  private int boxes;
  private int jumps;

  VideoBytes(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER);
  }

  /** How many bytes lie before this place. */
  long position() {
    return position;
  }

  /**
   * Counts a box.
   *
   * @throws GaveUpException if there have been too many
   */
  void countBox() throws GaveUpException {
    if (++boxes > MOST_BOXES) {
      throw new GaveUpException();
    }
  }

  int u8() throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new EOFException();
    }
    position++;
    if (++read > MOST_BYTES_READ) {
      throw new GaveUpException();
    }
    return value;
  }

  int u16() throws IOException {
    return u8() << 8 | u8();
  }

  int i32() throws IOException {
    return u16() << 16 | u16();
  }

  long u32() throws IOException {
    return Integer.toUnsignedLong(i32());
  }

  /** A number of 64 bits; negative if it needs them all. */
  long u64() throws IOException {
    return u32() << 32 | u32();
  }

  void skip(long bytes) throws IOException {
    if (bytes >= BUFFER && ++jumps > MOST_JUMPS) {
      throw new GaveUpException();
    }
    in.skipNBytes(bytes);
    position += Math.max(0, bytes);
  }

  /** Goes on at a place; one that was passed already is the sign of a damaged file. */
  void skipTo(long place) throws IOException {
    if (place < position) {
      throw new EOFException();
    }
    skip(place - position);
  }

  /** The file has more boxes than any video needs. */
  static final class GaveUpException extends IOException {

    private static final long serialVersionUID = 1L;
  }
}
