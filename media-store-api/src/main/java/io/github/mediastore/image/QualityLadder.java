package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.image.CompressionReceipt.Attempt;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the best quality whose result fits the limit, and shrinks the picture when none does, so
 * that every picture ends within the limit.
 *
 * <p>The answer is that of trying one quality after the other from the best: the chosen one was
 * encoded and fits, the one above it was encoded and does not. Which ones to encode is guessed from
 * the encodes made, so most of those between are never made. (Should a lower quality once take more
 * bytes than a higher one, the best quality that was found to fit stands.)
 */
final class QualityLadder {

  private static final double MOST_SHRINKING_KEPT = 0.9;
  private static final double SHRINKING_MARGIN = 0.97;

  private final LossyEncoder encoder;
  private final List<Integer> qualities;
  private final int maxBytes;

  QualityLadder(LossyEncoder encoder, List<Integer> qualities, int maxBytes) {
    this.encoder = encoder;
    this.qualities = qualities;
    this.maxBytes = maxBytes;
  }

  /**
   * Encodes a picture within the limit.
   *
   * @param picture the picture at the size it should have
   * @param shrink makes the same picture at a smaller size
   * @return the file and every encode that led to it
   */
  Result climbDown(BufferedImage picture, Function<Dimensions, BufferedImage> shrink) {
    Climb climb = new Climb(picture);
    if (climb.findStep()) {
      return climb.result();
    }
    int lowest = qualities.get(qualities.size() - 1);
    Dimensions whole = new Dimensions(picture.getWidth(), picture.getHeight());
    Dimensions current = whole;
    while (climb.latest.length > maxBytes) {
      current = smaller(whole, current, climb.latest.length);
      climb.encode(shrink.apply(current), lowest);
    }
    climb.choose();
    return climb.result();
  }

  /**
   * Bytes grow about as the area does; a little more is taken off so that one step often does. The
   * size is always derived from the whole one: rounding after rounding would bend the aspect.
   */
  private Dimensions smaller(Dimensions whole, Dimensions current, int bytes) {
    double scale =
        Math.min(MOST_SHRINKING_KEPT, SHRINKING_MARGIN * Math.sqrt((double) maxBytes / bytes));
    int longer = Math.max(current.width(), current.height());
    return whole.fitWithin(Math.max(1, (int) (longer * scale)));
  }

  /** One picture on its way down: which steps are known to be too large, and which to fit. */
  private final class Climb {

    private final BufferedImage picture;
    private final SizeCurve curve;
    private final List<Attempt> attempts = new ArrayList<>();
    private int tooLarge = -1;
    private int fits = qualities.size();
    private byte[] latest = new byte[0];
    private byte[] best = new byte[0];
    private int chosen;

    Climb(BufferedImage picture) {
      this.picture = picture;
      this.curve = new SizeCurve((long) picture.getWidth() * picture.getHeight());
    }

    /** Returns whether some step fits. */
    boolean findStep() {
      int step = 0;
      while (fits - tooLarge > 1) {
        int quality = qualities.get(step);
        encode(picture, quality);
        if (latest.length <= maxBytes) {
          fits = step;
          choose();
        } else {
          tooLarge = step;
        }
        curve.learn(quality, latest.length);
        step = guess();
      }
      return fits < qualities.size();
    }

    /** Returns the first step between the known ones that is likely to fit. */
    private int guess() {
      int step = tooLarge + 1;
      while (step < fits - 1 && curve.predict(qualities.get(step)) > maxBytes) {
        step++;
      }
      return step;
    }

    void encode(BufferedImage current, int quality) {
      latest = encoder.encode(current, quality);
      Dimensions size = new Dimensions(current.getWidth(), current.getHeight());
      attempts.add(new Attempt(size, quality, false, latest.length));
    }

    /** Makes the latest encode the best so far. */
    void choose() {
      best = latest;
      chosen = attempts.size() - 1;
    }

    Result result() {
      return new Result(best, attempts.get(chosen), attempts);
    }
  }

  /**
   * What came out of the ladder.
   *
   * @param file the WebP file
   * @param chosen the encode that made it
   * @param attempts every encode in the order they were made
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
  record Result(byte[] file, Attempt chosen, List<Attempt> attempts) {}
}
