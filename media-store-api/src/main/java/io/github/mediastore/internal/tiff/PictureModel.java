package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.raster.Picture.Colour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the channels of a picture mean.
 *
 * @param colour what those of the colour are
 * @param channels those of the colour, then that of the opacity if there is one
 * @param opacity whether there is one, and whether colours are multiplied by it
 * @param chrominance how luminance and chrominance become colours, if they are stored so
 */
record PictureModel(
    Colour colour, List<Channel> channels, Opacity opacity, @Nullable Chrominance chrominance) {

  PictureModel {
    channels = List.copyOf(channels);
  }

  boolean hasAlpha() {
    return opacity != Opacity.NONE;
  }

  /** Returns how many samples of a channel there are. */
  Subsampling subsampling(int channel) {
    return chrominance == null || channel == 0 || channel >= colour.components()
        ? Subsampling.NONE
        : chrominance.subsampling();
  }

  /** What the samples beyond the colour say of its opacity (TIFF 6.0, section 18). */
  enum Opacity {
    /** All pixels are opaque. */
    NONE,
    /** Colours are multiplied by the opacity that follows them. */
    ASSOCIATED,
    /** Colours are as if the pixel were opaque. */
    UNASSOCIATED
  }

  /**
   * How many pixels share a sample.
   *
   * @param across beside each other: 1, 2 or 4
   * @param down below each other: 1, 2 or 4
   */
  record Subsampling(int across, int down) {

    static final Subsampling NONE = new Subsampling(1, 1);

    Grid grid(TiffLayout layout) {
      return new Grid((double) layout.width() / across, (double) layout.height() / down);
    }
  }
}
