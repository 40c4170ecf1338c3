package io.github.mediastore.internal.bmp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the commands of run-length encoded pixels (BI_RLE8, BI_RLE4), row by row.
 *
 * <p>A run is cut off at the edge of the picture. It never goes on in the next row.
 */
final class RunLengthReader {

  private static final int END_OF_LINE = 0;
  private static final int END_OF_BITMAP = 1;
  private static final int DELTA = 2;

  private final byte[] file;
  private final int width;
  private final boolean nibbles;
  private int position;
  private int column;
  private boolean cutOff;

  /**
   * Starts at the first command.
   *
   * @param file the file
   * @param position of the first command
   * @param width pixels in a row
   * @param nibbles whether an index has 4 bits, not 8
   */
  RunLengthReader(byte[] file, int position, int width, boolean nibbles) {
    this.file = file;
    this.position = position;
    this.width = width;
    this.nibbles = nibbles;
  }

  /** Returns where the next command is. */
  int position() {
    return position;
  }

  /** Returns the column that the next pixel is in, {@code width} if the row is full. */
  int column() {
    return column;
  }

  /** Returns whether the file ends where a command should be. */
  boolean isCutOff() {
    return cutOff;
  }

  /** Goes to where a row begins. */
  void goTo(int position, int column) {
    this.position = position;
    this.column = column;
  }

  /**
   * Reads to the end of the row.
   *
   * @param row receives its pixels; those that are skipped stay as they are; null to pass over them
   * @return how many rows further the next pixel is; 0 if no more follow
   */
  int readRow(byte @Nullable [] row) {
    while (has(2)) {
      int first = u8();
      int second = u8();
      if (first > 0) {
        run(row, first, second);
      } else if (second == END_OF_LINE) {
        column = 0;
        return 1;
      } else if (second == END_OF_BITMAP) {
        return 0;
      } else if (second > DELTA) {
        absolute(row, second);
      } else if (has(2)) {
        advance(u8());
        int rows = u8();
        if (rows > 0) {
          return rows;
        }
      }
    }
    cutOff = true;
    return 0;
  }

  private boolean has(int bytes) {
    return file.length - position >= bytes;
  }

  private int u8() {
    return file[position++] & 0xFF;
  }

  private void advance(int pixels) {
    column = Math.min(width, column + pixels);
  }

  /** Repeats one index, or two in turn. */
  private void run(byte @Nullable [] row, int length, int value) {
    int start = column;
    advance(length);
    if (row == null) {
      return;
    }
    if (!nibbles) {
      Arrays.fill(row, start, column, (byte) value);
      return;
    }
    for (int x = start; x < column; x++) {
      row[x] = (byte) ((x - start) % 2 == 0 ? value >> 4 : value & 0xF);
    }
  }

  /** Takes indexes one by one; an even number of bytes holds them. */
  private void absolute(byte @Nullable [] row, int length) {
    int bytes = nibbles ? (length + 1) / 2 : length;
    if (!has(bytes)) {
      position = file.length;
      return;
    }
    int start = column;
    advance(length);
    if (row != null && nibbles) {
      for (int x = start; x < column; x++) {
        int pair = file[position + (x - start) / 2];
        row[x] = (byte) ((x - start) % 2 == 0 ? pair >> 4 & 0xF : pair & 0xF);
      }
    } else if (row != null) {
      System.arraycopy(file, position, row, start, column - start);
    }
    position = Math.min(file.length, position + bytes + (bytes & 1));
  }
}
