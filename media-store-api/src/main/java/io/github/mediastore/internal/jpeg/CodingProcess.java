package io.github.mediastore.internal.jpeg;

import java.util.Optional;

/** The coding processes that a frame header can announce (ITU-T T.81, table B.1). */
enum CodingProcess {
  BASELINE(""),
  EXTENDED(""),
  PROGRESSIVE(""),
  LOSSLESS("lossless coding"),
  HIERARCHICAL("hierarchical coding"),
  ARITHMETIC("arithmetic coding");

  private final String uncovered;

  CodingProcess(String uncovered) {
    this.uncovered = uncovered;
  }

  static CodingProcess of(int frameMarker) {
    int number = frameMarker - Marker.SOF0;
    if (number >= 8) {
      return ARITHMETIC;
    }
    if (number >= 5) {
      return HIERARCHICAL;
    }
    return new CodingProcess[] {BASELINE, EXTENDED, PROGRESSIVE, LOSSLESS}[number];
  }

  /** The process by name if this decoder does not read it. */
  Optional<String> uncovered() {
    return uncovered.isEmpty() ? Optional.empty() : Optional.of(uncovered);
  }
}
