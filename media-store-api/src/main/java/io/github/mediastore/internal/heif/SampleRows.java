package io.github.mediastore.internal.heif;

/**
 * Reads rows of samples; where chroma is coarser, it is interpolated: a sample lies in the middle
 * of the pixels that share it, as the decoders of pictures have it.
 */
final class SampleRows {

  private final PlaneLayout layout;
  private final int mask;
  private final int width;
  private final int[] luma;
  private final int[][] chroma;
  private final int[] near;
  private final int[] far;

  /**
   * Prepares to read.
   *
   * @param width how many pixels of a row are wanted
   */
  SampleRows(PlaneLayout layout, int bitDepth, int width) {
    this.layout = layout;
    this.mask = (1 << bitDepth) - 1;
    this.width = width;
    this.luma = new int[width];
    this.chroma = new int[2][width];
    this.near = new int[layout.chromaWidth()];
    this.far = new int[layout.chromaWidth()];
  }

  /** Returns a row of luma; used again for the next. */
  int[] luma(byte[] samples, int row) {
    read(samples, layout.row(0, row), luma, width);
    return luma;
  }

  /** Returns a row of a chroma, in sixteenths; used again for the next. */
  int[] chroma(byte[] samples, int plane, int row) {
    int[] target = chroma[plane - 1];
    int stepY = layout.chroma().stepY();
    int nearest = row / stepY;
    read(samples, layout.row(plane, nearest), near, near.length);
    if (stepY == 1) {
      scale(near, near.length, 4);
    } else {
      int other = nearest + (row % 2 == 0 ? -1 : 1);
      int last = layout.chromaHeight() - 1;
      read(samples, layout.row(plane, Math.max(0, Math.min(last, other))), far, far.length);
      for (int x = 0; x < near.length; x++) {
        near[x] = 3 * near[x] + far[x];
      }
    }
    if (layout.chroma().stepX() == 1) {
      System.arraycopy(near, 0, target, 0, width);
      scale(target, width, 4);
    } else {
      widen(near, target);
    }
    return target;
  }

  private static void scale(int[] values, int count, int factor) {
    for (int x = 0; x < count; x++) {
      values[x] *= factor;
    }
  }

  private void widen(int[] half, int[] target) {
    int last = half.length - 1;
    for (int x = 0; x < width; x++) {
      int sample = x >> 1;
      int other = (x & 1) == 0 ? Math.max(0, sample - 1) : Math.min(last, sample + 1);
      target[x] = 3 * half[sample] + half[other];
    }
  }

  /** What has bits beyond its depth is damaged; they are dropped. */
  private void read(byte[] samples, int offset, int[] target, int count) {
    if (layout.bytesPerSample() == 1) {
      for (int x = 0; x < count; x++) {
        target[x] = samples[offset + x] & 0xFF;
      }
    } else {
      for (int x = 0, at = offset; x < count; x++, at += 2) {
        target[x] = ((samples[at] & 0xFF) | (samples[at + 1] & 0xFF) << 8) & mask;
      }
    }
  }
}
