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
 */
final class QualityLadder {

  private final WebpEncoder encoder;
  private final List<Integer> qualities;
  private final int maxBytes;

  QualityLadder(WebpEncoder encoder, List<Integer> qualities, int maxBytes) {
    this.encoder = encoder;
    this.qualities = qualities;
    this.maxBytes = maxBytes;
  }

  /**
   * Encodes a picture within the limit.
   *
   * @param size the size it should have
   * @param picture makes the picture at that or a smaller size
   * @return the file and every encode that led to it
   */
  Result climbDown(Dimensions size, Function<Dimensions, BufferedImage> picture) {
    List<Attempt> attempts = new ArrayList<>();
    BufferedImage current = picture.apply(size);
    byte[] file = new byte[0];
    for (int quality : qualities) {
      file = attempt(current, quality, attempts);
      if (file.length <= maxBytes) {
        return new Result(file, attempts);
      }
    }
    int lowest = qualities.get(qualities.size() - 1);
    while (file.length > maxBytes) {
      current = picture.apply(smaller(dimensions(current), file.length));
      file = attempt(current, lowest, attempts);
    }
    return new Result(file, attempts);
  }

  private byte[] attempt(BufferedImage picture, int quality, List<Attempt> attempts) {
    byte[] file = encoder.encode(picture, quality);
    attempts.add(new Attempt(dimensions(picture), quality, file.length));
    return file;
  }

  /** Bytes grow about as the area does; a little more is taken off so that one step often does. */
  private Dimensions smaller(Dimensions dimensions, int bytes) {
    double scale = Math.min(0.9, 0.97 * Math.sqrt((double) maxBytes / bytes));
    return new Dimensions(
        Math.max(1, (int) (dimensions.width() * scale)),
        Math.max(1, (int) (dimensions.height() * scale)));
  }

  private static Dimensions dimensions(BufferedImage picture) {
    return new Dimensions(picture.getWidth(), picture.getHeight());
  }

  /**
   * What came out of the ladder.
   *
   * @param file the WebP file
   * @param attempts every encode, in order; the last one is the file
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
  record Result(byte[] file, List<Attempt> attempts) {}
}
