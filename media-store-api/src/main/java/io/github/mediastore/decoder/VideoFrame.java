package io.github.mediastore.decoder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Which frame of a video is wanted.
 *
 * @param file the video, whole, in a file that nobody else changes meanwhile
 * @param container what the bytes of the file were found to be
 * @param at how far from the start of the video; beyond its end there is no frame
 * @param longerSide the most pixels that the longer side of the result has, 1 to 16 383
 */
public record VideoFrame(Path file, Container container, Duration at, int longerSide) {

  private static final int MAX_SIDE = 16_383;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public VideoFrame {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(container, "container");
    if (at.isNegative()) {
      throw new IllegalArgumentException("No frame is at " + at);
    }
    if (longerSide < 1 || longerSide > MAX_SIDE) {
      throw new IllegalArgumentException("No frame is made with " + longerSide + " pixels a side");
    }
  }

  /** What a video file is: no decoder is left to guess. */
  public enum Container {
    /** MP4 and QuickTime, fragmented too (ISO/IEC 14496-12). */
    ISO_MEDIA,
    /** WebM and Matroska (RFC 9559). */
    MATROSKA
  }
}
