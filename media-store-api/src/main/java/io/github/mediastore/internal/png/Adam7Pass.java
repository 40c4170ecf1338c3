package io.github.mediastore.internal.png;

import java.util.List;

/**
 * One of the seven passes that an interlaced picture comes in (PNG specification, 8.1, Adam7).
 *
 * @param left column of its first pixel
 * @param top row of its first pixel
 * @param across columns from one of its pixels to the next
 * @param down rows from one of its rows to the next
 * @param blockWidth columns that one of its pixels stands for until the later passes are there
 * @param blockHeight rows that it stands for until then
 */
record Adam7Pass(int left, int top, int across, int down, int blockWidth, int blockHeight) {

  /** The passes as they follow each other. */
  static final List<Adam7Pass> ALL =
      List.of(
          new Adam7Pass(0, 0, 8, 8, 8, 8),
          new Adam7Pass(4, 0, 8, 8, 4, 8),
          new Adam7Pass(0, 4, 4, 8, 4, 4),
          new Adam7Pass(2, 0, 4, 4, 2, 4),
          new Adam7Pass(0, 2, 2, 4, 2, 2),
          new Adam7Pass(1, 0, 2, 2, 1, 2),
          new Adam7Pass(0, 1, 1, 2, 1, 1));

  /** Returns its pixels in a row of a picture that wide, 0 if it is too narrow for the pass. */
  int columns(int width) {
    return (width - left + across - 1) / across;
  }

  /** Returns its rows in a picture that high, 0 if it is too low for the pass. */
  int rows(int height) {
    return (height - top + down - 1) / down;
  }
}
