package io.github.mediastore.image;

import io.github.mediastore.image.CompressionSettings.Rendition;

/**
 * A rendition as a host asked for it.
 *
 * @param name its name
 * @param maxDimension the most pixels of its longer side
 * @param maxBytes its most bytes, or 0 if they follow from those of the picture itself
 */
record AskedRendition(String name, int maxDimension, int maxBytes) {

  static AskedRendition of(Rendition rendition) {
    return new AskedRendition(rendition.name(), rendition.maxDimension(), rendition.maxBytes());
  }

  /** Asks for one that has as many bytes to a pixel as the picture itself. */
  static AskedRendition inProportion(String name, int maxDimension) {
    Rendition checked = new Rendition(name, maxDimension, SettingRanges.MIN_BYTES);
    return new AskedRendition(checked.name(), checked.maxDimension(), 0);
  }

  /** Returns the rendition of a picture with these limits. */
  Rendition within(int pictureDimension, int pictureBytes) {
    if (maxBytes > 0) {
      return new Rendition(name, maxDimension, maxBytes);
    }
    double share = (double) maxDimension / pictureDimension;
    int bytes = (int) Math.min(Integer.MAX_VALUE, pictureBytes * share * share);
    return new Rendition(name, maxDimension, Math.max(SettingRanges.MIN_BYTES, bytes));
  }
}
