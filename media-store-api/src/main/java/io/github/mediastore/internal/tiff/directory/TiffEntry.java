package io.github.mediastore.internal.tiff.directory;

import java.io.IOException;
import java.util.OptionalLong;

/** The values of one tag, read where they lie (TIFF 6.0, section 2; BigTIFF has wider offsets). */
public final class TiffEntry {

  private static final int BYTE = 1;
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int SBYTE = 6;
  private static final int UNDEFINED = 7;
  private static final int SSHORT = 8;
  private static final int SLONG = 9;
  private static final int SRATIONAL = 10;
  private static final int FLOAT = 11;
  private static final int DOUBLE = 12;
  private static final int IFD = 13;
  private static final int LONG8 = 16;
  private static final int SLONG8 = 17;
  private static final int IFD8 = 18;

  private final ByteOrdered data;
  private final int type;
  private final long count;
  private final long offset;

  /**
   * Opens an entry of a directory.
   *
   * @param at where the entry lies
   * @param offsetBytes how many bytes an offset and a count take: 4, or 8 in a BigTIFF
   */
  TiffEntry(ByteOrdered data, long at, int offsetBytes) throws IOException {
    this.data = data;
    this.type = data.u16(at + 2);
    this.count = data.unsigned(at + 4, offsetBytes);
    long field = at + 4 + offsetBytes;
    // Values that fit into the field stand in it.
    boolean inline = count >= 0 && count <= offsetBytes && count * width(type) <= offsetBytes;
    this.offset = inline ? field : data.unsigned(field, offsetBytes);
  }

  /** Returns how many values the entry claims to have, negative if it is an absurd number. */
  public long count() {
    return count;
  }

  /**
   * Returns an integer.
   *
   * @param index which
   * @return the value; empty if there are fewer, or they are no integers
   * @throws IOException if the file ends before it
   */
  public OptionalLong value(long index) throws IOException {
    if (index >= count || !isInteger(type)) {
      return OptionalLong.empty();
    }
    int width = width(type);
    long value = data.unsigned(offset + index * width, width);
    if (isSigned(type)) {
      int unused = Long.SIZE - 8 * width;
      value = value << unused >> unused;
    }
    return OptionalLong.of(value);
  }

  /**
   * Returns a number that need not be whole.
   *
   * @param index which
   * @param absent what to return if there are fewer values, or they are no finite numbers
   * @throws IOException if the file ends before it
   */
  public double real(int index, double absent) throws IOException {
    if (index >= count) {
      return absent;
    }
    long at = offset + (long) index * width(type);
    double value =
        switch (type) {
          case RATIONAL -> (double) data.u32(at) / data.u32(at + 4);
          case SRATIONAL -> (double) (int) data.u32(at) / (int) data.u32(at + 4);
          case FLOAT -> Float.intBitsToFloat((int) data.u32(at));
          case DOUBLE -> Double.longBitsToDouble(data.unsigned(at, 8));
          default -> {
            OptionalLong integer = value(index);
            yield integer.isPresent() ? integer.getAsLong() : absent;
          }
        };
    return Double.isFinite(value) ? value : absent;
  }

  /**
   * Returns a byte of a text, or of anything else that has values of a byte.
   *
   * @return the byte, 0 to 255; 0 if values are wider
   * @throws IOException if the file ends before it
   */
  public int character(int index) throws IOException {
    return width(type) == 1 && index < count ? data.bytes().u8(offset + index) : 0;
  }

  /** Returns where the bytes start in the structure; empty if the values are wider than a byte. */
  public OptionalLong bytesOffset() {
    return width(type) == 1 ? OptionalLong.of(offset) : OptionalLong.empty();
  }

  /** Returns whether the first of the values all lie within the structure. */
  public boolean has(long values) throws IOException {
    return values >= 0 && values <= count && data.bytes().has(offset + values * width(type));
  }

  private static boolean isInteger(int type) {
    return switch (type) {
      case BYTE, SHORT, LONG, IFD, LONG8, IFD8, UNDEFINED -> true;
      default -> isSigned(type);
    };
  }

  private static boolean isSigned(int type) {
    return type == SBYTE || type == SSHORT || type == SLONG || type == SLONG8;
  }

  /** Returns the bytes of a value, 0 if the type is not known. */
  private static int width(int type) {
    return switch (type) {
      case BYTE, ASCII, SBYTE, UNDEFINED -> 1;
      case SHORT, SSHORT -> 2;
      case LONG, SLONG, FLOAT, IFD -> 4;
      case RATIONAL, SRATIONAL, DOUBLE, LONG8, SLONG8, IFD8 -> 8;
      default -> 0;
    };
  }
}
