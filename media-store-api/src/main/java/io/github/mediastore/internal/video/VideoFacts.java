package io.github.mediastore.internal.video;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a video file says about itself.
 *
 * @param dimensions its size as it is shown: upright, with square pixels; null if the file does not
 *     say
 * @param duration how long it takes; null if the file does not say
 * @param colors what its colours mean
 */
public record VideoFacts(
    @Nullable FrameSize dimensions, @Nullable Duration duration, FrameColors colors) {

  /** No codec has frames beyond this; what claims more is damaged. */
  private static final long MAX_SIDE = 65_535;

  /** About three years, beyond which a duration is damage. */
  private static final long MOST_SECONDS = 100_000_000;

  /** Nothing plays for less; a header that says so does not know. */
  private static final Duration SHORTEST = Duration.ofMillis(1);

  /** What is known of a file that says nothing. */
  static final VideoFacts NONE = new VideoFacts(null, null, FrameColors.UNSPECIFIED);

  /** Where such a file keeps its facts. */
  public enum Container {
    /** Boxes of the ISO base media file format (ISO/IEC 14496-12), as in MP4 and QuickTime. */
    ISO_MEDIA,
    /** Elements of EBML (RFC 8794), as in WebM and Matroska (RFC 9559). */
    EBML
  }

  /**
   * Reads the facts. Passes over the pictures and the sound by {@link InputStream#skip}, so that
   * little of a file is read wherever in it the facts are.
   *
   * @param in the file from its start; not closed
   * @param container what it is
   * @return what could be learnt; damage is not reported, since a video that is damaged here may
   *     play all the same
   * @throws IOException if the stream fails, other than by ending
   */
  public static VideoFacts read(InputStream in, Container container) throws IOException {
    VideoBytes bytes = new VideoBytes(in);
    return switch (container) {
      case ISO_MEDIA -> new IsoVideo(bytes).read();
      case EBML -> new WebmVideo(bytes).read();
    };
  }

  /** Returns the duration of so many units, or null if that is no sensible number. */
  static @Nullable Duration duration(long units, long unitsPerSecond) {
    if (units <= 0 || unitsPerSecond <= 0 || units / unitsPerSecond > MOST_SECONDS) {
      return null;
    }
    double rest = (double) (units % unitsPerSecond) / unitsPerSecond;
    long nanos = (long) (rest * 1_000_000_000);
    Duration duration = Duration.ofSeconds(units / unitsPerSecond, nanos);
    return duration.compareTo(SHORTEST) < 0 ? null : duration;
  }

  /**
   * Returns a size with square pixels, as browsers show it: the side along which pixels are longer
   * is stretched.
   *
   * @param width pixels as they are stored
   * @param height pixels as they are stored
   * @param pixelWidth how wide one of them is, in any unit
   * @param pixelHeight how high one of them is, in the same
   * @return the size, or null if there is none
   */
  static @Nullable FrameSize shown(long width, long height, long pixelWidth, long pixelHeight) {
    if (pixelWidth > pixelHeight && pixelHeight > 0) {
      return dimensions(Math.round((double) width * pixelWidth / pixelHeight), height);
    }
    if (pixelHeight > pixelWidth && pixelWidth > 0) {
      return dimensions(width, Math.round((double) height * pixelHeight / pixelWidth));
    }
    return dimensions(width, height);
  }

  /** Returns a size, or null if no frame has it. */
  static @Nullable FrameSize dimensions(long width, long height) {
    boolean possible = width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE;
    return possible ? new FrameSize((int) width, (int) height) : null;
  }
}
