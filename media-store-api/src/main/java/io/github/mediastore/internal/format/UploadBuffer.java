package io.github.mediastore.internal.format;

import io.github.mediastore.internal.streams.SmallReads;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one upload, pulled from its stream only as far as somebody asks, so that a header
 * can be judged before the rest is taken in. What was read is kept; nothing is read twice.
 *
 * <p>Memory grows with what has really arrived, never with what a header claims, and no further
 * than {@link #drainMemory} says. The stream is asked for little at a time and never closed, and
 * what it throws passes through as it is. Not safe for use by several threads.
 */
public final class UploadBuffer {

  private static final int FIRST_CAPACITY = 16 << 10;
  private static final long UNKNOWN = -1;

  private final @Nullable InputStream in;
  private final long expected;
  private int maxBytes;
  private int prefix;
  private byte[] bytes;
  private int size;
  private boolean ended;

  private UploadBuffer(
      @Nullable InputStream in, long expected, int maxBytes, int prefix, byte[] bytes, int size) {
    this.in = in;
    this.expected = expected;
    this.maxBytes = maxBytes;
    this.prefix = prefix;
    this.bytes = bytes;
    this.size = size;
    this.ended = in == null;
  }

  /**
   * Creates a buffer over a stream of unknown length; reads nothing yet.
   *
   * @param in the upload, never closed
   * @param maxBytes the most bytes the upload may have, at least 1
   * @param prefix how many of them may be pulled before {@link #liftPrefix} or {@link #drain}
   */
  public static UploadBuffer of(InputStream in, int maxBytes, int prefix) {
    return of(in, UNKNOWN, maxBytes, prefix);
  }

  /**
   * Creates a buffer over the stream of a file; reads nothing yet.
   *
   * @param in the upload, never closed
   * @param expected the size of the file, which may turn out to be another
   * @param maxBytes the most bytes the upload may have, at least 1
   * @param prefix how many of them may be pulled before {@link #liftPrefix} or {@link #drain}
   */
  public static UploadBuffer ofFile(InputStream in, long expected, int maxBytes, int prefix) {
    return of(in, Math.max(0, expected), maxBytes, prefix);
  }

  private static UploadBuffer of(InputStream in, long expected, int maxBytes, int prefix) {
    Objects.requireNonNull(in, "in");
    if (maxBytes < 1 || prefix < 1) {
      throw new IllegalArgumentException(
          "An upload of " + maxBytes + " bytes, " + prefix + " at first, holds nothing");
    }
    int first = Math.min(prefix, maxBytes);
    byte[] bytes = new byte[Math.min(FIRST_CAPACITY, first)];
    return new UploadBuffer(SmallReads.of(in), expected, maxBytes, first, bytes, 0);
  }

  /**
   * Creates a buffer over bytes that are in memory; they are not copied.
   *
   * @param bytes the whole upload
   * @param maxBytes the most bytes it may have
   * @throws HeaderException if it has more
   */
  public static UploadBuffer of(byte[] bytes, int maxBytes) throws HeaderException {
    if (bytes.length > maxBytes) {
      throw HeaderException.tooManyBytes(maxBytes);
    }
    return new UploadBuffer(null, bytes.length, maxBytes, maxBytes, bytes, bytes.length);
  }

  /**
   * Lowers the limit, to what there is memory for.
   *
   * @param bytes the most bytes the upload may have from now on; a higher limit changes nothing,
   *     and what was pulled stays
   */
  public void limitTo(int bytes) {
    maxBytes = Math.max(Math.max(1, size), Math.min(maxBytes, bytes));
    prefix = Math.min(prefix, maxBytes);
  }

  /** Returns the most bytes that the upload can have: as many as its file, or its limit. */
  public int mostBytes() {
    return expected == UNKNOWN ? maxBytes : (int) Math.max(size, Math.min(maxBytes, expected));
  }

  /**
   * Returns the most memory that {@link #drain} takes for an upload of some length, what was pulled
   * before included. Of unknown length, it is there twice for a moment: in pieces and as a whole.
   */
  public long drainMemory(int length) {
    return in == null ? bytes.length : fixedMemory() + (long) copies() * length;
  }

  /** Returns the length of the longest upload that {@link #drain} takes so much memory for. */
  public long longestWithin(long memory) {
    return in == null ? mostBytes() : (memory - fixedMemory()) / copies();
  }

  private long fixedMemory() {
    return (long) bytes.length + (expected == UNKNOWN ? Pieces.SIZE : 0);
  }

  private int copies() {
    return expected == UNKNOWN ? 2 : 1;
  }

  /** Allows all of the upload to be pulled, up to its limit. */
  public void liftPrefix() {
    prefix = maxBytes;
  }

  /** Returns how many bytes have been pulled so far. */
  public int size() {
    return size;
  }

  /** Returns whether the end of the upload has been seen, so that {@link #size} is its length. */
  public boolean ended() {
    return ended;
  }

  /**
   * Pulls until the first {@code end} bytes are here.
   *
   * @param end any number of bytes, as a header may claim
   * @return false if the upload ends before that
   * @throws HeaderException if the upload turns out to be over its limit
   * @throws PrefixExceededException if more would have to be pulled than is allowed for now
   * @throws IOException if the stream fails
   */
  public boolean has(long end) throws IOException {
    while (size < end && !ended) {
      pull();
    }
    return size >= end;
  }

  /**
   * Reads the upload to its end.
   *
   * @return all its bytes: this buffer's own array, to be read only
   * @throws HeaderException if it is over its limit
   * @throws IOException if the stream fails
   */
  public byte[] drain() throws IOException {
    liftPrefix();
    if (in != null && !ended) {
      long likely = expected == UNKNOWN ? (long) size + in.available() : expected;
      if (likely > bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(maxBytes, likely));
      }
    }
    while (!ended && size < room()) {
      pull();
    }
    if (!ended) {
      Pieces rest = new Pieces();
      if (!rest.addAll(stream(), maxBytes - size)) {
        throw HeaderException.tooManyBytes(maxBytes);
      }
      ended = true;
      if (rest.size() > 0) {
        bytes = rest.behind(bytes, size);
        size = bytes.length;
      }
    }
    if (bytes.length != size) {
      bytes = Arrays.copyOf(bytes, size);
    }
    return bytes;
  }

  /** Reads once: at least one byte, or the end. */
  private void pull() throws IOException {
    int room = room();
    if (size < room) {
      int read = stream().read(bytes, size, room - size);
      size += Math.max(0, read);
      ended = read < 0;
      if (read != 0) {
        return;
      }
    }
    // The array is full, or the stream gave nothing though it was asked for something: the single
    // byte read is the one that must wait, and finds an end without growing the array for it.
    if (size == prefix && prefix < maxBytes) {
      throw new PrefixExceededException(prefix);
    }
    int next = stream().read();
    ended = next < 0;
    if (ended) {
      return;
    }
    if (size == maxBytes) {
      throw HeaderException.tooManyBytes(maxBytes);
    }
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(prefix, 2L * size));
    }
    bytes[size++] = (byte) next;
  }

  /** Returns how much the array may hold: it can be from before the limit was lowered. */
  private int room() {
    return Math.min(bytes.length, prefix);
  }

  private InputStream stream() {
    return Objects.requireNonNull(in, "in");
  }

  /** Returns the byte at an offset, 0 to 255. */
  public int u8(long offset) throws IOException {
    need(offset, 1);
    return bytes[(int) offset] & 0xFF;
  }

  /** Returns the two bytes at an offset as an unsigned number. */
  public int u16(long offset, ByteOrder order) throws IOException {
    need(offset, 2);
    int at = (int) offset;
    int first = bytes[at] & 0xFF;
    int second = bytes[at + 1] & 0xFF;
    return order == ByteOrder.BIG_ENDIAN ? (first << 8) | second : (second << 8) | first;
  }

  /** Returns the four bytes at an offset as an unsigned number. */
  public long u32(long offset, ByteOrder order) throws IOException {
    long first = u16(offset, order);
    long second = u16(offset + 2, order);
    return order == ByteOrder.BIG_ENDIAN ? (first << 16) | second : (second << 16) | first;
  }

  /** Returns a copy of some bytes. */
  public byte[] copy(long offset, int length) throws IOException {
    need(offset, length);
    return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
  }

  /** Returns whether these Latin-1 characters stand at an offset. */
  public boolean matches(long offset, String latin1) throws IOException {
    if (!has(offset + latin1.length())) {
      return false;
    }
    for (int i = 0; i < latin1.length(); i++) {
      if ((bytes[(int) offset + i] & 0xFF) != latin1.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void need(long offset, int length) throws IOException {
    if (!has(offset + length)) {
      throw HeaderException.truncated(size);
    }
  }
}
