package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the scans of a progressive frame into coefficients, then these into planes (ITU-T T.81,
 * G.1).
 */
final class ProgressiveFrameDecoder extends FrameDecoder {

  private final CoefficientStore[] stores;
  private final @Nullable QuantizationTable[] quantization;
  private final Progression progression;
  private final ScanPlan plan;
  private int scans;

  ProgressiveFrameDecoder(
      byte[] jpeg,
      MarkerParser parser,
      FrameHeader frame,
      int scale,
      ScanPlan plan,
      boolean acceptDamaged) {
    super(jpeg, parser, frame, scale, acceptDamaged);
    this.plan = plan;
    stores = new CoefficientStore[planes.length];
    for (int i = 0; i < stores.length; i++) {
      stores[i] = new CoefficientStore(planes[i]);
    }
    quantization = new @Nullable QuantizationTable[planes.length];
    progression = new Progression(planes.length);
  }

  @Override
  boolean decodeScan(ScanHeader scan) throws DecodeException {
    for (ScanHeader.Selection component : scan.components()) {
      int index = component.index();
      if (quantization[index] == null) {
        // The table that stands when a component is first scanned holds for all its scans.
        quantization[index] =
            parser.tables().quantization(frame.components().get(index).quantizationTable());
      }
    }
    if (plan.needs(scans++)) {
      run(scan.isDc() ? dcDecoder(scan) : acDecoder(scan), scan);
    } else {
      parser.skipScanData();
    }
    progression.add(scan);
    return true;
  }

  @Override
  void checkComplete() throws DecodeException {
    if (!progression.hasPicture()) {
      throw incomplete("No scan brings the DC coefficients of a component");
    }
    if (!parser.endOfImage() && !progression.isComplete()) {
      throw DecodeException.truncated("The file ends before the last progressive scan");
    }
  }

  @Override
  void finish() {
    for (int i = 0; i < stores.length; i++) {
      QuantizationTable table = quantization[i];
      if (table == null) {
        planes[i].fillGrey();
      } else {
        stores[i].reconstruct(table);
      }
    }
  }

  private ScanDecoder dcDecoder(ScanHeader scan) throws DecodeException {
    List<ScanHeader.Selection> components = scan.components();
    CoefficientStore[] scanned = new CoefficientStore[components.size()];
    HuffmanTable[] tables = new HuffmanTable[scan.isRefinement() ? 0 : scanned.length];
    for (int i = 0; i < scanned.length; i++) {
      scanned[i] = stores[components.get(i).index()];
      if (!scan.isRefinement()) {
        tables[i] = HuffmanTable.dc(parser.tables().dc(components.get(i).dcTable()));
      }
    }
    return new ProgressiveDcScanDecoder(
        reader, frame, scan, parser.tables().restartInterval(), scanned, tables);
  }

  private ScanDecoder acDecoder(ScanHeader scan) throws DecodeException {
    ScanHeader.Selection component = scan.components().get(0);
    CoefficientStore store = stores[component.index()];
    HuffmanTable table = HuffmanTable.progressiveAc(parser.tables().ac(component.acTable()));
    int restartInterval = parser.tables().restartInterval();
    return scan.isRefinement()
        ? new ProgressiveRefinementScanDecoder(reader, frame, scan, restartInterval, store, table)
        : new ProgressiveAcScanDecoder(reader, frame, scan, restartInterval, store, table);
  }
}
