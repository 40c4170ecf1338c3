package io.github.mediastore.decoder;

import java.io.IOException;

/** Takes decoded frames, in the order of the coded pictures. */
@FunctionalInterface
public interface FrameSink {

  /**
   * Takes a frame.
   *
   * @param samples its samples from index 0, as {@link FrameFormat} says; used again for the next
   *     frame
   * @throws IOException if the frame is no good; nothing more is decoded
   */
  void accept(byte[] samples) throws IOException;
}
