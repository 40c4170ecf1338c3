package io.github.mediastore.internal.bmp;

/** Rows of indexes, looked up in a palette. */
final class PaletteRows implements SampleRows {

  private final IndexRows rows;
  private final Palette palette;
  private final byte[] indexes;

  PaletteRows(IndexRows rows, Palette palette, int width) {
    this.rows = rows;
    this.palette = palette;
    this.indexes = new byte[width];
  }

  @Override
  public int channels() {
    return palette.channels();
  }

  @Override
  public int available() {
    return rows.available();
  }

  @Override
  public void read(int row, byte[][] samples) {
    rows.read(row, indexes);
    for (int channel = 0; channel < samples.length; channel++) {
      byte[] table = palette.channel(channel);
      byte[] to = samples[channel];
      for (int x = 0; x < to.length; x++) {
        to[x] = table[indexes[x] & 0xFF];
      }
    }
  }
}
