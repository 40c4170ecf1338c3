package io.github.mediastore.bench;

import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.internal.CompressorStages;
import java.awt.image.BufferedImage;

/** The quality ladder under a limit that a picture meets at a known step. Immutable. */
final class StagedLadder {

  /** What the default settings ask of libwebp. */
  private static final int METHOD = 4;

  private final CompressorStages compressor;
  private final BufferedImage picture;
  private final int maxBytes;

  private StagedLadder(CompressorStages compressor, BufferedImage picture, int maxBytes) {
    this.compressor = compressor;
    this.picture = picture;
    this.maxBytes = maxBytes;
  }

  /** Sets the limit to what the picture takes at a quality. */
  static StagedLadder endingAt(int quality, Upload upload) {
    CompressorStages compressor = upload.compressor();
    BufferedImage picture = upload.stages().upright();
    return new StagedLadder(
        compressor, picture, compressor.encode(picture, quality, METHOD).length);
  }

  /** Tries one quality after the other. */
  byte[] climbDownStepByStep() {
    for (int quality : CompressionSettings.defaults().qualities()) {
      byte[] file = compressor.encode(picture, quality, METHOD);
      if (file.length <= maxBytes) {
        return file;
      }
    }
    throw new IllegalStateException("The lowest quality does not fit " + maxBytes + " bytes");
  }

  /** Runs the library's ladder. */
  byte[] climbDown() {
    return compressor.climbDown(picture, maxBytes);
  }
}
