package io.github.mediastore.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The start of what a child wrote to its standard error, where it says what was wrong first. A
 * child may write without end: the rest is read and dropped.
 */
final class ErrorText {

  private static final int MOST_BYTES = 4_096;

  private final byte[] bytes = new byte[MOST_BYTES];
  private int size;

  void add(byte[] more, int length) {
    int kept = Math.min(length, MOST_BYTES - size);
    System.arraycopy(more, 0, bytes, size, kept);
    size += kept;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean contains(String words) {
    return toString().contains(words);
  }

  /** Returns the words, on one line and without control characters: they may go into a log. */
  @Override
  public String toString() {
    String text = new String(Arrays.copyOf(bytes, size), StandardCharsets.UTF_8);
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
  }
}
