package io.github.mediastore.internal.video;

import java.io.IOException;

/**
 * How a matrix (ISO/IEC 14496-12, section 6.2.2) turns pictures: its upper left part, of which only
 * what tells an upright picture from one that lies on its side matters here.
 */
record Turn(double a, double b, double c, double d) {

  static final Turn NONE = new Turn(1, 0, 0, 1);

  /** Reads the nine numbers of a matrix. */
  static Turn read(VideoBytes bytes) throws IOException {
    int a = bytes.i32();
    int b = bytes.i32();
    bytes.skip(4);
    int c = bytes.i32();
    int d = bytes.i32();
    bytes.skip(16);
    return new Turn(a, b, c, d);
  }

  /** Returns this turn, followed by another. */
  Turn then(Turn next) {
    return new Turn(
        a * next.a + b * next.c,
        a * next.b + b * next.d,
        c * next.a + d * next.c,
        c * next.b + d * next.d);
  }

  /** Returns whether what was wide is high afterwards. */
  boolean isOnItsSide() {
    return Math.abs(b) + Math.abs(c) > Math.abs(a) + Math.abs(d);
  }
}
