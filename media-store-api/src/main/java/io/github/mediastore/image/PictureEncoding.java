package io.github.mediastore.image;

import io.github.mediastore.internal.header.HeifDetails;
import io.github.mediastore.internal.header.ImageHeader;

/**
 * How pictures are encoded, by what they were decoded from.
 *
 * @param ladder makes the full picture
 * @param losslessTrial may make it without loss
 * @param renditions make the renditions
 */
record PictureEncoding(
    QualityLadder ladder, LosslessTrial losslessTrial, RenditionLadders renditions) {

  private static PictureEncoding by(WebpEncoder encoder, CompressionSettings settings) {
    return new PictureEncoding(
        new QualityLadder(encoder, settings.qualities(), settings.maxBytes()),
        new LosslessTrial(encoder),
        new RenditionLadders(encoder, settings));
  }

  /** Two of them. */
  record Choice(PictureEncoding usual, PictureEncoding sharp) {

    static Choice of(WebpEncoder encoder, CompressionSettings settings) {
      return new Choice(by(encoder, settings), by(encoder.withSharpChroma(), settings));
    }

    /** Where decoding takes a second, half an encode more for truer colours is little. */
    PictureEncoding of(ImageHeader header) {
      return header.details() instanceof HeifDetails ? sharp : usual;
    }
  }
}
