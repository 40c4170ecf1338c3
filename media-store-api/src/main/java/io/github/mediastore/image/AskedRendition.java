package io.github.mediastore.image;

import io.github.mediastore.image.CompressionSettings.Rendition;

/**
 * A rendition as a host asked for it.
 *
 * @param name its name
 * @param fit its size and shape
 * @param maxBytes its most bytes, or 0 if they follow from those of the picture itself
 */
record AskedRendition(String name, Fit fit, int maxBytes) {

  static AskedRendition of(Rendition rendition) {
    return new AskedRendition(rendition.name(), rendition.fit(), rendition.maxBytes());
  }

  /** Asks for one that has as many bytes to a pixel as the picture itself. */
  static AskedRendition inProportion(String name, Fit fit) {
    Rendition checked = new Rendition(name, fit, SettingRanges.MIN_BYTES);
    return new AskedRendition(checked.name(), checked.fit(), 0);
  }

  /** Returns the rendition of a picture with these limits. */
  Rendition within(Fit picture, int pictureBytes) {
    if (maxBytes > 0) {
      return new Rendition(name, fit, maxBytes);
    }
    double share = (double) fit.pixels() / picture.pixels();
    int bytes = (int) Math.min(Integer.MAX_VALUE, pictureBytes * share);
    return new Rendition(name, fit, Math.max(SettingRanges.MIN_BYTES, bytes));
  }
}
