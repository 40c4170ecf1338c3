package io.github.mediastore.internal.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes of a stream whose length nobody knows, gathered piece by piece: an array that doubles would
 * be there three times over while it grows.
 */
final class Pieces {

  /** What one piece holds. */
  static final int SIZE = 128 << 10;

  private final List<byte[]> pieces = new ArrayList<>();
  private int size;

  /** Returns how many bytes there are. */
  int size() {
    return size;
  }

  /**
   * Reads a stream to its end.
   *
   * @param most the most bytes to gather
   * @return false if the stream has more
   */
  boolean addAll(InputStream in, int most) throws IOException {
    while (true) {
      int filled = size % SIZE;
      int room = filled == 0 ? 0 : Math.min(SIZE - filled, most - size);
      int read = room == 0 ? 0 : in.read(last(), filled, room);
      if (read < 0) {
        return true;
      }
      size += read;
      if (read == 0) {
        // The single byte read must wait, and finds an end without taking memory for it.
        int next = in.read();
        if (next < 0) {
          return true;
        }
        if (size == most) {
          return false;
        }
        add((byte) next);
      }
    }
  }

  private void add(byte value) {
    if (size % SIZE == 0) {
      pieces.add(new byte[SIZE]);
    }
    last()[size++ % SIZE] = value;
  }

  /** Returns these bytes behind the first of others. */
  byte[] behind(byte[] first, int length) {
    byte[] all = Arrays.copyOf(first, length + size);
    int at = length;
    for (byte[] piece : pieces) {
      int copied = Math.min(SIZE, all.length - at);
      System.arraycopy(piece, 0, all, at, copied);
      at += copied;
    }
    return all;
  }

  private byte[] last() {
    return pieces.get(pieces.size() - 1);
  }
}
