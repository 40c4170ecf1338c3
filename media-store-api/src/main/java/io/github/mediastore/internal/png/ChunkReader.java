package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.DecodeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Walks over the chunks of a PNG (PNG specification, 5.3). */
final class ChunkReader {

  static final String HEADER = "IHDR";
  static final String PALETTE = "PLTE";
  static final String TRANSPARENCY = "tRNS";
  static final String IMAGE_DATA = "IDAT";
  static final String END = "IEND";

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;

  private final ByteBuffer file;
  private String type = "";
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
      throw DecodeException.truncated("The PNG ends after chunk " + type);
    }
    length = file.getInt();
    byte[] name = new byte[4];
    file.get(name);
    for (byte letter : name) {
      if (!Character.isLetter(letter)) {
        throw DecodeException.corrupt("What follows chunk " + type + " is no chunk");
      }
    }
    if (length < 0) {
      throw DecodeException.corrupt("The length of a chunk is beyond 2^31 - 1");
    }
    type = new String(name, StandardCharsets.US_ASCII);
    start = file.position();
    available = Math.min(length, file.remaining());
    file.position(start + Math.min(available + Integer.BYTES, file.remaining()));
  }

  String type() {
    return type;
  }

  boolean is(String type) {
    return this.type.equals(type);
  }

  /** Returns whether a decoder that does not know the chunk must not go on. */
  boolean isCritical() {
    return Character.isUpperCase(type.charAt(0));
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
    CRC32 crc = new CRC32();
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
      throw DecodeException.truncated("The PNG ends within chunk " + type);
    }
    if (!isSound()) {
      throw DecodeException.corrupt("The check value of chunk " + type + " is wrong");
    }
    return file.slice(start, length);
  }
}
