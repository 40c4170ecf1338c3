package io.github.mediastore.internal.header;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One image file directory of a TIFF structure (TIFF 6.0, section 2): of a TIFF file, or of the
 * EXIF data within another file. Looks entries up where they lie; nothing is loaded.
 */
final class TiffDirectory {

  private static final int ENTRY_BYTES = 12;
  private static final int BYTE = 1;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int SBYTE = 6;
  private static final int UNDEFINED = 7;
  private static final int SSHORT = 8;
  private static final int SLONG = 9;
  private static final int SRATIONAL = 10;
  private static final int IFD = 13;

  private final Window window;
  private final long offset;
  private final int entries;

  private TiffDirectory(Window window, long offset) throws IOException {
    this.window = window;
    this.offset = offset;
    this.entries = window.u16(offset);
  }

  /**
   * Opens the first directory.
   *
   * @param start where the TIFF structure begins in the upload
   * @param end where it ends at the latest; beyond, it counts as truncated
   * @return empty if neither byte order mark stands at the start
   */
  static Optional<TiffDirectory> first(UploadBuffer upload, long start, long end)
      throws IOException {
    ByteOrder order;
    if (upload.matches(start, "II*\0")) {
      order = ByteOrder.LITTLE_ENDIAN;
    } else if (upload.matches(start, "MM\0*")) {
      order = ByteOrder.BIG_ENDIAN;
    } else {
      return Optional.empty();
    }
    Window window = new Window(upload, start, end, order);
    return Optional.of(new TiffDirectory(window, window.u32(4)));
  }

  /** Returns the next directory of the chain, which may be a loop. */
  Optional<TiffDirectory> next() throws IOException {
    long next = window.u32(offset + 2 + (long) entries * ENTRY_BYTES);
    return next == 0 ? Optional.empty() : Optional.of(new TiffDirectory(window, next));
  }

  boolean has(int tag) throws IOException {
    return entryOf(tag) >= 0;
  }

  /** Returns how many values a tag has, 0 if it is absent. */
  long count(int tag) throws IOException {
    long entry = entryOf(tag);
    return entry < 0 ? 0 : window.u32(entry + 4);
  }

  /**
   * Returns a tag's first value; empty if it is absent or no whole number. Writers mix the types
   * up, so any type of number will do; one that is negative comes out larger than any field allows.
   */
  OptionalLong value(int tag) throws IOException {
    return value(tag, 0);
  }

  long value(int tag, long absent) throws IOException {
    return value(tag).orElse(absent);
  }

  /** Returns the largest of a tag's first values, 0 if there is none. */
  long largest(int tag, int most) throws IOException {
    long count = Math.min(count(tag), most);
    long largest = 0;
    if (count > 0) {
      long entry = entryOf(tag);
      for (long index = 0; index < count; index++) {
        largest = Math.max(largest, valueAt(entry, index).orElse(0));
      }
    }
    return largest;
  }

  /** Returns where the bytes of a tag start in the upload, for types of one byte a value. */
  OptionalLong bytesOffset(int tag) throws IOException {
    long entry = entryOf(tag);
    if (entry < 0 || width(window.u16(entry + 2)) != 1) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(window.start + valuesOffset(entry, 1));
  }

  private OptionalLong value(int tag, int index) throws IOException {
    long entry = entryOf(tag);
    return entry < 0 || window.u32(entry + 4) <= index
        ? OptionalLong.empty()
        : valueAt(entry, index);
  }

  private OptionalLong valueAt(long entry, long index) throws IOException {
    int width = width(window.u16(entry + 2));
    if (width == 0) {
      return OptionalLong.empty();
    }
    long at = valuesOffset(entry, width) + index * width;
    return switch (width) {
      case 1 -> OptionalLong.of(window.u8(at));
      case 2 -> OptionalLong.of(window.u16(at));
      case 4 -> OptionalLong.of(window.u32(at));
      default -> quotient(window.u32(at), window.u32(at + 4));
    };
  }

  private static OptionalLong quotient(long numerator, long denominator) {
    return denominator == 0 || numerator % denominator != 0
        ? OptionalLong.empty()
        : OptionalLong.of(numerator / denominator);
  }

  /** Values of up to four bytes stand in the entry itself. */
  private long valuesOffset(long entry, int width) throws IOException {
    return window.u32(entry + 4) * width <= 4 ? entry + 8 : window.u32(entry + 8);
  }

  private static int width(int type) {
    return switch (type) {
      case BYTE, SBYTE, UNDEFINED -> 1;
      case SHORT, SSHORT -> 2;
      case LONG, SLONG, IFD -> 4;
      case RATIONAL, SRATIONAL -> 8;
      default -> 0;
    };
  }

  /** Returns how many entries have a tag; there should not be two. */
  int entriesOf(int tag) throws IOException {
    int count = 0;
    for (int index = 0; index < entries; index++) {
      count += window.u16(offset + 2 + (long) index * ENTRY_BYTES) == tag ? 1 : 0;
    }
    return count;
  }

  /** Entries should be sorted, but often are not. */
  private long entryOf(int tag) throws IOException {
    for (int index = 0; index < entries; index++) {
      long entry = offset + 2 + (long) index * ENTRY_BYTES;
      if (window.u16(entry) == tag) {
        return entry;
      }
    }
    return -1;
  }

  /** The part of an upload that holds the structure; offsets count from its start. */
  private record Window(UploadBuffer upload, long start, long end, ByteOrder order) {

    int u8(long offset) throws IOException {
      return upload.u8(within(offset, 1));
    }

    int u16(long offset) throws IOException {
      return upload.u16(within(offset, 2), order);
    }

    long u32(long offset) throws IOException {
      return upload.u32(within(offset, 4), order);
    }

    private long within(long offset, int length) throws IOException {
      if (start + offset + length > end) {
        throw HeaderException.truncated(upload.size());
      }
      return start + offset;
    }
  }
}
