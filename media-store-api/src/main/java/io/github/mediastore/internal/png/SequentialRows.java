package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.DecodeException;

/** The rows of a picture that is not interlaced. */
final class SequentialRows implements SampleRows {

  private final RowExpander expander;
  private final ScanlineReader scanlines;

  SequentialRows(PngHeader header, RowExpander expander, ImageDataStream data) {
    this.expander = expander;
    this.scanlines =
        new ScanlineReader(data, header.rowBytes(header.width()), header.filterDistance());
  }

  @Override
  public void read(byte[][] samples) throws DecodeException {
    expander.expand(scanlines.next(), samples);
  }

  @Override
  public void close() {
    scanlines.close();
  }
}
