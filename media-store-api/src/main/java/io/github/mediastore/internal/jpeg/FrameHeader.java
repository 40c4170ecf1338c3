package io.github.mediastore.internal.jpeg;

import static io.github.mediastore.internal.jpeg.FrameComponent.SPAN_DENOMINATOR;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.ArrayList;
import java.util.List;

/**
 * The frame header: what the picture measures and how it is coded (ITU-T T.81, B.2.2).
 *
 * @param process the coding process
 * @param precision bits in a sample
 * @param width pixels in a row, at least 1
 * @param height rows, at least 1
 * @param mcuColumns minimum coded units across
 * @param mcuRows minimum coded units down
 * @param components the components in frame order
 */
record FrameHeader(
    CodingProcess process,
    int precision,
    int width,
    int height,
    int mcuColumns,
    int mcuRows,
    List<FrameComponent> components) {

  /**
   * Reads a frame header.
   *
   * @param segment the segment of an SOF marker
   * @param process the process that the marker stands for
   * @param linesAfterScan the height that a DNL segment gives, used if the header leaves it open
   */
  static FrameHeader read(SegmentReader segment, CodingProcess process, LineCount linesAfterScan)
      throws DecodeException {
    int precision = segment.u8();
    int lines = segment.u16();
    int width = segment.u16();
    int count = segment.u8();
    int height = lines == 0 ? linesAfterScan.get() : lines;
    if (width == 0 || height == 0 || count == 0) {
      throw segment.corrupt("has no pixels: " + width + " x " + height + " x " + count);
    }
    if (segment.remaining() != 3 * count) {
      throw segment.corrupt("does not have the length of " + count + " components");
    }
    int[] fields = new int[3 * count];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = segment.u8();
    }
    return of(segment, process, precision, width, height, fields);
  }

  private static FrameHeader of(
      SegmentReader segment,
      CodingProcess process,
      int precision,
      int width,
      int height,
      int[] fields)
      throws DecodeException {
    int count = fields.length / 3;
    int[] horizontal = new int[count];
    int[] vertical = new int[count];
    int maxHorizontal = 1;
    int maxVertical = 1;
    for (int i = 0; i < count; i++) {
      horizontal[i] = fields[3 * i + 1] >> 4;
      vertical[i] = fields[3 * i + 1] & 15;
      if (horizontal[i] < 1 || horizontal[i] > 4 || vertical[i] < 1 || vertical[i] > 4) {
        throw segment.corrupt("samples a component " + horizontal[i] + " x " + vertical[i]);
      }
      if (count == 1) {
        // A single component is never interleaved, whatever its factors say (A.2.2).
        horizontal[i] = 1;
        vertical[i] = 1;
      }
      maxHorizontal = Math.max(maxHorizontal, horizontal[i]);
      maxVertical = Math.max(maxVertical, vertical[i]);
    }
    int mcuColumns = ceilDiv(width, 8 * maxHorizontal);
    int mcuRows = ceilDiv(height, 8 * maxVertical);
    List<FrameComponent> components = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      components.add(
          new FrameComponent(
              fields[3 * i],
              horizontal[i],
              vertical[i],
              fields[3 * i + 2],
              ceilDiv(ceilDiv(width * horizontal[i], maxHorizontal), 8),
              ceilDiv(ceilDiv(height * vertical[i], maxVertical), 8),
              mcuColumns * horizontal[i],
              mcuRows * vertical[i],
              (long) width * horizontal[i] * (SPAN_DENOMINATOR / maxHorizontal),
              (long) height * vertical[i] * (SPAN_DENOMINATOR / maxVertical)));
    }
    return new FrameHeader(
        process, precision, width, height, mcuColumns, mcuRows, List.copyOf(components));
  }

  private static int ceilDiv(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** Finds the number of lines that a DNL segment after the first scan defines (B.2.5). */
  @FunctionalInterface
  interface LineCount {

    /** Returns the number of lines, or 0 if there is no such segment. */
    int get() throws DecodeException;
  }
}
