package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * Tables that JPEGs within another file share and leave out (ITU-T T.81, B.5: the abbreviated
 * format for table-specification data). Immutable and thread-safe.
 */
public final class JpegTables {

  /** No tables but those of annex K, which are taken for granted. */
  public static final JpegTables NONE = new JpegTables(new DecoderTables());

  private final DecoderTables tables;

  private JpegTables(DecoderTables tables) {
    this.tables = tables;
  }

  /**
   * Reads tables.
   *
   * @param stream a JPEG without a picture
   * @throws DecodeException if it is damaged
   */
  public static JpegTables read(byte[] stream) throws DecodeException {
    MarkerParser parser = new MarkerParser(stream, JpegLimits.DEFAULT);
    if (parser.nextScan().isPresent()) {
      throw DecodeException.corrupt("What should be tables alone has a scan");
    }
    return new JpegTables(parser.tables());
  }

  /** Returns tables of one's own that start with these. */
  DecoderTables copy() {
    return tables.copy();
  }
}
