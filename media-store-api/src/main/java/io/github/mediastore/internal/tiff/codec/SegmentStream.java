package io.github.mediastore.internal.tiff.codec;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * The bytes of one segment (a strip or tile) of a TIFF as they were before compression.
 *
 * <p>Holds tables of constant size, never the segment. For one thread; whoever opens it closes it.
 */
public interface SegmentStream extends AutoCloseable {

  /**
   * Fills {@code length} bytes of {@code into} from {@code offset}, fewer only where the segment
   * ends. A segment that breaks off ends there too: what is missing is for the caller to judge, who
   * knows the size of the picture.
   *
   * @return how many bytes were filled; 0 from the end on
   * @throws DecodeException if the compressed bytes contradict their scheme; the stream is then of
   *     no further use
   */
  int read(byte[] into, int offset, int length) throws DecodeException;

  /** Gives back what the decompressor holds. */
  @Override
  default void close() {}
}
