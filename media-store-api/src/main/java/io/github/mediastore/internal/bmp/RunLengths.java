package io.github.mediastore.internal.bmp;

import java.util.Arrays;

/**
 * Indexes that are run-length encoded, from the bottom row up.
 *
 * <p>The rows are wanted from the top, so a first walk over the commands notes where each begins.
 * Pixels that no command sets have index 0.
 */
final class RunLengths implements IndexRows {

  private static final int NOWHERE = -1;

  private final RunLengthReader reader;
  private final int[] positions;
  private final int[] columns;
  private final int available;

  RunLengths(byte[] file, BmpHeader header) {
    int height = (int) header.height();
    long end = header.pixelOffset() + header.imageBytes();
    int start = (int) Math.min(header.pixelOffset(), file.length);
    boolean nibbles = header.compression() == Compression.RUN_LENGTHS_4;
    this.reader = new RunLengthReader(file, start, header.width(), nibbles);
    this.positions = new int[height];
    this.columns = new int[height];
    Arrays.fill(positions, NOWHERE);
    int row = 0;
    int step = 1;
    while (step > 0 && row < height) {
      positions[row] = reader.position();
      columns[row] = reader.column();
      step = reader.readRow(null);
      row += step;
    }
    boolean full = row == height - 1 && reader.column() == header.width();
    boolean declared = header.imageBytes() > 0 && end <= file.length;
    // An end without its mark is one if all that was announced is there.
    this.available = reader.isCutOff() && !full && !declared ? row : height;
  }

  @Override
  public int available() {
    return available;
  }

  @Override
  public void read(int row, byte[] indexes) {
    Arrays.fill(indexes, (byte) 0);
    if (positions[row] != NOWHERE) {
      reader.goTo(positions[row], columns[row]);
      reader.readRow(indexes);
    }
  }
}
