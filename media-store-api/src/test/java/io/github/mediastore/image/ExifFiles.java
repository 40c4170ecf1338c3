package io.github.mediastore.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Puts an Exif orientation into files that have none. */
final class ExifFiles {

  private static final int EXIF_SIZE = 26;
  private static final int JPEG_START = 2;
  private static final int PNG_HEADER_END = 33;
  private static final int WEBP_HEADER = 12;

  private ExifFiles() {}

  /** Returns a TIFF structure of one directory with one entry (Exif 3.0, 4.6.2). */
  private static byte[] exif(int orientation) {
    return ByteBuffer.allocate(EXIF_SIZE)
        .put("MM".getBytes(US_ASCII))
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .array();
  }

  /** Puts an APP1 segment right after the start of a JPEG. */
  static byte[] jpeg(byte[] jpeg, int orientation) {
    byte[] name = "Exif\0\0".getBytes(US_ASCII);
    return ByteBuffer.allocate(jpeg.length + 4 + name.length + EXIF_SIZE)
        .put(jpeg, 0, JPEG_START)
        .putShort((short) 0xFFE1)
        .putShort((short) (2 + name.length + EXIF_SIZE))
        .put(name)
        .put(exif(orientation))
        .put(jpeg, JPEG_START, jpeg.length - JPEG_START)
        .array();
  }

  /** Puts an eXIf chunk right after the header of a PNG. */
  static byte[] png(byte[] png, int orientation) {
    byte[] chunk = pngChunk("eXIf", exif(orientation));
    return ByteBuffer.allocate(png.length + chunk.length)
        .put(png, 0, PNG_HEADER_END)
        .put(chunk)
        .put(png, PNG_HEADER_END, png.length - PNG_HEADER_END)
        .array();
  }

  private static byte[] pngChunk(String type, byte[] contents) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + contents.length);
    chunk.putInt(contents.length).put(type.getBytes(US_ASCII)).put(contents);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + contents.length);
    return chunk.putInt((int) crc.getValue()).array();
  }

  /** Wraps a simple WebP as an extended one with an EXIF chunk (RFC 9649, section 2.7). */
  static byte[] webp(byte[] webp, int width, int height, int orientation) {
    int bitstream = webp.length - WEBP_HEADER;
    int size = 4 + 18 + bitstream + 8 + EXIF_SIZE;
    ByteBuffer file = ByteBuffer.allocate(8 + size).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(US_ASCII)).putInt(size).put("WEBPVP8X".getBytes(US_ASCII)).putInt(10);
    file.putInt(0x08);
    put24(file, width - 1);
    put24(file, height - 1);
    file.put(webp, WEBP_HEADER, bitstream);
    return file.put("EXIF".getBytes(US_ASCII)).putInt(EXIF_SIZE).put(exif(orientation)).array();
  }

  private static void put24(ByteBuffer file, int value) {
    file.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
  }
}
