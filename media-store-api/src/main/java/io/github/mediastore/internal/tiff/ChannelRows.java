package io.github.mediastore.internal.tiff;

import java.io.IOException;

/**
 * The rows of each channel of a picture, as 8-bit levels.
 *
 * <p>Rows of all channels are asked for in the order in which they lie in the picture, from the top
 * down: what has been passed is gone.
 */
interface ChannelRows extends AutoCloseable {

  /** Returns the size of a channel. */
  Grid grid(int channel);

  /**
   * Gives the next row of a channel.
   *
   * @param channel which, the first being 0
   * @param levels receives as many levels as the channel's grid is wide
   * @throws IOException if the file is damaged
   */
  void next(int channel, byte[] levels) throws IOException;

  @Override
  void close();
}
