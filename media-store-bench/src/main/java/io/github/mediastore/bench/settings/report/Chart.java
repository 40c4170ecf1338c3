package io.github.mediastore.bench.settings.report;

/** A picture of figures. */
@FunctionalInterface
interface Chart {

  /** Width for a page on a desk. */
  int WIDE = 720;

  /** Width for a phone, where a wide chart could not be read. */
  int NARROW = 340;

  /** Draws it at a width. */
  String svg(int width);
}
