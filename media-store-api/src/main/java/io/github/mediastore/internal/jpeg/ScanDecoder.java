package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the entropy-coded data of one scan: the order of its units, restart intervals, and what
 * happens when the data is damaged (ITU-T T.81, A.2, E.2.4 and F.2.1.3).
 *
 * <p>A unit is a minimum coded unit, or a single block where only one component is scanned.
 */
abstract class ScanDecoder {

  final BitReader reader;
  private final int columns;
  private final int rows;
  private final int restartInterval;

  /**
   * Prepares a scan.
   *
   * @param reader the reader, not yet started
   * @param frame the frame
   * @param scan the scan
   * @param restartInterval units between restart markers, or 0
   */
  ScanDecoder(BitReader reader, FrameHeader frame, ScanHeader scan, int restartInterval) {
    this.reader = reader;
    this.restartInterval = restartInterval;
    if (scan.isInterleaved()) {
      columns = frame.mcuColumns();
      rows = frame.mcuRows();
    } else {
      FrameComponent component = frame.components().get(scan.components().get(0).index());
      columns = component.blockColumns();
      rows = component.blockRows();
    }
  }

  /** Decodes units of one row, {@code from} inclusive to {@code to} exclusive. */
  abstract void decodeUnits(int row, int from, int to) throws DecodeException;

  /** Forgets what does not outlive a restart interval. */
  abstract void restart();

  /**
   * Decodes the scan.
   *
   * @param dataOffset where its data starts
   * @param acceptDamaged whether to leave out what is damaged instead of throwing
   * @return the first damage, if it was accepted
   */
  final @Nullable DecodeException decode(int dataOffset, boolean acceptDamaged)
      throws DecodeException {
    DecodeException damage = null;
    int units = columns * rows;
    int interval = 0;
    long intervals =
        restartInterval == 0 ? 1 : ((long) units + restartInterval - 1) / restartInterval;
    reader.start(dataOffset);
    while (true) {
      try {
        decodeInterval(interval, units);
        if (++interval == intervals) {
          return damage;
        }
        expectRestart(interval - 1);
      } catch (DecodeException e) {
        if (!acceptDamaged) {
          throw e;
        }
        damage = damage == null ? e : damage;
        interval = nextInterval(interval);
        if (interval >= intervals) {
          return damage;
        }
      }
      reader.start(reader.nextMarker() + 2);
      restart();
    }
  }

  private void decodeInterval(int interval, int units) throws DecodeException {
    int unit = interval * restartInterval;
    int end = restartInterval == 0 ? units : Math.min(units, unit + restartInterval);
    while (unit < end) {
      int row = unit / columns;
      int rowStart = row * columns;
      int to = Math.min(end, rowStart + columns);
      decodeUnits(row, unit - rowStart, to - rowStart);
      unit = to;
    }
    reader.finish();
  }

  private void expectRestart(int interval) throws DecodeException {
    int expected = Marker.RST0 + (interval & 7);
    int marker = reader.marker();
    if (marker != expected) {
      String message =
          "There is "
              + (marker < 0 ? "no marker" : "the marker " + Marker.name(marker))
              + " at offset "
              + reader.nextMarker()
              + " where "
              + Marker.name(expected)
              + " should be";
      throw marker < 0 || marker == Marker.EOI
          ? DecodeException.truncated(message)
          : DecodeException.corrupt(message);
    }
  }

  /** Returns the interval that the next restart marker starts, judged by its number modulo 8. */
  private int nextInterval(int damaged) {
    int marker = reader.marker();
    if (restartInterval == 0 || !Marker.isRestart(marker)) {
      return Integer.MAX_VALUE;
    }
    return damaged + 1 + ((marker - Marker.RST0 - damaged) & 7);
  }
}
