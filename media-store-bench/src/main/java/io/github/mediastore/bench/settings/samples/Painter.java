package io.github.mediastore.bench.settings.samples;

import java.awt.image.BufferedImage;

/** Paints one picture, the same at each call. */
@FunctionalInterface
interface Painter {

  /** Paints it at a size. */
  BufferedImage paint(int width, int height);
}
