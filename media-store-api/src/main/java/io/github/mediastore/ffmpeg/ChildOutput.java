package io.github.mediastore.ffmpeg;

import java.io.IOException;

/** Takes what a child writes to its standard output, as it comes. */
@FunctionalInterface
interface ChildOutput {

  /**
   * Takes some bytes.
   *
   * @param bytes the bytes from index 0; used again
   * @throws IOException to end the child
   */
  void take(byte[] bytes, int length) throws IOException;
}
