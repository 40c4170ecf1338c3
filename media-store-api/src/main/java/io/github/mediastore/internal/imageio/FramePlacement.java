package io.github.mediastore.internal.imageio;

import io.github.mediastore.Dimensions;
import org.jspecify.annotations.Nullable;

/**
 * Where a frame lies on the canvas of its file. What it does not cover is transparent, and what
 * reaches beyond the canvas is cut off.
 *
 * @param canvas the size of the canvas, or null if the frame is all there is
 * @param x pixels from the left edge of the canvas to the frame
 * @param y pixels from the top edge of the canvas to the frame
 */
public record FramePlacement(@Nullable Dimensions canvas, int x, int y) {

  /** The frame is the picture. */
  public static final FramePlacement NONE = new FramePlacement(null, 0, 0);

  /** Returns the size of the picture that a frame of this size becomes. */
  Dimensions pictureSize(int frameWidth, int frameHeight) {
    return canvas == null ? new Dimensions(frameWidth, frameHeight) : canvas;
  }

  /** Returns whether a frame of this size hides all of the canvas. */
  boolean isCoveredBy(int frameWidth, int frameHeight) {
    return canvas == null
        || (x <= 0
            && y <= 0
            && (long) x + frameWidth >= canvas.width()
            && (long) y + frameHeight >= canvas.height());
  }
}
