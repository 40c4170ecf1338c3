package io.github.mediastore.posters;

import io.github.mediastore.decoder.DecoderException;
import io.github.mediastore.decoder.ExternalDecoder;
import io.github.mediastore.decoder.VideoFrame;
import io.github.mediastore.decoder.VideoFrame.Container;
import io.github.mediastore.internal.video.FrameLook;
import io.github.mediastore.posters.PosterResult.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a few moments of a video and takes the first that is a good picture, or the best of
 * them: many begin with black, and many with a title on one colour.
 */
final class FrameChoice {

  /** How far into a video, in percent, and at most how many seconds: far ones take long to find. */
  private static final List<Place> PLACES =
      List.of(new Place(10, 10), new Place(30, 60), new Place(50, 300), new Place(5, 1));

  /** Where a video that does not say how long it plays is looked at, in milliseconds. */
  private static final List<Integer> MILLIS = List.of(1000, 4000, 250);

  private final ExternalDecoder decoder;
  private final Duration timeLimit;
  private final int longerSide;

  FrameChoice(ExternalDecoder decoder, Duration timeLimit, int longerSide) {
    this.decoder = decoder;
    this.timeLimit = timeLimit;
    this.longerSide = longerSide;
  }

  /**
   * Returns the frame to be shown.
   *
   * @param duration how long the video plays; zero if nobody knows
   * @throws DecoderException if no frame can be decoded, with the first reason
   */
  Chosen best(Path file, Container container, Duration duration)
      throws DecoderException, PosterException {
    long end = System.nanoTime() + timeLimit.toNanos();
    @Nullable Chosen best = null;
    @Nullable DecoderException failure = null;
    int tried = 0;
    for (Duration at : moments(duration)) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (tried > 0 && (left.isNegative() || left.isZero())) {
        break;
      }
      tried++;
      try {
        byte[] png = decoder.frame(new VideoFrame(file, container, at, longerSide), left);
        if (png.length > 0) {
          Chosen chosen = new Chosen(png, look(png), at, tried);
          if (chosen.look().isGood()) {
            return chosen;
          }
          best = best == null || chosen.look().isBetterThan(best.look()) ? chosen : best;
        }
      } catch (DecoderException e) {
        failure = failure == null ? e : failure;
        if (e.kind() != DecoderException.Kind.CORRUPT) {
          break; // Another moment would fare no better.
        }
      }
    }
    if (best != null) {
      return best;
    }
    if (failure != null) {
      throw failure;
    }
    throw new PosterException(Failure.NO_FRAME, "The video has no frame to show", null);
  }

  private static FrameLook look(byte[] png) throws DecoderException {
    try {
      return FrameLook.of(png);
    } catch (IOException e) {
      throw new DecoderException(DecoderException.Kind.CORRUPT, "its decoder made no PNG", e);
    }
  }

  /** Returns the moments in the order in which they are tried; the first frame is the last hope. */
  static Set<Duration> moments(Duration duration) {
    Set<Duration> moments = new LinkedHashSet<>();
    if (duration.isZero()) {
      MILLIS.forEach(millis -> moments.add(Duration.ofMillis(millis)));
    } else {
      PLACES.forEach(place -> moments.add(place.in(duration)));
    }
    moments.add(Duration.ZERO);
    return moments;
  }

  /** A part of a video, which of a long one is at most so many seconds. */
  private record Place(int percent, int mostSeconds) {

    Duration in(Duration duration) {
      Duration place = Duration.ofMillis(duration.toMillis() / 100 * percent);
      Duration most = Duration.ofSeconds(mostSeconds);
      return place.compareTo(most) < 0 ? place : most;
    }
  }

  /** A frame, and where in the video it is. */
  static final class Chosen {

    private final byte[] png;
    private final FrameLook look;
    private final Duration at;
    private final int tried;

    private Chosen(byte[] png, FrameLook look, Duration at, int tried) {
      this.png = png;
      this.look = look;
      this.at = at;
      this.tried = tried;
    }

    byte[] png() {
      return png;
    }

    private FrameLook look() {
      return look;
    }

    Duration at() {
      return at;
    }

    /** Returns how many moments were tried until then. */
    int tried() {
      return tried;
    }
  }
}
