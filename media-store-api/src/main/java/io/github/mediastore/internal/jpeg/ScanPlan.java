package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which scans of a progressive picture a scale needs.
 *
 * <p>A scan is needed if it brings coefficients that the scale uses. A refinement scan that is
 * needed makes the earlier scans of its whole band needed: without knowing which coefficients are
 * nonzero it cannot be parsed (ITU-T T.81, G.1.2.3). So the plan is made from the last scan to the
 * first.
 */
final class ScanPlan {

  private final boolean[] needed;

  private ScanPlan(boolean[] needed) {
    this.needed = needed;
  }

  /**
   * Walks over the scan headers of a file.
   *
   * @param parser a parser at the start of the file
   * @param lastKept for each component the zig-zag index of the last coefficient that is used
   * @param acceptDamaged whether to plan with the scans before a damaged header
   */
  static ScanPlan of(MarkerParser parser, int[] lastKept, boolean acceptDamaged)
      throws DecodeException {
    List<ScanHeader> scans = new ArrayList<>();
    boolean closed = true;
    try {
      for (Optional<ScanHeader> next = parser.nextScan(); next.isPresent(); ) {
        scans.add(next.get());
        closed = parser.skipScanData();
        next = parser.nextScan();
      }
    } catch (DecodeException e) {
      // Decoding comes to the same header, and reports it there.
      if (!acceptDamaged) {
        throw e;
      }
    }
    int[] lastNeeded = lastKept.clone();
    if (!closed) {
      // Only decoding can tell whether a scan that nothing follows is complete.
      Arrays.fill(lastNeeded, 63);
    }
    boolean[] needed = new boolean[scans.size()];
    for (int i = needed.length - 1; i >= 0; i--) {
      ScanHeader scan = scans.get(i);
      int component = scan.components().get(0).index();
      needed[i] = scan.spectralStart() <= lastNeeded[component];
      if (needed[i] && scan.isRefinement()) {
        lastNeeded[component] = Math.max(lastNeeded[component], scan.spectralEnd());
      }
    }
    return new ScanPlan(needed);
  }

  /** Whether the scan, counted from 0, has to be decoded. Scans that were not seen are not. */
  boolean needs(int scan) {
    return scan < needed.length && needed[scan];
  }
}
