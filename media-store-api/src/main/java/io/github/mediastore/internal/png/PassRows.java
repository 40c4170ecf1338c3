package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.Arrays;

/** The rows of one pass, and where their pixels belong in the picture. */
final class PassRows implements AutoCloseable {

  private final Adam7Pass pass;
  private final RowExpander expander;
  private final ImageDataStream data;
  private final ScanlineReader scanlines;
  private final byte[][] samples;
  private int rowsRead;
  private boolean ended;

  PassRows(
      Adam7Pass pass, int columns, PngHeader header, RowExpander expander, ImageDataStream data) {
    this.pass = pass;
    this.expander = expander;
    this.data = data;
    this.scanlines = new ScanlineReader(data, header.rowBytes(columns), header.filterDistance());
    this.samples = new byte[expander.channels()][columns];
  }

  /** Skips the passes before this one. */
  void skip(long bytes, byte[] scratch) throws DecodeException {
    data.skip(bytes, scratch);
  }

  /** Returns whether a row of the pass lies in this row of the picture. */
  boolean begins(int y) {
    return y >= pass.top() && (y - pass.top()) % pass.down() == 0;
  }

  /** Reads the next row, unless the pass has ended before its time. */
  void next() throws DecodeException {
    if (!ended) {
      expander.expand(scanlines.next(), samples);
      rowsRead++;
    }
  }

  /** Gives up what is left of the pass. */
  void end() {
    ended = true;
  }

  /** Returns whether the row last read stands for this row of the picture. */
  boolean covers(int y) {
    int distance = y - pass.top() - (rowsRead - 1) * pass.down();
    return rowsRead > 0 && distance >= 0 && distance < pass.blockHeight();
  }

  /** Puts the pixels of the row last read where they belong. */
  void put(byte[][] picture) {
    for (int channel = 0; channel < samples.length; channel++) {
      byte[] from = samples[channel];
      byte[] to = picture[channel];
      int x = pass.left();
      for (byte sample : from) {
        to[x] = sample;
        x += pass.across();
      }
    }
  }

  /** Lets the pixels of the row last read stand for all they cover. */
  void paint(byte[][] picture) {
    for (int channel = 0; channel < samples.length; channel++) {
      byte[] from = samples[channel];
      byte[] to = picture[channel];
      int x = pass.left();
      for (byte sample : from) {
        Arrays.fill(to, x, Math.min(x + pass.blockWidth(), to.length), sample);
        x += pass.across();
      }
    }
  }

  @Override
  public void close() {
    scanlines.close();
  }
}
