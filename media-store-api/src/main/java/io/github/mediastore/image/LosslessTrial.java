package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.image.CompressionReceipt.Attempt;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tries lossless WebP for pictures of few colours. Logos, charts and screenshots are often smaller
 * that way than at any lossy quality, and free of its halos; for photos the trial would be a waste.
 */
final class LosslessTrial {

  /** A logo keeps its colours and the blends at its edges; a photo passes this within some rows. */
  private static final int MOST_COLOURS = 2048;

  private final WebpEncoder encoder;

  LosslessTrial(WebpEncoder encoder) {
    this.encoder = encoder;
  }

  /**
   * Returns the better of a lossy result and a lossless one.
   *
   * @param picture the picture at its full size
   * @param lossy what the ladder made of it
   */
  QualityLadder.Result improve(BufferedImage picture, QualityLadder.Result lossy) {
    if (!hasFewColours(picture)) {
      return lossy;
    }
    byte[] file = encoder.encodeLossless(picture);
    Attempt attempt =
        new Attempt(
            new Dimensions(picture.getWidth(), picture.getHeight()), 100, true, file.length);
    List<Attempt> attempts = new ArrayList<>(lossy.attempts());
    attempts.add(attempt);
    return file.length <= lossy.file().length
        ? new QualityLadder.Result(file, attempt, attempts)
        : new QualityLadder.Result(lossy.file(), lossy.chosen(), attempts);
  }

  private static boolean hasFewColours(BufferedImage picture) {
    Set<Integer> colours = new HashSet<>();
    int[] row = new int[picture.getWidth()];
    for (int y = 0; y < picture.getHeight(); y++) {
      picture.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int i = 0; i < row.length; i++) {
        if ((i == 0 || row[i] != row[i - 1]) && colours.add(row[i])) {
          if (colours.size() > MOST_COLOURS) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
