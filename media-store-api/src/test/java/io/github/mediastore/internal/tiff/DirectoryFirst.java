package io.github.mediastore.internal.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Puts the directory of a file before its samples, so that the file can be cut off within them. */
final class DirectoryFirst {

  private static final int LONG = 4;
  private static final int[] OFFSETS = {273, 324};

  private DirectoryFirst() {}

  /**
   * Rewrites a classic big-endian file as the builder makes it.
   *
   * @param kept which part of the samples to keep
   */
  static byte[] of(byte[] file, double kept) {
    ByteBuffer from = ByteBuffer.wrap(file).order(ByteOrder.BIG_ENDIAN);
    int directory = from.getInt(4);
    int samples = directory - 8;
    int lists = file.length - directory;
    ByteBuffer to = ByteBuffer.allocate(8 + lists + (int) (samples * kept));
    to.put(file, 0, 4).putInt(8).put(file, directory, lists);
    to.put(file, 8, to.remaining());
    int entries = to.getShort(8);
    for (int i = 0; i < entries; i++) {
      int entry = 10 + 12 * i;
      int count = to.getInt(entry + 4);
      int type = to.getShort(entry + 2);
      int bytes = count * (type == LONG ? 4 : type == 3 ? 2 : 1);
      if (bytes > 4) {
        to.putInt(entry + 8, to.getInt(entry + 8) - samples);
      }
      int tag = to.getShort(entry);
      if (tag == OFFSETS[0] || tag == OFFSETS[1]) {
        int at = bytes > 4 ? to.getInt(entry + 8) : entry + 8;
        for (int value = 0; value < count; value++) {
          to.putInt(at + 4 * value, to.getInt(at + 4 * value) + lists);
        }
      }
    }
    return to.array();
  }
}
