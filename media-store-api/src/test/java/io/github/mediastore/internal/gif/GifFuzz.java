package io.github.mediastore.internal.gif;

import com.sun.management.ThreadMXBean;
import io.github.mediastore.fuzz.Seeds;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.header.HeaderLimits;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.ImageHeaderReader;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Fuzz target: any bytes end in a picture or a {@link DecodeException}, in no more memory than was
 * foretold; and what the decoder opens, the header reader describes alike.
 */
public final class GifFuzz {

  private static final DecodeLimits LIMITS = new DecodeLimits(1_000_000, 65_500);
  private static final HeaderLimits HEADER_LIMITS =
      new HeaderLimits(LIMITS.maxPixels(), LIMITS.maxSide(), 0, 0);

  /** The exception, and the fuzzer's own probes. */
  private static final long BESIDE = 1 << 18;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private GifFuzz() {}

  public static void fuzzerTestOneInput(byte[] gif) throws IOException {
    try {
      GifDecoder decoder = GifDecoder.open(gif, LIMITS);
      checkHeader(gif, decoder);
      boolean acceptDamaged = (gif.length & 1) != 0;
      // A class that is used for the first time is instrumented at the cost of this thread.
      if (excess(decoder, acceptDamaged) > 0) {
        long excess = excess(decoder, acceptDamaged);
        if (excess > 0) {
          throw new AssertionError("Took " + excess + " bytes more than foretold");
        }
      }
    } catch (DecodeException refused) {
      // As it should be.
    }
  }

  /** Decodes, and returns how much more memory that took than was foretold. */
  private static long excess(GifDecoder decoder, boolean acceptDamaged) {
    int width = Math.max(1, decoder.width() / 2);
    int height = Math.max(1, decoder.height() / 3);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      decoder.decode(width, height, acceptDamaged);
    } catch (DecodeException refused) {
      // As it should be.
    }
    long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
    return taken - GifDecoder.memory(decoder.width(), decoder.height(), width, height) - BESIDE;
  }

  private static void checkHeader(byte[] gif, GifDecoder decoder) throws IOException {
    try {
      UploadBuffer upload = UploadBuffer.of(gif, Integer.MAX_VALUE);
      ImageHeader early = ImageHeaderReader.read(upload, HEADER_LIMITS);
      ImageHeader header = ImageHeaderReader.complete(early, upload, HEADER_LIMITS);
      if (header.dimensions().width() != decoder.width()
          || header.dimensions().height() != decoder.height()
          || header.hasAlpha() != decoder.hasAlpha()) {
        throw new AssertionError("The header reader says " + header);
      }
    } catch (HeaderException e) {
      throw new AssertionError("The header reader refuses what the decoder opens", e);
    }
  }

  public static void main(String[] arguments) throws IOException {
    int[] colors = {0x102030, 0xF08050, 0x00FF00, 0xABCDEF};
    byte[] indexes = new byte[9 * 11];
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = (byte) (i * i / 5 % 4);
    }
    byte[] placed =
        GifBuilder.canvas(12, 12, colors)
            .extension(GifBuilder.COMMENT, new byte[5])
            .graphicControl(1, 2)
            .frame(4, 3, 9, 11, 0, colors)
            .imageData(8, indexes)
            .trailer()
            .build();
    byte[] bare =
        GifBuilder.canvas(0, 0)
            .bytes(0)
            .frame(0, 0, 300, 300, GifBuilder.INTERLACED)
            .codes(2, new GifCodes(2).keepFullTable().compress(new byte[90_000]))
            .build();
    Seeds.write(
        arguments[0],
        List.of(
            GifBuilder.gif(9, 0, colors, indexes),
            GifBuilder.gif(9, GifBuilder.INTERLACED, colors, indexes),
            placed,
            bare));
  }
}
