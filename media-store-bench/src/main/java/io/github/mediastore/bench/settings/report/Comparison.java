package io.github.mediastore.bench.settings.report;

import io.github.mediastore.Dimensions;
import io.github.mediastore.bench.settings.measure.Nearness;
import java.awt.Rectangle;
import java.util.List;

/**
 * A part of a picture to be looked at, encoded at one quality after the other.
 *
 * @param picture the index of the picture
 * @param rank where it stands among all
 * @param size of the results
 * @param crop the part, in pixels of the results
 * @param reference the part before it was encoded
 * @param versions the part at each quality, falling
 */
public record Comparison(
    int picture,
    Rank rank,
    Dimensions size,
    Rectangle crop,
    Crop reference,
    List<Version> versions) {

  /** Where a picture stands by its similarity with the recommended setting. */
  public enum Rank {
    /** Of the least similar. */
    WORST,
    /** Of those in the middle. */
    MEDIAN,
    /** Of the most similar. */
    BEST
  }

  /**
   * The part at a quality.
   *
   * @param quality the WebP quality
   * @param bytes of the whole picture at this quality
   * @param nearness of the whole picture
   * @param crop the part
   */
  record Version(int quality, int bytes, Nearness nearness, Crop crop) {}
}
