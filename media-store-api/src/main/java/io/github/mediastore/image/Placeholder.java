package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Makes what a page can show before a picture arrives: the picture at 16 pixels as a WebP in a data
 * URI (RFC 2397), short enough to stand in every row and every page. Browsers smooth it when they
 * enlarge it.
 *
 * <p>The quality ladder keeps the limit. What fits at no quality is shrunk, at last to one pixel:
 * the flat colour of the picture.
 */
final class Placeholder {

  /** The most characters of a placeholder, all of them ASCII. */
  static final int MOST_CHARACTERS = 200;

  private static final String PREFIX = "data:image/webp;base64,";
  private static final int MOST_BYTES = (MOST_CHARACTERS - PREFIX.length()) / 4 * 3;
  private static final int LONGER_SIDE = 16;

  private final QualityLadder ladder =
      new QualityLadder(
          new WebpEncoder(CompressionSettings.Effort.SMALLEST), List.of(60, 40, 20), MOST_BYTES);

  /**
   * Makes the placeholder of a picture.
   *
   * @param picture the finished picture, of packed integers
   * @return the data URI; empty if the picture has transparent pixels, because what stands behind
   *     them would shine through
   */
  Optional<String> of(BufferedImage picture) {
    if (hasTransparentPixels(picture)) {
      return Optional.empty();
    }
    Dimensions size =
        new Dimensions(picture.getWidth(), picture.getHeight()).fitWithin(LONGER_SIDE);
    QualityLadder.Result result =
        ladder.climbDown(average(picture, size), smaller -> average(picture, smaller));
    return Optional.of(PREFIX + Base64.getEncoder().encodeToString(result.file()));
  }

  /** Scales down to where a pixel is the average of those it stands for. */
  private static BufferedImage average(BufferedImage picture, Dimensions size) {
    BufferedImage small =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    int[] row = new int[picture.getWidth()];
    for (int y = 0; y < size.height(); y++) {
      int top = start(y, picture.getHeight(), size.height());
      int bottom = start(y + 1, picture.getHeight(), size.height());
      long[] sums = new long[3 * size.width()];
      for (int sourceY = top; sourceY < bottom; sourceY++) {
        picture.getRaster().getDataElements(0, sourceY, row.length, 1, row);
        addTo(sums, row, size.width());
      }
      for (int x = 0; x < size.width(); x++) {
        int columns = start(x + 1, row.length, size.width()) - start(x, row.length, size.width());
        long pixels = (long) columns * (bottom - top);
        small.setRGB(x, y, rgb(sums, 3 * x, pixels));
      }
    }
    return small;
  }

  private static void addTo(long[] sums, int[] row, int cells) {
    for (int cell = 0; cell < cells; cell++) {
      int end = start(cell + 1, row.length, cells);
      int red = 0;
      int green = 0;
      int blue = 0;
      for (int x = start(cell, row.length, cells); x < end; x++) {
        red += row[x] >> 16 & 0xFF;
        green += row[x] >> 8 & 0xFF;
        blue += row[x] & 0xFF;
      }
      sums[3 * cell] += red;
      sums[3 * cell + 1] += green;
      sums[3 * cell + 2] += blue;
    }
  }

  private static int rgb(long[] sums, int at, long pixels) {
    return (int) ((sums[at] + pixels / 2) / pixels) << 16
        | (int) ((sums[at + 1] + pixels / 2) / pixels) << 8
        | (int) ((sums[at + 2] + pixels / 2) / pixels);
  }

  /** Returns where a cell begins when a side is cut into equal ones. */
  private static int start(int cell, int side, int cells) {
    return (int) ((long) cell * side / cells);
  }

  private static boolean hasTransparentPixels(BufferedImage picture) {
    if (!picture.getColorModel().hasAlpha()) {
      return false;
    }
    int[] row = new int[picture.getWidth()];
    for (int y = 0; y < picture.getHeight(); y++) {
      picture.getRaster().getDataElements(0, y, row.length, 1, row);
      for (int argb : row) {
        if (argb >>> 24 != 0xFF) {
          return true;
        }
      }
    }
    return false;
  }
}
