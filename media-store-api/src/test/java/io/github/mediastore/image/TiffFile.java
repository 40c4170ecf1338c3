package io.github.mediastore.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes TIFF files of a single strip by hand (TIFF 6.0): the JDK writes neither ink nor turns. */
final class TiffFile {

  static final int UNCOMPRESSED = 1;
  static final int JPEG = 7;
  static final int RGB = 2;
  static final int INKS = 5;

  private static final int ENTRIES = 11;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  private TiffFile() {}

  /**
   * Writes a file of 8-bit samples.
   *
   * @param photometric what the samples mean, {@link #RGB} or {@link #INKS}
   * @param compression how the strip is stored
   * @param orientation the Exif orientation
   * @param strip the stored samples
   */
  static byte[] of(
      int width, int height, int photometric, int compression, int orientation, byte[] strip) {
    int samples = photometric == INKS ? 4 : 3;
    int bits = 8 + 2 + ENTRIES * 12 + 4;
    int data = bits + 2 * samples;
    ByteBuffer file = ByteBuffer.allocate(data + strip.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    file.putShort((short) ENTRIES);
    entry(file, 256, LONG, 1, width);
    entry(file, 257, LONG, 1, height);
    entry(file, 258, SHORT, samples, bits);
    entry(file, 259, SHORT, 1, compression);
    entry(file, 262, SHORT, 1, photometric);
    entry(file, 273, LONG, 1, data);
    entry(file, 274, SHORT, 1, orientation);
    entry(file, 277, SHORT, 1, samples);
    entry(file, 278, LONG, 1, height);
    entry(file, 279, LONG, 1, strip.length);
    entry(file, 284, SHORT, 1, 1);
    file.putInt(0);
    for (int i = 0; i < samples; i++) {
      file.putShort((short) 8);
    }
    return file.put(strip).array();
  }

  private static void entry(ByteBuffer file, int tag, int type, int count, int value) {
    file.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }
}
