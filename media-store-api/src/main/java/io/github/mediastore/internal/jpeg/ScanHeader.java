package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.ArrayList;
import java.util.List;

/**
 * The scan header: which components follow, with which tables, and which part of their coefficients
 * (ITU-T T.81, B.2.3 and G.1.1.1).
 *
 * @param components the components in scan order
 * @param spectralStart first coefficient in zig-zag order
 * @param spectralEnd last coefficient in zig-zag order
 * @param approximationHigh bits that earlier scans left out, 0 in a first scan
 * @param approximationLow bits that this scan leaves out
 * @param dataOffset where the entropy-coded data starts
 */
record ScanHeader(
    List<Selection> components,
    int spectralStart,
    int spectralEnd,
    int approximationHigh,
    int approximationLow,
    int dataOffset) {

  /**
   * A component of a scan.
   *
   * @param index its place in the frame
   * @param dcTable the Huffman table for its DC coefficients; any number in a scan without them
   * @param acTable the Huffman table for its AC coefficients; any number in a scan without them
   */
  record Selection(int index, int dcTable, int acTable) {}

  static ScanHeader read(SegmentReader segment, FrameHeader frame) throws DecodeException {
    int count = segment.u8();
    if (count < 1 || count > 4 || segment.remaining() != 2 * count + 3) {
      throw segment.corrupt("does not have the length of " + count + " components");
    }
    boolean[] taken = new boolean[frame.components().size()];
    List<Selection> components = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int id = segment.u8();
      int tables = segment.u8();
      int index = indexOf(frame, id, taken);
      if (index < 0) {
        throw segment.corrupt("names a component " + id + " that does not exist");
      }
      taken[index] = true;
      components.add(new Selection(index, tables >> 4, tables & 15));
    }
    int start = segment.u8();
    int end = segment.u8();
    int approximation = segment.u8();
    ScanHeader header =
        frame.process() == CodingProcess.PROGRESSIVE
            ? new ScanHeader(
                List.copyOf(components),
                start,
                end,
                approximation >> 4,
                approximation & 15,
                segment.end())
            : new ScanHeader(List.copyOf(components), 0, 63, 0, 0, segment.end());
    if (frame.process() == CodingProcess.PROGRESSIVE) {
      header.checkProgression(segment);
    }
    return header;
  }

  boolean isDc() {
    return spectralStart == 0;
  }

  boolean isRefinement() {
    return approximationHigh > 0;
  }

  boolean isInterleaved() {
    return components.size() > 1;
  }

  /** Checks what G.1.1.1 asks of a progressive scan. */
  private void checkProgression(SegmentReader segment) throws DecodeException {
    boolean band =
        isDc()
            ? spectralEnd == 0
            : spectralStart <= spectralEnd && spectralEnd <= 63 && !isInterleaved();
    boolean bits =
        approximationLow <= 13
            && (approximationHigh == 0 || approximationHigh == approximationLow + 1);
    if (!band || !bits) {
      throw segment.corrupt(
          String.format(
              "asks for coefficients %d to %d of %d components, bits %d to %d, which is no"
                  + " progressive scan",
              spectralStart, spectralEnd, components.size(), approximationHigh, approximationLow));
    }
  }

  /** Identifiers should be unique; where they are not, the first free component is meant. */
  private static int indexOf(FrameHeader frame, int id, boolean[] taken) {
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i] && frame.components().get(i).id() == id) {
        return i;
      }
    }
    return -1;
  }
}
