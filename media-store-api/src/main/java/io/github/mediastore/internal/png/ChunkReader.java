package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.DecodeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Walks over the chunks of a PNG (PNG specification, 5.3). */
final class ChunkReader {

  /** Types as the four letters, the first one highest: a file may have millions of chunks. */
  static final int HEADER = 0x49484452;

  static final int PALETTE = 0x504C5445;
  static final int TRANSPARENCY = 0x74524E53;
  static final int IMAGE_DATA = 0x49444154;
  static final int END = 0x49454E44;

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;

  private final ByteBuffer file;
  private final CRC32 crc = new CRC32();
  private int type;
  private int start;
  private int length;
  private int available;

  ChunkReader(byte[] png) throws DecodeException {
    this.file = ByteBuffer.wrap(png);
    if (png.length < Long.BYTES) {
      throw DecodeException.truncated("The PNG ends within its signature");
    }
    if (file.getLong() != SIGNATURE) {
      throw DecodeException.corrupt("The PNG does not begin with its signature");
    }
  }

  private ChunkReader(ChunkReader other) {
    this.file = other.file.duplicate();
    this.type = other.type;
    this.start = other.start;
    this.length = other.length;
    this.available = other.available;
  }

  /** Returns a reader that goes on from the same chunk. */
  ChunkReader copy() {
    return new ChunkReader(this);
  }

  /**
   * Goes to the next chunk.
   *
   * @throws DecodeException if there is none or it does not begin as one
   */
  void next() throws DecodeException {
    if (file.remaining() < 8) {
      throw DecodeException.truncated("The PNG ends after chunk " + type());
    }
    length = file.getInt();
    int name = file.getInt();
    if (!isName(name)) {
      throw DecodeException.corrupt("What follows chunk " + type() + " is no chunk");
    }
    if (length < 0) {
      throw DecodeException.corrupt("The length of a chunk is beyond 2^31 - 1");
    }
    type = name;
    start = file.position();
    available = Math.min(length, file.remaining());
    file.position(start + Math.min(available + Integer.BYTES, file.remaining()));
  }

  private static boolean isName(int name) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      int letter = (name >> shift & 0xDF) - 'A';
      if (letter < 0 || letter > 'Z' - 'A') {
        return false;
      }
    }
    return true;
  }

  /** Returns the name of the chunk's type, empty before the first chunk. */
  String type() {
    return type == 0
        ? ""
        : new String(
            ByteBuffer.allocate(Integer.BYTES).putInt(type).array(), StandardCharsets.US_ASCII);
  }

  boolean is(int type) {
    return this.type == type;
  }

  /** Returns whether the next chunk is of that type and has a length that may be. */
  boolean isBefore(int type) {
    return file.remaining() >= 8
        && file.getInt(file.position()) >= 0
        && file.getInt(file.position() + Integer.BYTES) == type;
  }

  /** Returns whether a decoder that does not know the chunk must not go on. */
  boolean isCritical() {
    return (type & 0x20000000) == 0;
  }

  /** Returns where the chunk's data begin. */
  int start() {
    return start;
  }

  /** Returns how many bytes of the chunk's data the file has. */
  int available() {
    return available;
  }

  /** Returns whether the file has the whole chunk with its check value. */
  boolean isComplete() {
    return file.capacity() - start >= (long) length + Integer.BYTES;
  }

  /** Returns whether the chunk is complete and its check value right. */
  boolean isSound() {
    if (!isComplete()) {
      return false;
    }
    crc.reset();
    crc.update(file.array(), start - Integer.BYTES, Integer.BYTES + length);
    return file.getInt(start + length) == (int) crc.getValue();
  }

  /**
   * Returns the data of a chunk that must be sound.
   *
   * @throws DecodeException if it is not
   */
  ByteBuffer data() throws DecodeException {
    if (!isComplete()) {
      throw DecodeException.truncated("The PNG ends within chunk " + type());
    }
    if (!isSound()) {
      throw DecodeException.corrupt("The check value of chunk " + type() + " is wrong");
    }
    return file.slice(start, length);
  }
}
