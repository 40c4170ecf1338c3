package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.HashMap;
import java.util.Map;

/** Decodes the scans of a sequential frame, each component in one of them (ITU-T T.81, A.2). */
final class SequentialFrameDecoder extends FrameDecoder {

  private final boolean[] decoded;

  SequentialFrameDecoder(
      byte[] jpeg, MarkerParser parser, FrameHeader frame, int scale, boolean acceptDamaged) {
    super(jpeg, parser, frame, scale, acceptDamaged);
    decoded = new boolean[planes.length];
    if (acceptDamaged) {
      for (ComponentPlane plane : planes) {
        plane.fillGrey();
      }
    }
  }

  @Override
  boolean decodeScan(ScanHeader scan) throws DecodeException {
    DecoderTables tables = parser.tables();
    // Components that share a code share its tables, which then stay in the cache.
    Map<HuffmanCode, HuffmanTable> dcTables = new HashMap<>();
    Map<HuffmanCode, AcTables> acTables = new HashMap<>();
    SequentialComponent[] components = new SequentialComponent[scan.components().size()];
    for (int i = 0; i < components.length; i++) {
      ScanHeader.Selection selection = scan.components().get(i);
      HuffmanCode dc = tables.dc(selection.dcTable());
      HuffmanCode ac = tables.ac(selection.acTable());
      if (!dcTables.containsKey(dc)) {
        dcTables.put(dc, HuffmanTable.dc(dc));
      }
      if (!acTables.containsKey(ac)) {
        acTables.put(ac, AcTables.of(ac));
      }
      ComponentPlane plane = planes[selection.index()];
      QuantizationTable quantization = tables.quantization(plane.component.quantizationTable());
      components[i] =
          new SequentialComponent(
              plane, scan.isInterleaved(), quantization, dcTables.get(dc), acTables.get(ac));
      decoded[selection.index()] = true;
    }
    run(new SequentialScanDecoder(reader, frame, scan, tables.restartInterval(), components), scan);
    return missing() >= 0;
  }

  @Override
  void checkComplete() throws DecodeException {
    int missing = missing();
    if (missing >= 0) {
      throw incomplete("No scan brings component " + frame.components().get(missing).id());
    }
  }

  @Override
  void finish() {
    // The scans wrote the planes.
  }

  private int missing() {
    for (int i = 0; i < decoded.length; i++) {
      if (!decoded[i]) {
        return i;
      }
    }
    return -1;
  }
}
