package io.github.mediastore.internal.header;

import io.github.mediastore.Dimensions;

/**
 * Where a frame lies on its canvas; it may reach beyond it.
 *
 * @param x pixels from the left edge of the canvas
 * @param y pixels from the top edge of the canvas
 * @param size the frame's own size
 */
public record FrameArea(int x, int y, Dimensions size) {

  boolean covers(long width, long height) {
    return x <= 0 && y <= 0 && size.width() >= width && size.height() >= height;
  }
}
