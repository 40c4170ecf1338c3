package io.github.mediastore.internal.heif;

import io.github.mediastore.internal.raster.View;
import io.github.mediastore.internal.raster.ViewPlan;
import java.util.List;
import java.util.Optional;

/**
 * Pictures that lie on a canvas, the later ones over the earlier (ISO/IEC 23008-12, section
 * 6.6.2.2).
 *
 * @param width of the canvas
 * @param height of the canvas
 * @param fill the colour of the canvas, {@code 0xAARRGGBB}
 * @param pieces one or more
 */
record Overlay(int width, int height, int fill, List<Piece> pieces) implements PictureSource {

  private static final int OPAQUE = 0xFF;
  private static final int CHANNELS = 4;

  @Override
  public Layer colors() {
    return pieces.get(0).image().source().colors();
  }

  @Override
  public Optional<CodePoints> meaning() {
    return pieces.get(0).image().meaning();
  }

  /** The colour of the canvas is none. */
  @Override
  public boolean isGrey() {
    return false;
  }

  @Override
  public boolean hasAlpha() {
    return fill >>> 24 != OPAQUE;
  }

  /** As if all lay below the canvas: so the limit of pixels is one for all of them together. */
  @Override
  public long codedWidth() {
    return Math.max(
        width, pieces.stream().mapToLong(piece -> piece.image().codedWidth()).max().orElseThrow());
  }

  @Override
  public long codedHeight() {
    return height + pieces.stream().mapToLong(piece -> piece.image().codedHeight()).sum();
  }

  /** The canvas, and the piece that takes most. */
  @Override
  public long memory() {
    long canvas = (long) CHANNELS * width * height;
    return canvas + pieces.stream().mapToLong(Overlay::memory).max().orElseThrow();
  }

  private static long memory(Piece piece) {
    HeifImage image = piece.image();
    View whole = View.whole(image.width(), image.height());
    long channel = new ViewPlan(List.of(whole)).memory(image.width(), image.height());
    return image.memory() + CHANNELS * channel;
  }

  /**
   * One of the pictures.
   *
   * @param image the picture
   * @param left where it begins on the canvas; part of it may lie beside
   * @param top where it begins
   */
  record Piece(HeifImage image, int left, int top) {}
}
