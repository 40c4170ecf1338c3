package io.github.mediastore.internal.png;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The one colour that chunk tRNS makes transparent (PNG specification, 11.3.2.1). */
final class Transparency {

  private final int[] samples;

  private Transparency(int[] samples) {
    this.samples = samples;
  }

  /** Reads the chunk's data; null if they do not fit the header. */
  static @Nullable Transparency read(ByteBuffer chunk, PngHeader header) {
    int[] samples = new int[header.type().samples()];
    if (header.type().hasAlpha() || chunk.remaining() != 2 * samples.length) {
      return null;
    }
    int mask = (1 << header.depth()) - 1;
    for (int i = 0; i < samples.length; i++) {
      samples[i] = chunk.getShort() & mask;
    }
    return new Transparency(samples);
  }

  boolean hides(int grey) {
    return grey == samples[0];
  }

  boolean hides(int red, int green, int blue) {
    return red == samples[0] && green == samples[1] && blue == samples[2];
  }
}
