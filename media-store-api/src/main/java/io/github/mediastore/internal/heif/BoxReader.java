package io.github.mediastore.internal.heif;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the fields of boxes one after the other, within a box and never beyond it. That of videos
 * reads a stream; this one goes back and forth, as items refer to each other.
 */
final class BoxReader {

  private static final int HEADER = 8;
  private static final int LARGE_HEADER = 16;

  private final UploadBuffer upload;
  private final ImageFormat format;
  private final long end;
  private long position;

  BoxReader(UploadBuffer upload, ImageFormat format, long start, long end) {
    this.upload = upload;
    this.format = format;
    this.position = start;
    this.end = end;
  }

  /** Returns a reader of the contents of a box. */
  BoxReader of(Box box) {
    return new BoxReader(upload, format, box.start(), box.end());
  }

  /** Returns how many bytes of the box are left. */
  long left() {
    return end - position;
  }

  long position() {
    return position;
  }

  int u8() throws IOException {
    need(1);
    return upload.u8(position++);
  }

  int u16() throws IOException {
    need(2);
    position += 2;
    return upload.u16(position - 2, ByteOrder.BIG_ENDIAN);
  }

  long u32() throws IOException {
    need(4);
    position += 4;
    return upload.u32(position - 4, ByteOrder.BIG_ENDIAN);
  }

  int i32() throws IOException {
    return (int) u32();
  }

  /** A number of 0, 4 or 8 bytes; what needs all 64 bits is damage. */
  long sized(int bytes) throws IOException {
    return switch (bytes) {
      case 0 -> 0;
      case 4 -> u32();
      case 8 -> {
        long high = u32();
        long low = u32();
        if (high > Integer.MAX_VALUE) {
          throw corrupt("a place in it lies beyond every file");
        }
        yield high << 32 | low;
      }
      default -> throw corrupt("a number of " + bytes + " bytes");
    };
  }

  /** Reads version and flags of a full box; the version is the highest byte. */
  int full() throws IOException {
    return i32();
  }

  byte[] bytes(long length) throws IOException {
    need(length);
    position += length;
    return upload.copy(position - length, (int) length);
  }

  /** Reads a text that ends with a zero, or with the box. */
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    while (left() > 0) {
      int letter = u8();
      if (letter == 0) {
        break;
      }
      text.append((char) letter);
    }
    return text.toString();
  }

  void skip(long bytes) throws IOException {
    need(bytes);
    position += bytes;
  }

  /** Returns the boxes from here to the end, or as many as are allowed. */
  List<Box> boxes(int most) throws IOException {
    List<Box> boxes = new ArrayList<>();
    while (left() >= HEADER) {
      if (boxes.size() == most) {
        throw corrupt("more than " + most + " boxes in one");
      }
      boxes.add(next());
    }
    return boxes;
  }

  /** Reads the header of the next box and goes on behind the box. */
  Box next() throws IOException {
    long start = position;
    long size = u32();
    int type = i32();
    int header = HEADER;
    if (size == 1) {
      size = sized(8);
      header = LARGE_HEADER;
    }
    // Size 0 goes on to the end of the file, or of the box around it.
    long boxEnd = size == 0 ? end : start + size;
    if ((size != 0 && size < header) || boxEnd > end || boxEnd < start) {
      throw corrupt("a box '%s' of %d bytes".formatted(Box.name(type), size));
    }
    position = boxEnd;
    return new Box(type, start + header, boxEnd);
  }

  /** Returns bytes from anywhere in the file. */
  byte[] at(long place, long length) throws IOException {
    if (!upload.has(place + length)) {
      throw corrupt("it is cut off");
    }
    return upload.copy(place, (int) length);
  }

  ImageFormat format() {
    return format;
  }

  HeaderException corrupt(String what) {
    return HeaderException.corrupt(format, what);
  }

  HeaderException unsupported(String flavour) {
    return HeaderException.unsupported(format, format.displayName() + " " + flavour);
  }

  private void need(long bytes) throws HeaderException {
    if (bytes > left() || bytes < 0) {
      throw corrupt("a box ends within a field");
    }
  }
}
