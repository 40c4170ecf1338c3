package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;
import org.jspecify.annotations.Nullable;

/** The tables that marker segments have installed so far (ITU-T T.81, B.2.4). */
final class DecoderTables {

  private static final int DESTINATIONS = 4;

  private final @Nullable QuantizationTable[] quantization =
      new @Nullable QuantizationTable[DESTINATIONS];
  private final @Nullable HuffmanCode[] dc = new @Nullable HuffmanCode[DESTINATIONS];
  private final @Nullable HuffmanCode[] ac = new @Nullable HuffmanCode[DESTINATIONS];
  private int restartInterval;

  DecoderTables() {
    dc[0] = StandardHuffmanCodes.DC_LUMINANCE;
    dc[1] = StandardHuffmanCodes.DC_CHROMINANCE;
    ac[0] = StandardHuffmanCodes.AC_LUMINANCE;
    ac[1] = StandardHuffmanCodes.AC_CHROMINANCE;
  }

  /** Installs the tables of a DQT segment. */
  void readQuantization(SegmentReader segment) throws DecodeException {
    while (segment.remaining() > 0) {
      int head = segment.u8();
      int destination = destination(segment, head);
      quantization[destination] = QuantizationTable.read(segment, head >> 4 != 0);
    }
  }

  /** Installs the codes of a DHT segment. */
  void readHuffman(SegmentReader segment) throws DecodeException {
    while (segment.remaining() > 0) {
      int head = segment.u8();
      if (head >> 4 > 1) {
        throw segment.corrupt("defines a table of class " + (head >> 4));
      }
      HuffmanCode[] codes = head >> 4 == 0 ? dc : ac;
      codes[destination(segment, head)] = HuffmanCode.read(segment);
    }
  }

  /** Takes the interval of a DRI segment. */
  void readRestartInterval(SegmentReader segment) throws DecodeException {
    restartInterval = segment.u16();
  }

  /** Returns the number of minimum coded units between restart markers, 0 if there are none. */
  int restartInterval() {
    return restartInterval;
  }

  QuantizationTable quantization(int destination) throws DecodeException {
    return require(quantization, destination);
  }

  HuffmanCode dc(int destination) throws DecodeException {
    return require(dc, destination);
  }

  HuffmanCode ac(int destination) throws DecodeException {
    return require(ac, destination);
  }

  private static <T> T require(@Nullable T[] tables, int destination) throws DecodeException {
    T table = destination < DESTINATIONS ? tables[destination] : null;
    if (table == null) {
      throw DecodeException.corrupt("A scan uses table " + destination + ", which is not defined");
    }
    return table;
  }

  private static int destination(SegmentReader segment, int head) throws DecodeException {
    int destination = head & 15;
    if (destination >= DESTINATIONS) {
      throw segment.corrupt("defines table " + destination + "; there are " + DESTINATIONS);
    }
    return destination;
  }
}
