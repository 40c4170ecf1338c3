package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.FrameFormat;
import io.github.mediastore.decoder.FrameFormat.Chroma;

/**
 * Where the samples of some rows of a picture lie in an array: a plane of luma and two of chroma,
 * one after the other.
 *
 * @param width samples in a row of luma
 * @param height rows of luma
 * @param chroma how many share a sample of chroma
 * @param bytesPerSample 1, or 2 with the lower byte first
 */
record PlaneLayout(int width, int height, Chroma chroma, int bytesPerSample) {

  static PlaneLayout of(FrameFormat format) {
    return new PlaneLayout(
        format.width(), format.height(), format.chroma(), format.bytesPerSample());
  }

  int chromaWidth() {
    return (width + chroma.stepX() - 1) / chroma.stepX();
  }

  int chromaHeight() {
    return (height + chroma.stepY() - 1) / chroma.stepY();
  }

  /** Returns how many planes there are. */
  int planes() {
    return chroma == Chroma.NONE ? 1 : 3;
  }

  /** Returns where a row of a plane begins. */
  int row(int plane, int row) {
    if (plane == 0) {
      return row * width * bytesPerSample;
    }
    int samples = width * height + ((plane - 1) * chromaHeight() + row) * chromaWidth();
    return samples * bytesPerSample;
  }

  /** Returns how many bytes the planes take. */
  long bytes() {
    long samples = (long) width * height;
    if (chroma != Chroma.NONE) {
      samples += 2L * chromaWidth() * chromaHeight();
    }
    return samples * bytesPerSample;
  }
}
