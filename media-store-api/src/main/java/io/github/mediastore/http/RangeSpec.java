package io.github.mediastore.http;

import io.github.mediastore.ByteRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One member of a Range field, before the medium's size is known (RFC 9110, section 14.1.2). */
sealed interface RangeSpec {

  /** Returns whether a medium of this many bytes has any of what is asked for. */
  boolean isSatisfiable(long size);

  /** Returns the bytes asked for, cut to those a medium of this size has. */
  ByteRange resolve(long size);

  /** Reads {@code 0-499}, {@code 500-} or {@code -500}; nothing if the text is none of them. */
  static Optional<RangeSpec> parse(String text) {
    Matcher positions = Positions.SYNTAX.matcher(text);
    if (positions.matches()) {
      long first = number(positions.group(1));
      long last = positions.group(2).isEmpty() ? Long.MAX_VALUE : number(positions.group(2));
      return last < first ? Optional.empty() : Optional.of(new Positions(first, last));
    }
    Matcher suffix = Suffix.SYNTAX.matcher(text);
    return suffix.matches() ? Optional.of(new Suffix(number(suffix.group(1)))) : Optional.empty();
  }

  /**
   * Numbers have no upper bound in HTTP; what is too large for a long is larger than any medium.
   */
  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * From one position to another, both included.
   *
   * @param first position of the first byte
   * @param last position of the last byte, beyond the end for an open range
   */
  record Positions(long first, long last) implements RangeSpec {

    private static final Pattern SYNTAX = Pattern.compile("([0-9]++)-([0-9]*+)");

    @Override
    public boolean isSatisfiable(long size) {
      return first < size;
    }

    @Override
    public ByteRange resolve(long size) {
      return new ByteRange(first, Math.min(last, size - 1));
    }
  }

  /**
   * The last so many bytes.
   *
   * @param length how many
   */
  record Suffix(long length) implements RangeSpec {

    private static final Pattern SYNTAX = Pattern.compile("-([0-9]++)");

    @Override
    public boolean isSatisfiable(long size) {
      return length > 0;
    }

    @Override
    public ByteRange resolve(long size) {
      return new ByteRange(Math.max(0, size - length), size - 1);
    }
  }
}
