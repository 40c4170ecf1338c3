package io.github.mediastore.internal.video;

/**
 * The size of a frame as it is shown.
 *
 * @param width pixels from left to right, at least 1
 * @param height pixels from top to bottom, at least 1
 */
public record FrameSize(int width, int height) {

  /** Returns this size after a quarter turn. */
  FrameSize transposed() {
    return new FrameSize(height, width);
  }
}
