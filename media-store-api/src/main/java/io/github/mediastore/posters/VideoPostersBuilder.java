package io.github.mediastore.posters;

import io.github.mediastore.decoder.ExternalDecoder;
import io.github.mediastore.image.ImageCompressor;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says how posters are made. Not for several threads. */
public final class VideoPostersBuilder {

  private static final int MOST_PIXELS = 4096;

  final ExternalDecoder decoder;
  Duration timeLimit = Duration.ofSeconds(15);
  int longerSide = 1024;
  long maxSpooledBytes = 1L << 30;
  private @Nullable ImageCompressor compressor;

  VideoPostersBuilder(ExternalDecoder decoder) {
    this.decoder = Objects.requireNonNull(decoder, "decoder");
  }

  /**
   * Sets what compresses the frame; by default a compressor of default settings, which makes WebP
   * with a placeholder.
   *
   * @param imageCompressor the compressor, such as the one of the host's pictures
   * @return this builder
   */
  public VideoPostersBuilder compressor(ImageCompressor imageCompressor) {
    this.compressor = Objects.requireNonNull(imageCompressor, "imageCompressor");
    return this;
  }

  /**
   * Sets how long frames are looked for. After it no other moment is tried; the one that is being
   * decoded then takes no longer than the decoder allows.
   *
   * @param limit above 0; 15 seconds by default
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public VideoPostersBuilder timeLimit(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("timeLimit is " + limit + "; it must be positive");
    }
    this.timeLimit = limit;
    return this;
  }

  /**
   * Sets how large a frame is decoded. The compressor's own limits hold beside it.
   *
   * @param pixels the most pixels of the longer side, 16 to 4096; 1024 by default
   * @return this builder
   * @throws IllegalArgumentException if it is out of range
   */
  public VideoPostersBuilder longerSide(int pixels) {
    if (pixels < 16 || pixels > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "longerSide is " + pixels + "; it must be 16 to " + MOST_PIXELS);
    }
    this.longerSide = pixels;
    return this;
  }

  /**
   * Sets how much of a video is copied to a temporary file, where it is not in a file already. Of a
   * larger one only the beginning is looked at, which tells nothing if its index lies at the end.
   *
   * @param bytes at least 0; 1 GiB by default
   * @return this builder
   * @throws IllegalArgumentException if it is negative
   */
  public VideoPostersBuilder maxSpooledBytes(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("maxSpooledBytes is " + bytes);
    }
    this.maxSpooledBytes = bytes;
    return this;
  }

  /**
   * Makes what makes posters.
   *
   * @return the posters
   * @throws io.github.mediastore.CodecUnavailableException if no compressor was given and this
   *     machine cannot run the WebP library
   */
  public VideoPosters build() {
    return new VideoPosters(
        this, compressor == null ? VideoPosters.defaultCompressor() : compressor);
  }
}
