package io.github.mediastore.image;

import io.github.mediastore.image.CompressionSettings.Effort;
import java.awt.image.BufferedImage;

/** The quality ladder under a limit that a picture meets at a known step. Immutable. */
public final class StagedLadder {

  private static final CompressionSettings SETTINGS = CompressionSettings.defaults();

  private final BufferedImage picture;
  private final WebpEncoder encoder;
  private final int maxBytes;

  private StagedLadder(BufferedImage picture, WebpEncoder encoder, int maxBytes) {
    this.picture = picture;
    this.encoder = encoder;
    this.maxBytes = maxBytes;
  }

  /** Sets the limit to what the picture takes at a quality. */
  public static StagedLadder endingAt(int quality, BufferedImage picture) {
    WebpEncoder encoder = new WebpEncoder(Effort.BALANCED);
    return new StagedLadder(picture, encoder, encoder.encode(picture, quality).length);
  }

  /** Tries one quality after the other. */
  public byte[] climbDownStepByStep() {
    for (int quality : SETTINGS.qualities()) {
      byte[] file = encoder.encode(picture, quality);
      if (file.length <= maxBytes) {
        return file;
      }
    }
    throw new IllegalStateException("The lowest quality does not fit " + maxBytes + " bytes");
  }

  /** Runs the library's ladder. */
  public byte[] climbDown() {
    return new QualityLadder(encoder, SETTINGS.qualities(), maxBytes)
        .climbDown(picture, size -> picture)
        .file();
  }
}
