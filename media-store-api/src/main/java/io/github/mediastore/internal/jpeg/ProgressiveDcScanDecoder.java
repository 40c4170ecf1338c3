package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.Arrays;

/** Decodes a progressive scan of DC coefficients, first or refining (ITU-T T.81, G.1.2.1). */
final class ProgressiveDcScanDecoder extends ScanDecoder {

  private final CoefficientStore[] stores;
  private final HuffmanTable[] tables;
  private final int[] predictions;
  private final boolean interleaved;
  private final boolean refinement;
  private final int low;

  /**
   * Prepares a scan.
   *
   * @param stores of the scanned components
   * @param tables for the same components, empty for a refinement, which uses no code
   */
  ProgressiveDcScanDecoder(
      BitReader reader,
      FrameHeader frame,
      ScanHeader scan,
      int restartInterval,
      CoefficientStore[] stores,
      HuffmanTable[] tables) {
    super(reader, frame, scan, restartInterval);
    this.stores = stores;
    this.tables = tables;
    this.predictions = new int[stores.length];
    this.interleaved = scan.isInterleaved();
    this.refinement = scan.isRefinement();
    this.low = scan.approximationLow();
  }

  @Override
  void restart() {
    Arrays.fill(predictions, 0);
  }

  @Override
  void decodeUnits(int row, int from, int to) throws DecodeException {
    for (int column = from; column < to; column++) {
      for (int i = 0; i < stores.length; i++) {
        CoefficientStore store = stores[i];
        int horizontal = interleaved ? store.plane.component.horizontal() : 1;
        int vertical = interleaved ? store.plane.component.vertical() : 1;
        for (int y = 0; y < vertical; y++) {
          int block = store.block(column * horizontal, row * vertical + y);
          for (int x = 0; x < horizontal; x++) {
            reader.ensureUnit();
            int place = (block + x) * store.keptPerBlock;
            if (refinement) {
              store.kept[place] |= (short) (reader.read(1) << low);
            } else {
              predictions[i] += difference(tables[i]);
              store.kept[place] = (short) (predictions[i] << low);
            }
          }
        }
      }
    }
  }

  private int difference(HuffmanTable table) throws DecodeException {
    reader.refill();
    int entry = table.entry(reader.bits);
    if (entry == 0) {
      throw reader.undefinedCode();
    }
    int difference = HuffmanTable.value(reader.bits << (entry >>> 20), (entry >> 16) & 15);
    reader.bits <<= entry;
    reader.count -= entry & 63;
    return difference;
  }
}
